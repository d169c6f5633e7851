-- What was entered and is looked after, whether it counts yet or not: confirmed, waiting for a check
-- or returned. Drafts are nobody's records yet, and what is not counted was left out on purpose.

-- The standard selection over it; `with_waiting` changes nothing here. A day is one of the school's
-- (UTC and three hours). Entry is timely or late from the day on which it all was over.
create or replace macro participations_entered(s) as table
select
    participation.participation_id,
    participation.activity_id,
    participation.teacher_id,
    participation.took_part_on,
    participation.status,
    activity.title,
    activity.community,
    activity.kind,
    has_evidence(
        activity.address, participation.document_number, participation.is_without_evidence
    ) as has_evidence,
    activity.level <> 'unrated' as is_rated,
    greatest(
        0,
        date_diff(
            'day',
            greatest(participation.took_part_on, activity.ends_on),
            (coalesce(first.recorded_at, participation.recorded_at) + interval 3 hour)::date
        )
    ) as days_to_entry,
from participations_current as participation
inner join activities as activity
    on activity.activity_id = participation.activity_id and activity.superseded_at is null
left join participations as first
    on
        first.participation_id = participation.participation_id
        and first.version = 1
        and first.superseded_at is not null
where
    participation.status in ('confirmed', 'submitted', 'returned')
    and participation.organisation_id in (select unnest(s['organisation_ids']))
    and participation.took_part_on between s['starts_on'] and s['ends_on']
    and (
        s['teacher_ids'] is null
        or participation.teacher_id in (select unnest(s['teacher_ids']))
    )
    and (
        len(s['months']) = 0
        or list_contains(s['months'], date_trunc('month', participation.took_part_on)::date)
    )
    and (len(s['communities']) = 0 or list_contains(s['communities'], activity.community))
    and (len(s['kinds']) = 0 or list_contains(s['kinds'], activity.kind))
    and (len(s['levels']) = 0 or list_contains(s['levels'], activity.level))
    and (len(s['outcomes']) = 0 or list_contains(s['outcomes'], participation.outcome))
    and (len(s['subjects']) = 0 or list_contains(s['subjects'], activity.subject))
    and (len(s['grades']) = 0 or list_has_any(s['grades'], activity.grades))
    and (len(s['teachers']) = 0 or list_contains(s['teachers'], participation.teacher_id))
    and (
        len(s['method_groups']) = 0
        or participation.teacher_id in (
            select teacher_id from teachers_current
            where list_has_any(method_groups, s['method_groups'])
        )
    );

-- Entered within thirty days, which is time enough for a certificate to come.
create or replace macro is_in_time(days_of) as
days_of <= 30;

-- The three things that make a record sound: evidence, a rated level, entry in time.
create or replace macro is_sound(evidence_of, rated_of, days_of) as
evidence_of and rated_of and is_in_time(days_of);
