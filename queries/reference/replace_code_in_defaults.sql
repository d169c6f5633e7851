-- Replaces a code in what kinds of activity are prefilled with.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
update kind_defaults
set
    role = if($list = 'roles' and role = $old_code, $new_code, role),
    outcome = if($list = 'outcomes' and outcome = $old_code, $new_code, outcome),
    level = if($list = 'levels' and level = $old_code, $new_code, level),
    document = if($list = 'documents' and document = $old_code, $new_code, document)
where
    ($list = 'roles' and role = $old_code)
    or ($list = 'outcomes' and outcome = $old_code)
    or ($list = 'levels' and level = $old_code)
    or ($list = 'documents' and document = $old_code);
