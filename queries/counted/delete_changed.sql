-- Takes out the participations that a transaction changed, themselves or in their activity.
-- param moment timestamp: the one stamp of the transaction
delete from counted_participations
where participation_id in (select participation_id from participations_changed_at($moment));
