-- Takes the counted version of a use of a resource out of the figures; none may count.
-- param resource_use_id uuid
-- param uncounted_at timestamp
update resource_uses
set uncounted_at = $uncounted_at
where resource_use_id = $resource_use_id and counted_at is not null and uncounted_at is null;
