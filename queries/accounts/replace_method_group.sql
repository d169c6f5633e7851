-- Replaces the method group that accounts lead.
-- param old_code varchar
-- param new_code varchar
update accounts
set led_method_group = $new_code
where led_method_group = $old_code;
