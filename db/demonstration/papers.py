"""What proves a participation: addresses of works, numbers of documents, how the check ended."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from db.demonstration.chance import one_of, pick
from db.demonstration.content import content

RECENT = timedelta(days=14)
RECENT_ENDS = {"confirmed": 62.0, "submitted": 38.0}
ENDS = {"confirmed": 95.4, "submitted": 2.4, "returned": 1.0, "not_counted": 0.8, "draft": 0.4}
SHARE_WITHOUT_EVIDENCE = 0.02
LONGEST_SLUG = 60
WITH_ADDRESS = frozenset({"link", "publication_certificate"})

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяӏ",
        "a b v g d e e zh z i j k l m n o p r s t u f h c ch sh shch  y  e yu ya i".split(" "),
        strict=True,
    )
)


@dataclass(frozen=True)
class Evidence:
    """What an activity's records rest on: a link, a kind of document, or neither."""

    address: str
    document: str

    @property
    def is_missing(self) -> bool:
        """Say whether there is neither a link nor a document."""
        return not self.address and self.document == "none"


def address_of(chance: Random, community: str, title: str) -> str:
    """Return the address of a work as the community makes them; Сферум shows none to strangers."""
    slug, number = _slug(title), chance.randint(100_000, 9_999_999)
    match community:
        case "infourok":
            return f"https://infourok.ru/{slug}-{number}.html"
        case "urok_rf":
            return f"https://урок.рф/library/{slug.replace('-', '_')}_{number}.html"
        case "prosv_school":
            return f"https://media.prosv.ru/content/item/{number}/"
        case "e_library":
            return f"https://library.example/materials/{number}"
        case _:
            return ""


def evidence(chance: Random, place: tuple[str, str], *, title: str, default: str) -> Evidence:
    """Return what speaks for a record; `place` is community and kind, `default` its document."""
    community, kind = place
    if chance.random() < SHARE_WITHOUT_EVIDENCE:
        return Evidence("", "none")
    document = content("plan")["evidence"].get(kind, default)
    address = address_of(chance, community, title) if document in WITH_ADDRESS else ""
    if document != "link":
        return Evidence(address, document)
    return Evidence(address, "none" if address else "screenshot")


def document_number(chance: Random, community: str, document: str) -> str:
    """Return the number on a document; empty when there is no document."""
    if document == "none":
        return ""
    return f"{content('plan')['issuers'][community][1]}-{chance.randint(100_000, 999_999)}"


def status(chance: Random, day: date, today: date) -> tuple[str, str]:
    """Return how the check of a record ended, and the reason where one is given."""
    end = one_of(chance, RECENT_ENDS if today - day < RECENT else ENDS)
    reasons = content("plan")["reasons"].get(end)
    return end, pick(chance, reasons) if reasons else ""


def _slug(title: str) -> str:
    letters = "".join(_LATIN.get(letter, letter) for letter in title.lower())
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
