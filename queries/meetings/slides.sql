-- One row per slide of a meeting's plan, in their order.
-- param meeting_id uuid
-- param organisation_id uuid
-- column sort varchar
-- column title varchar: empty for what its source is called
-- column screen varchar
-- column card varchar
-- column filters varchar: the query of an address
-- column text varchar
-- column notes varchar
select sort, title, screen, card, filters, text, notes,
from meeting_slides
where meeting_id = $meeting_id and organisation_id = $organisation_id
order by place;
