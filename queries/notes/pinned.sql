-- One row per note that is pinned to a mark, a withdrawn one too, of any organisation.
-- column note_id uuid
-- column version integer
-- column mark varchar
select note_id, version, mark,
from notes
where superseded_at is null and mark <> ''
order by note_id;
