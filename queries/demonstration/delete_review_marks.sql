-- Deletes what was noted as seen of the records of the demonstration.
-- param organisation_id uuid
delete from review_marks
where record_id in (
    select participation_id from participations where organisation_id = $organisation_id
    union all
    select resource_use_id from resource_uses where organisation_id = $organisation_id
);
