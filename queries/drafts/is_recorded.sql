-- One row: whether a record was made of the draft; it bears the draft's id.
-- param draft_id uuid
-- column is_recorded boolean
select
    exists (select 1 from activities where activity_id = $draft_id)
    or exists (select 1 from resource_uses where resource_use_id = $draft_id) as is_recorded;
