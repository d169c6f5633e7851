-- One row per paper that its schedule could not make and nobody has made since, the latest first.
-- param organisation_ids uuid[]
-- column sort varchar
-- column period varchar: as one word
-- column failure varchar
-- column tried_at timestamp
select scheduled.sort, scheduled.period, scheduled.failure, scheduled.tried_at,
from scheduled_papers as scheduled
where
    list_contains($organisation_ids, scheduled.organisation_id)
    and not scheduled.is_made
    and scheduled.failure <> ''
    and not exists (
        select 1
        from papers as paper
        inner join snapshots as snapshot using (snapshot_id)
        where
            paper.organisation_id = scheduled.organisation_id
            and paper.sort = scheduled.sort
            and paper.failure = ''
            and paper.made_at >= scheduled.tried_at
            and snapshot.asked ->> '$.period' = scheduled.period
    )
order by scheduled.tried_at desc, scheduled.sort;
