-- Replaces a code, as new versions, wherever the open version has it.
-- param list varchar: the reference list that both codes are of
-- param old_code varchar
-- param new_code varchar
-- param moment timestamp
-- param account_id uuid
-- param reason varchar
insert into teachers (
    teacher_id, version, organisation_id, last_name, first_name, middle_name, position, subjects,
    method_groups, qualification, qualification_until, employed_from, employed_to, outside_key,
    batch_id, recorded_at, recorded_by, reason, superseded_at, is_withdrawn
)
select
    teacher_id,
    version + 1,
    organisation_id,
    last_name,
    first_name,
    middle_name,
    if($list = 'positions' and position = $old_code, $new_code, position),
    if(
        $list = 'subjects' and list_contains(subjects, $old_code),
        if(
            list_contains(subjects, $new_code),
            list_filter(subjects, lambda code: code <> $old_code),
            list_transform(subjects, lambda code: if(code = $old_code, $new_code, code))
        ),
        subjects
    ),
    if(
        $list = 'method_groups' and list_contains(method_groups, $old_code),
        if(
            list_contains(method_groups, $new_code),
            list_filter(method_groups, lambda code: code <> $old_code),
            list_transform(method_groups, lambda code: if(code = $old_code, $new_code, code))
        ),
        method_groups
    ),
    if($list = 'qualifications' and qualification = $old_code, $new_code, qualification),
    qualification_until,
    employed_from,
    employed_to,
    outside_key,
    batch_id,
    $moment,
    $account_id,
    $reason,
    null,
    is_withdrawn,
from teachers
where
    superseded_at is null
    and (
        ($list = 'positions' and position = $old_code)
        or ($list = 'qualifications' and qualification = $old_code)
        or ($list = 'subjects' and list_contains(subjects, $old_code))
        or ($list = 'method_groups' and list_contains(method_groups, $old_code))
    );
