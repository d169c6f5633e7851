-- Adds a draft.
-- param draft_id uuid
-- param account_id uuid
-- param organisation_id uuid
-- param form varchar: the form's name, with the record's id for a correction
-- param content varchar: the values of the fields, and what they held before, as JSON
-- param base_version integer: null for a new record
-- param base_activity_version integer: null for a new record and for uses of resources
-- param window_id varchar
-- param saved_at timestamp
insert into drafts (
    draft_id,
    account_id,
    organisation_id,
    form,
    content,
    base_version,
    base_activity_version,
    window_id,
    saved_at
)
values (
    $draft_id,
    $account_id,
    $organisation_id,
    $form,
    $content,
    $base_version,
    $base_activity_version,
    $window_id,
    $saved_at
);
