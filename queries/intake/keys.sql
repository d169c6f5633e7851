-- One row per outside key of a participation of an organisation, of withdrawn ones too.
-- param organisation_id uuid
-- column outside_key varchar
select outside_key
from participations
where
    organisation_id = $organisation_id
    and superseded_at is null
    and outside_key is not null
order by outside_key;
