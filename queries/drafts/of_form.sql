-- One row per draft of the account in a form, the latest first.
-- param account_id uuid
-- param form varchar
-- column draft_id uuid
-- column form varchar
-- column content varchar
-- column base_version integer
-- column base_activity_version integer
-- column window_id varchar: the window that wrote last
-- column saved_at timestamp
select
    draft_id,
    form,
    content,
    base_version,
    base_activity_version,
    window_id,
    saved_at,
from drafts
where account_id = $account_id and form = $form
order by saved_at desc, draft_id desc;
