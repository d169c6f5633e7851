-- Replaces a community or a kind in the rules that tell them from an address.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
update address_rules
set
    community = if($list = 'communities' and community = $old_code, $new_code, community),
    kind = if($list = 'kinds' and kind = $old_code, $new_code, kind)
where
    ($list = 'communities' and community = $old_code)
    or ($list = 'kinds' and kind = $old_code);
