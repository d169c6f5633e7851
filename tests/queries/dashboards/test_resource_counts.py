"""The use of resources against the counting rules in plain Python, and where its marks lead."""

from functools import partial

from core.dimensions import mark_text, narrowed, read_mark
from tests.queries.dashboards import test_counts as counts
from tests.queries.dashboards.counted import grouped, of_staff, people
from ui.dashboards.resource_parts import provider_mark

filled, storage, records = counts.filled, counts.storage, counts.records
SHAPES = {
    "provider": ("community", "partner"),
    "kind": ("kind",),
    "subject": ("subject",),
    "grade": ("grade",),
    "weekday": ("weekday",),
    "provider_to_kind": ("community", "partner", "kind"),
    "kind_to_subject": ("kind", "subject"),
}
KEYS = ("community", "partner", "kind", "subject", "grade", "weekday")


def sums(uses):
    return {
        "uses": sum(use.times for use in uses),
        "pupils_reached": sum(use.pupils or 0 for use in uses),
    }


def minutes(uses):
    return sum(use.minutes or 0 for use in uses)


def told(use):
    """Return what a use says of each key."""
    resource = use.resource
    subject = use.subject or "not_stated"
    values = (resource.community, resource.partner, resource.kind, subject, use.grade)
    return dict(zip(KEYS, (*values, use.day.isoweekday()), strict=True))


def values_of(keys, use):
    return tuple(told(use)[key] for key in keys)


def test_resource_totals(storage, records):
    def expected(counting):
        uses, staff = counting.used(), counting.staff()
        return [
            {
                "staff": len(staff),
                "teachers": of_staff(uses, staff),
                "participants": len(people(uses)),
                "uses": sums(uses)["uses"],
                "waiting": sum(use.status == "submitted" for use in uses),
                "resources": len({use.resource.resource_id for use in uses}),
                "pupils_reached": sums(uses)["pupils_reached"],
                "minutes": minutes(uses),
                "records": len(uses),
                "records_with_pupils": sum(use.pupils is not None for use in uses),
                "records_with_minutes": sum(use.minutes is not None for use in uses),
            }
        ]

    counts.check(storage, records, "dashboards/resource_totals", expected, "as_of")


def test_months_of_resource_use(storage, records):
    def expected(counting):
        staff = counting.staff()
        return [
            {
                "month": day,
                "uses": sums(uses)["uses"],
                "teachers": of_staff(uses, staff),
                "resources": len({use.resource.resource_id for use in uses}),
                "pupils_reached": sums(uses)["pupils_reached"],
            }
            for day, uses in grouped(counting.used(), counts.first_of_month).items()
        ]

    counts.check(storage, records, "dashboards/resource_uses_monthly", expected, "as_of")


def test_parts_of_resource_use(storage, records):
    def expected(counting):
        return [
            {
                "part": part,
                **dict.fromkeys(KEYS),
                **dict(zip(keys, values, strict=True)),
                "uses": sums(uses)["uses"],
                "participants": min(3, len(people(uses))),
                "pupils_reached": sums(uses)["pupils_reached"],
                "minutes": minutes(uses),
            }
            for part, keys in SHAPES.items()
            for values, uses in grouped(counting.used(), partial(values_of, keys)).items()
        ]

    counts.check(storage, records, "dashboards/resource_uses_by_part", expected)


def test_catalogue_holds_the_idle_ones_too(storage, records):
    def expected(counting):
        by_resource = grouped(counting.used(), lambda use: use.resource.resource_id)
        rows = []
        for resource in counting.catalogue():
            uses = by_resource.get(resource.resource_id, [])
            counted = [use for use in uses if use.pupils is not None]
            rows.append(
                {
                    "resource_id": resource.resource_id,
                    "title": resource.title,
                    "kind": resource.kind,
                    "community": resource.community,
                    "partner": resource.partner,
                    "subject": resource.subject,
                    "capacity": resource.capacity,
                    "uses": sums(uses)["uses"],
                    "participants": min(3, len(people(uses))),
                    "counted_uses": sums(counted)["uses"],
                    "pupils_reached": sums(uses)["pupils_reached"],
                    "last_used_on": max((use.day for use in uses), default=None),
                    "listed_on": resource.listed_at.date(),
                }
            )
        return rows

    counts.check(storage, records, "dashboards/resources", expected)


def mark_of(row):
    """Return the mark of a node or a band of the flow, or of a bar beside it."""
    if "provider" in row["part"]:
        provider = read_mark(provider_mark(row["community"], row["partner"]))
        return mark_text({**provider, **({"resource_kind": row["kind"]} if row["kind"] else {})})
    names = {"kind": "resource_kind", "subject": "subject", "grade": "grade", "weekday": "weekday"}
    return mark_text({name: row[key] for key, name in names.items() if row[key] is not None})


def test_every_mark_leads_to_just_the_uses_it_counts(storage, records):
    counting = next(one for name, one in counts.countings(records) if name.startswith("with those"))
    whole = counting.selection
    rows = storage.rows("dashboards/resource_uses_by_part", **whole.parameters())
    marks = {mark_of(row): row["uses"] for row in rows if row["part"] != "grade" or row["grade"]}
    assert "provider=partner.%D0%9A%D0%BD%D0%B8%D0%B3%D0%B8%252C+100%2525" in marks
    assert "subject=not_stated" in marks
    for mark, uses in marks.items():
        chosen = {name: tuple(codes.split(",")) for name, codes in read_mark(mark).items()}
        selection = narrowed(whole, chosen)
        totals = storage.row(
            "dashboards/resource_totals", **selection.parameters(), as_of=counting.as_of
        )
        assert totals is not None
        assert totals["uses"] == uses, mark
