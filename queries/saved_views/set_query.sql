-- Sets what the filters of a saved view choose.
-- param saved_view_id uuid
-- param query varchar: as in an address
update saved_views
set query = $query
where saved_view_id = $saved_view_id;
