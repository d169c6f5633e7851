-- Takes out the participations that a transaction changed, themselves or in their activity.
-- param moment timestamp: the one stamp of the transaction
delete from counted_participations
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
