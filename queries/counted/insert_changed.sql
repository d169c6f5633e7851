-- Puts in what counts now of the participations that a transaction changed.
-- param moment timestamp: the one stamp of the transaction
insert into counted_participations by name
select * exclude (is_waiting)
from participations_counted
where
    participation_id in (
        select participation_id
        from participations
        where
            recorded_at = $moment
            or counted_at = $moment
            or uncounted_at = $moment
            or superseded_at = $moment
    )
    or activity_id in (
        select activity_id
        from activities
        where counted_at = $moment or uncounted_at = $moment
    );
