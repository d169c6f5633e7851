-- Notes that two activities are two, once.
-- param first_activity_id uuid
-- param second_activity_id uuid
-- param organisation_id uuid
-- param declared_by uuid
-- param declared_at timestamp
insert into distinct_pairs (
    first_activity_id, second_activity_id, organisation_id, declared_by, declared_at
)
select $first_activity_id, $second_activity_id, $organisation_id, $declared_by, $declared_at
where not exists (
    select 1
    from distinct_pairs
    where first_activity_id = $first_activity_id and second_activity_id = $second_activity_id
);
