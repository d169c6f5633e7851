-- One row per board that is the account's own in its organisation or shared with it, the own ones first.
-- param account_id uuid
-- param organisation_id uuid
-- column board_id uuid
-- column code varchar
-- column name varchar
-- column is_shared boolean
-- column is_own boolean
-- column owner varchar: empty when the account is gone
-- column first_of varchar[]: the roles that see it first
select
    board.board_id,
    board.code,
    board.name,
    board.is_shared,
    board.account_id = $account_id as is_own,
    coalesce(account.display_name, '') as owner,
    (
        select coalesce(list(first_screen.role order by first_screen.role), [])
        from first_screens as first_screen
        where
            first_screen.board_id = board.board_id
            and first_screen.organisation_id = $organisation_id
    ) as first_of,
from boards as board
left join accounts as account using (account_id)
where
    board.organisation_id = $organisation_id
    and (board.account_id = $account_id or board.is_shared)
order by is_own desc, lower(board.name), board.board_id;
