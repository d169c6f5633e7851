"""The first reference lists, planted from db/seed/*.toml into a database that has none."""

import tomllib
from pathlib import Path
from typing import Any

from core.ids import new_id
from db.connection import Storage, Transaction

SEED = Path(__file__).parent / "seed"


def plant(storage: Storage) -> None:
    """Fill empty reference tables; a database that has any item is left alone."""
    if storage.row("reference/any_item"):
        return
    lists = tomllib.loads((SEED / "reference.toml").read_text(encoding="utf-8"))
    rules = tomllib.loads((SEED / "rules.toml").read_text(encoding="utf-8"))
    with storage.writing() as transaction:
        for name, items in lists.items():
            for order, (code, names) in enumerate(items.items(), start=1):
                _plant_item(transaction, (name, code), names=names, order=order)
        _plant_rules(transaction, rules)


def letterhead(language: str) -> str:
    """Return the seeded letterhead, verbatim from the school's letter: russian or chechen."""
    return (SEED / f"letterhead_{language}.txt").read_text(encoding="utf-8").strip()


def _plant_item(
    transaction: Transaction, key: tuple[str, str], *, names: list[str], order: int
) -> None:
    transaction.run(
        "reference/insert_item",
        list=key[0],
        code=key[1],
        version=1,
        name=names[0],
        name_en=names[-1],
        sort_order=order,
        is_archived=False,
        merged_into=None,
        recorded_at=transaction.started_at,
        recorded_by=None,
        reason="seed",
        is_withdrawn=False,
    )


def _plant_rules(transaction: Transaction, rules: dict[str, Any]) -> None:
    for community, kinds in rules["community_kinds"].items():
        for kind in kinds:
            transaction.run("reference/insert_community_kind", community=community, kind=kind)
    for kind, defaults in rules["kind_defaults"].items():
        transaction.run(
            "reference/insert_kind_defaults",
            kind=kind,
            minimum_hours=defaults.get("minimum_hours"),
            **{name: defaults[name] for name in ("role", "outcome", "level", "document")},
        )
    for rule in rules["address_rules"]:
        transaction.run(
            "reference/insert_address_rule",
            address_rule_id=new_id(),
            community=rule["community"],
            host=rule["host"],
            path_pattern=rule.get("path_pattern", ""),
            kind=rule.get("kind"),
            is_file_host=rule.get("is_file_host", False),
        )
