-- Notes that a paper is tried for the first time.
-- param organisation_id uuid
-- param sort varchar
-- param period varchar: as one word
-- param tried_at timestamp
insert into scheduled_papers (organisation_id, sort, period, tries, tried_at, is_made, failure)
values ($organisation_id, $sort, $period, 1, $tried_at, false, '');
