-- Empties the counted participations, before they are made anew.
delete from counted_participations;
