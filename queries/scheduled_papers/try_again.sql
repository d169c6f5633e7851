-- Notes that a paper is tried once more.
-- param organisation_id uuid
-- param sort varchar
-- param period varchar: as one word
-- param tried_at timestamp
update scheduled_papers
set tries = tries + 1, tried_at = $tried_at
where organisation_id = $organisation_id and sort = $sort and period = $period and not is_made;
