-- Notes the first view that an account has opened.
-- param account_id uuid
-- param organisation_id uuid
-- param saved_view_id uuid
-- param opened_at timestamp
insert into last_saved_views (account_id, organisation_id, saved_view_id, opened_at)
values ($account_id, $organisation_id, $saved_view_id, $opened_at);
