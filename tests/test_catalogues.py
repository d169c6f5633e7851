"""Every word a person sees is in every catalogue, whole, and filled with the right facts."""

import ast
import re
from string import Formatter

import pytest

from core.i18n import LANGUAGES
from tools import catalogue

IDS = catalogue.used_ids()
USES = [use for path in catalogue.source_files() for use in catalogue.uses(path)]
FILES = catalogue.catalogue_files()
NAMES = [path.parent.parent.name for path in FILES]
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def messages_of(path):
    return catalogue.messages(catalogue.read_catalogue(path))


def test_the_code_uses_words_at_all():
    assert len(IDS) > 20


def test_every_language_but_english_has_a_catalogue():
    assert set(LANGUAGES) - {"en"} <= set(NAMES)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_catalogue_has_exactly_the_words_of_the_code(path):
    assert catalogue.complaints(path, IDS) == []


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_catalogue_keeps_no_obsolete_words(path):
    assert list(catalogue.read_catalogue(path).obsolete) == []
    assert "#~" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_every_plural_form_is_filled(path):
    file = catalogue.read_catalogue(path)
    known = messages_of(path)
    for one, many in IDS.items():
        if many and one in known:
            assert known[one].id == (one, many), f"the plural of {one!r} differs from the code"
            assert len(catalogue.strings(known[one])) == file.num_plurals, one
            assert all(catalogue.strings(known[one])), one


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_translation_has_the_placeholders_of_its_id(path):
    for one, message in messages_of(path).items():
        wanted = placeholders(IDS.get(one) or one)
        for string in catalogue.strings(message):
            assert placeholders(string) == wanted, f"{one!r} -> {string!r}"


def test_an_id_names_its_placeholders():
    for use in USES:
        for text in filter(None, (use.one, use.many)):
            unnamed = [name for name in placeholders(text) if not name.isidentifier()]
            assert not unnamed, f"{use.place}: {text!r} has a placeholder without a name"


def test_a_use_gives_the_facts_its_id_asks_for():
    wrong = []
    for use in USES:
        wanted = placeholders(use.one) | placeholders(use.many or "")
        implied = {"n"} if use.many else set()  # count() gives n whether or not it is asked for
        if use.facts is not None and use.facts - implied != wanted - implied:
            wrong.append(f"{use.place}: {use.one!r} asks for {sorted(wanted)}, gets {use.facts}")
    assert wrong == []


def test_ids_are_english():
    assert [one for one in IDS if CYRILLIC.search(one)] == []


def test_no_id_is_put_together_at_run_time():
    """An f-string or a sum as an id would be looked for in vain."""
    found = []
    for path in catalogue.source_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
                name = node.func.id if isinstance(node.func, ast.Name) else name
                if name in catalogue.MARKS and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


def test_an_update_adds_drops_sorts_and_keeps(tmp_path):
    path = tmp_path / "ru" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgid "Save"\nmsgstr "Сохранить"\n\nmsgid "Gone"\nmsgstr "Нет"\n',
        encoding="utf-8",
    )
    ids = {"Save": None, "{n} row": "{n} rows", "Add": None}
    fresh = catalogue.brought_up_to(catalogue.read_catalogue(path), ids)
    known = catalogue.messages(fresh)
    assert list(known) == ["Add", "Save", "{n} row"]
    assert known["Save"].string == "Сохранить"
    assert known["Save"].fuzzy
    assert known["Add"].string == ""
    assert catalogue.strings(known["{n} row"]) == ("", "", "")


def test_uses_are_found_wherever_they_stand(tmp_path):
    path = tmp_path / "screen.py"
    path.write_text(
        'A = N_("Mark")\nwords("Hello {name}", name=A)\npage.words("Bye", **facts)\n'
        'words.count("{n} row", "{n} rows", 3)\n"abc".count("a")\nwords(variable)\n',
        encoding="utf-8",
    )
    found = {(use.one, use.many, use.facts) for use in catalogue.uses(path, tmp_path)}
    assert found == {
        ("Mark", None, None),
        ("Hello {name}", None, frozenset({"name"})),
        ("Bye", None, None),
        ("{n} row", "{n} rows", frozenset({"n"})),
    }
