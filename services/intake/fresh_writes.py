"""Writing the rows that were told by columns: as columns, the activities they share made once."""

from collections.abc import Mapping
from dataclasses import fields

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from core.access import Action, may
from core.ids import new_ids
from services.intake.batch_activities import Batch, activity_of
from services.intake.cell_columns import CodedColumn, Codes, Mask, combined, first_places
from services.intake.fresh_rows import Fresh, codes_of
from services.participation_rows import ACTIVITY_FIELDS, PARTICIPATION_FIELDS
from services.rules import ParticipationEntry
from services.rules.entries import has_evidence

NOTHING = ParticipationEntry()
# Whether a row is proven, by which of the three it has: address 4, number 2, "there is none" 1.
PROVEN = np.array([has_evidence(n & 4, n & 2, is_without=bool(n & 1)) for n in range(8)])
EMPTY = {field.name: getattr(NOTHING, field.name) for field in fields(NOTHING)}
TYPES: Mapping[str, pa.DataType] = {
    "starts_on": pa.date32(),
    "ends_on": pa.date32(),
    "took_part_on": pa.date32(),
    "document_issued_on": pa.date32(),
    "grades": pa.list_(pa.int16()),
    "hours": pa.float64(),
    "is_without_evidence": pa.bool_(),
    "pupils_involved": pa.int32(),
}


def write_fresh(batch: Batch, fresh: Fresh) -> None:
    """Write the rows and the activities that none of the activities known so far is."""
    is_counted = _is_counted(batch, fresh)
    groups = _groups(fresh)
    firsts = first_places(groups)
    is_group_counted = np.zeros(len(firsts), bool)
    is_group_counted[groups[is_counted]] = True
    ids = np.array(new_ids(len(firsts)), object)
    is_made = np.ones(len(firsts), bool)
    titles = _values(fresh, "title", fresh.places[firsts])
    for group in np.flatnonzero(np.asarray(pc.is_in(titles, _texts(batch.titles)))):
        entry = fresh.entries.entry(int(fresh.places[firsts[group]]))
        ids[group], is_made[group] = activity_of(batch, entry), False
    batch.to_count.update(ids[is_group_counted & ~is_made])
    activities = {"activity_id": pa.array(ids[is_made], pa.string())}
    places = fresh.places[firsts[is_made]]
    activities |= {name: _values(fresh, name, places) for name in ACTIVITY_FIELDS}
    activities["is_counted"] = pa.array(is_group_counted[is_made])
    _insert(batch, "activities/insert_imported", activities)
    _insert(
        batch, "participations/insert_imported", _participations(fresh, ids[groups], is_counted)
    )


def _participations(fresh: Fresh, activity_ids: Codes, is_counted: Mask) -> dict[str, pa.Array]:
    teachers = fresh.entries.columns["teacher_ids"]
    if not isinstance(teachers, CodedColumn):
        raise TypeError(teachers)
    names = pa.array([ids[0] if isinstance(ids, tuple) else None for ids in teachers.values])
    days = [_values(fresh, name, fresh.places) for name in ("took_part_on", "starts_on")]
    keys = _values(fresh, "outside_key", fresh.places)
    return {
        "participation_id": pa.array(new_ids(len(fresh)), pa.string()),
        "activity_id": pa.array(activity_ids, pa.string()),
        "teacher_id": names.take(pa.array(teachers.codes[fresh.places])),
        "took_part_on": pc.coalesce(*days),
        **{name: _values(fresh, name, fresh.places) for name in PARTICIPATION_FIELDS},
        "outside_key": pc.if_else(pc.equal(keys, ""), None, keys),
        "is_counted": pa.array(is_counted),
    }


def _groups(fresh: Fresh) -> Codes:
    """Return one code for each activity: rows that say all the same of it share one."""
    columns = fresh.entries.columns
    codes = [codes_of(columns[name], fresh.places) for name in ACTIVITY_FIELDS if name in columns]
    return combined(codes)


def _is_counted(batch: Batch, fresh: Fresh) -> Mask:
    """Say which rows are confirmed at once: wished, allowed and proven."""
    none = np.zeros(len(fresh), bool)
    is_wished = batch.plan.request.mapping.options.confirm
    if not is_wished or not may(batch.writer.person, Action.CONFIRM_RECORDS):
        return none
    has_address, has_number = (
        np.asarray(pc.binary_length(_values(fresh, name, fresh.places))) > 0
        for name in ("address", "document_number")
    )
    is_without = _values(fresh, "is_without_evidence", fresh.places).to_numpy(zero_copy_only=False)
    is_proven: Mask = PROVEN[has_address * 4 + has_number * 2 + is_without.astype(bool)]
    return is_proven


def _values(fresh: Fresh, name: str, places: Codes) -> pa.Array:
    """Return a field of the rows at these places, as its column in the database takes it."""
    column, kind = fresh.entries.columns.get(name), TYPES.get(name, pa.string())
    if column is None:
        return pa.array([_kept(EMPTY[name])], kind).take(pa.array(np.zeros(len(places), np.int64)))
    if isinstance(column, CodedColumn):
        values = [_kept(EMPTY[name] if value is None else value) for value in column.values]
        return pa.array(values, kind).take(pa.array(column.codes[places]))
    return column.texts.take(pa.array(places))


def _kept(value: object) -> object:
    return sorted(set(value)) if isinstance(value, tuple) else value


def _texts(texts: set[str]) -> pa.Array:
    return pa.array(sorted(texts), pa.string())


def _insert(batch: Batch, name: str, columns: Mapping[str, pa.Array]) -> None:
    batch.writer.transaction.insert(
        name,
        pa.table(columns),
        organisation_id=batch.writer.person.organisation_id,
        batch_id=batch.batch_id,
        recorded_at=batch.writer.transaction.started_at,
        recorded_by=batch.writer.person.account_id,
    )
