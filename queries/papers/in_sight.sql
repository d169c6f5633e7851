-- One row per paper that was made or failed, the latest first.
-- param organisation_ids uuid[]
-- param teacher_ids uuid[]: null for everybody; else papers about nobody but these
-- param account_id uuid: whose own papers are seen in any case
-- column paper_id uuid
-- column snapshot_id uuid
-- column code varchar: of the snapshot
-- column taken_at timestamp
-- column sort varchar
-- column title varchar
-- column format varchar
-- column file_name varchar
-- column failure varchar
-- column is_scheduled boolean
-- column made_at timestamp
-- column maker varchar: empty for a scheduled one
select
    paper.paper_id,
    paper.snapshot_id,
    coalesce(snapshot.code, '') as code,
    snapshot.taken_at,
    paper.sort,
    paper.title,
    paper.format,
    paper.file_name,
    paper.failure,
    paper.is_scheduled,
    paper.made_at,
    coalesce(account.display_name, '') as maker,
from papers as paper
left join snapshots as snapshot using (snapshot_id)
left join accounts as account on account.account_id = paper.made_by
where
    list_contains($organisation_ids, paper.organisation_id)
    and (
        $teacher_ids is null
        or paper.made_by = $account_id
        or (
            len(coalesce(snapshot.teacher_ids, [])) > 0
            and list_has_all($teacher_ids, snapshot.teacher_ids)
        )
    )
order by paper.made_at desc, paper.paper_id desc;
