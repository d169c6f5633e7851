"""Addresses as people paste them: one way to write each, and what the seeded rules know of them."""

import pytest

from services.addresses import (
    AddressRule,
    Recognised,
    completed,
    link_and_number,
    normalised,
    recognised,
)
from services.reference import load_reference

WORK = "https://урок.рф/library/kak_chitat_120.html"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("HTTPS://Infourok.RU/Urok-1.html", "https://infourok.ru/Urok-1.html"),
        ("https://xn--j1ahfl.xn--p1ai/library/kak_chitat_120.html", WORK),
        (
            f"{WORK}?utm_source=mail&UTM_medium=x&yclid=1&ysclid=2&_openstat=a&fbclid=b&gclid=c",
            WORK,
        ),
        ("https://site.ru/?page=2&from=main&utm_term=x", "https://site.ru/?page=2&from=main"),
        ("https://site.ru:443/a#:~:text=b", "https://site.ru/a"),
        ("https://site.ru:8443/a#part", "https://site.ru:8443/a#part"),
        ("https://site.ru/a?q=%D0%B0+b", "https://site.ru/a?q=%D0%B0+b"),
        ("АБ-17", "АБ-17"),
        ("https://[", "https://["),
        ("ftp://site.ru?utm_source=x", "ftp://site.ru?utm_source=x"),
        ("", ""),
    ],
)
def test_an_address_is_kept_in_one_way(pasted, kept):
    assert normalised(pasted) == kept
    assert normalised(kept) == kept


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://infourok.ru/urok-o-chtenii-1234567.html", Recognised("infourok", "publication")),
        ("http://www.infourok.ru/vebinar", Recognised("infourok")),
        ("https://documents.infourok.ru/a.pdf", Recognised("infourok", is_file=True)),
        ("https://cdn-n1.infourok.ru/a", Recognised("infourok", is_file=True)),
        (WORK, Recognised("urok_rf", "publication")),
        ("https://XN--J1AHFL.xn--p1ai/library/a.html", Recognised("urok_rf", "publication")),
        ("https://единыйурок.рф/library/a.html", None),
        ("https://notinfourok.ru/urok-1234567.html", None),
        ("https://infourok.ru.evil.example/urok-1234567.html", None),
        ("https://media.prosv.ru/content/item/8121/", Recognised("prosv_school", "resource_use")),
        ("infourok.ru", None),
        ("https://[", None),
    ],
)
def test_the_seeded_rules_know_an_address(storage, address, expected):
    assert recognised(address, load_reference(storage).address_rules) == expected


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("infourok.ru/urok-1.html", ("https://infourok.ru/urok-1.html", "")),
        ("Св-101 Infourok.ru", ("https://Infourok.ru", "Св-101")),
        ("урок.рф/library/a.html №7", ("https://урок.рф/library/a.html", "№7")),
        ("http://infourok.ru/a", ("http://infourok.ru/a", "")),
        ("school.example/a 12", ("school.example/a", "12")),
        ("Св-101 от 12.03.2026", ("", "Св-101 от 12.03.2026")),
        ("htp:/bad link", ("htp:/bad", "link")),  # mistyped: the rules refuse it with a sentence
        ("https//infourok.ru", ("https//infourok.ru", "")),
        ("№ 12/7: копия", ("", "№ 12/7: копия")),
        ("", ("", "")),
    ],
)
def test_a_known_site_gets_the_scheme_that_was_left_out(storage, typed, told):
    rules = load_reference(storage).address_rules
    assert link_and_number(typed, rules) == told
    assert completed(told[0], rules) == told[0]


def test_a_rule_that_nobody_can_read_tells_the_community_only():
    rule = AddressRule("infourok", "infourok.ru", "([", "publication")
    assert recognised("https://infourok.ru/a", [rule]) == Recognised("infourok")
