-- One row per subject and kind of activity with a participation.
-- takes selection
-- column subject varchar: null where none is written down
-- column kind varchar
-- column participations bigint
-- column participants bigint: of the staff or not
select
    subject,
    kind,
    count(*) as participations,
    count(distinct teacher_id) as participants,
from participations_selected($selection)
group by subject, kind
order by subject, kind;
