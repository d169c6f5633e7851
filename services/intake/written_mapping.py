"""A mapping written down as the mapping file writes it; parse_mapping reads it back."""

from services.intake.mapping import ImportMapping, NamedCommunity, Options, Source

Written = dict[str, object]


def written(mapping: ImportMapping) -> Written:
    """Return the mapping as a document; how the file is written and who is who stay out."""
    sections: Written = {
        "options": _options(mapping.options),
        "community": _community(mapping.community),
        "columns": {name: _source(source) for name, source in mapping.columns.items()},
        "constants": dict(mapping.constants),
        "values": {name: dict(meanings) for name, meanings in mapping.values.items()},
    }
    return {"holds": mapping.holds, **{name: part for name, part in sections.items() if part}}


def _source(source: Source) -> Written:
    return {
        "columns": list(source.columns),
        "before": source.before,
        "between": source.between,
        "after": source.after,
    }


def _options(options: Options) -> Written:
    return {
        "add_teachers": options.add_teachers,
        "confirm": options.confirm,
        "repeated_keys": options.repeated_keys,
    }


def _community(community: NamedCommunity | None) -> Written:
    if community is None:
        return {}
    return {"name": community.name, "kinds": list(community.kinds)}
