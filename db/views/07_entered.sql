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
from participations as participation
inner join activities as activity
    on
        activity.activity_id = participation.activity_id
        and is_open_at(activity.recorded_at, activity.superseded_at, s['known_at'])
left join participations as first
    on
        first.participation_id = participation.participation_id
        and first.version = 1
        and first.superseded_at is not null
where
    is_open_at(participation.recorded_at, participation.superseded_at, s['known_at'])
    and not participation.is_withdrawn
    and participation.status in ('confirmed', 'submitted', 'returned')
    and is_participation_selected(
        s, participation.organisation_id, participation.teacher_id, participation.took_part_on,
        activity.community, activity.kind, activity.level, participation.outcome,
        participation.role, participation.document, activity.hours, activity.subject, activity.grades
    );

-- Entered within thirty days, which is time enough for a certificate to come.
create or replace macro is_in_time(days_of) as
days_of <= 30;

-- The three things that make a record sound: evidence, a rated level, entry in time.
create or replace macro is_sound(evidence_of, rated_of, days_of) as
evidence_of and rated_of and is_in_time(days_of);
