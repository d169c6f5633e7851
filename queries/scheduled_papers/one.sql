-- One row: what the schedule has tried of a paper; no row where it has not yet.
-- param organisation_id uuid
-- param sort varchar
-- param period varchar: as one word
-- column tries integer
-- column tried_at timestamp
-- column is_made boolean
select tries, tried_at, is_made,
from scheduled_papers
where organisation_id = $organisation_id and sort = $sort and period = $period;
