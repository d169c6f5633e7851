-- One row: what was frozen last of a meeting; none while nothing was.
-- param meeting_id uuid
-- param organisation_id uuid
-- param with_names boolean: whether the slides with names are told
-- column meeting_build_id uuid
-- column meeting_id uuid
-- column snapshot_id uuid
-- column code varchar
-- column language varchar: of its words
-- column shown varchar: the slides without names, as JSON
-- column named varchar: the slides with names, as JSON; empty where they are not told
-- column built_at timestamp
-- column builder varchar: empty when the account is gone
select
    build.meeting_build_id,
    build.meeting_id,
    build.snapshot_id,
    snapshot.code,
    snapshot.language,
    build.shown,
    if($with_names, build.named, '') as named,
    build.built_at,
    coalesce(account.display_name, '') as builder,
from meeting_builds as build
inner join snapshots as snapshot using (snapshot_id)
left join accounts as account on account.account_id = build.built_by
where build.meeting_id = $meeting_id and build.organisation_id = $organisation_id
order by build.built_at desc, build.meeting_build_id desc
limit 1;
