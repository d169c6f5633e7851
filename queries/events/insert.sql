-- Adds an event of the journal.
-- param event_id uuid
-- param happened_at timestamp
-- param organisation_id uuid
-- param account_id uuid
-- param action varchar
-- param subject varchar
-- param detail varchar
insert into events (
    event_id, happened_at, organisation_id, account_id, action, subject, detail
)
values (
    $event_id, $happened_at, $organisation_id, $account_id, $action, $subject, $detail
);
