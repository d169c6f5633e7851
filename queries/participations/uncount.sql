-- Takes the counted version of a participation out of the figures; none may count.
-- param participation_id uuid
-- param uncounted_at timestamp
update participations
set uncounted_at = $uncounted_at
where participation_id = $participation_id and counted_at is not null and uncounted_at is null;
