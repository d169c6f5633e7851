-- One row per saved view, whoever kept it.
-- column saved_view_id uuid
-- column query varchar: what its filters chose, as in an address
select saved_view_id, query,
from saved_views
order by saved_view_id;
