-- Notes how a try has ended.
-- param organisation_id uuid
-- param sort varchar
-- param period varchar: as one word
-- param is_made boolean
-- param failure varchar: why it could not be made, empty where it was
update scheduled_papers
set is_made = $is_made, failure = $failure
where organisation_id = $organisation_id and sort = $sort and period = $period;
