-- Deletes the templates of decks of the demonstration.
-- param organisation_id uuid
delete from deck_templates
where organisation_id = $organisation_id;
