-- One row: the standing texts of an organisation as they were changed last; none before a change.
-- param organisation_id uuid
-- column version integer
-- column texts varchar: all of them as JSON
select version, texts,
from standing_texts
where organisation_id = $organisation_id
order by version desc
limit 1;
