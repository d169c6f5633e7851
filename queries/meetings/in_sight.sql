-- One row per meeting of the organisation with its last build, the latest meeting first.
-- param organisation_id uuid
-- column meeting_id uuid
-- column title varchar
-- column held_on date
-- column meeting_build_id uuid: null while nothing was frozen
-- column code varchar: of the last build's snapshot, empty while there is none
-- column built_at timestamp
-- column slides bigint: in the plan
select
    meeting.meeting_id,
    meeting.title,
    meeting.held_on,
    build.meeting_build_id,
    coalesce(snapshot.code, '') as code,
    build.built_at,
    (
        select count(*)
        from meeting_slides as slide
        where slide.meeting_id = meeting.meeting_id
    ) as slides,
from meetings as meeting
left join (
    select meeting_id, meeting_build_id, snapshot_id, built_at,
    from meeting_builds
    qualify
        row_number() over (
            partition by meeting_id order by built_at desc, meeting_build_id desc
        ) = 1
) as build using (meeting_id)
left join snapshots as snapshot using (snapshot_id)
where meeting.organisation_id = $organisation_id
order by meeting.held_on desc, meeting.created_at desc, meeting.meeting_id;
