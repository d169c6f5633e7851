"""Mapping files: what they say, and the sentence for what they cannot say."""

import re
import tomllib
from pathlib import Path

import pytest

from core.errors import ImportRefused
from core.i18n import words_of
from services.intake.fields import FIELDS
from services.intake.mapping import Source, parse_mapping, read_mapping

LEAST = {"holds": "teachers", "columns": {"last_name": "Фамилия"}}
ENGLISH = words_of("en")
ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "guide" / "import.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "examples"


def test_a_column_can_be_one_several_or_built():
    mapping = parse_mapping(
        {
            "holds": "teachers",
            "columns": {
                "last_name": "Фамилия",
                "first_name": ["Имя", "Отчество"],
                "outside_key": {
                    "columns": ["Табельный №", "Филиал"],
                    "before": "N",
                    "between": "/",
                },
            },
        }
    )
    cells = {
        "Фамилия": "Ахмадова",
        "Имя": "Зара",
        "Отчество": "",
        "Табельный №": "7",
        "Филиал": "2",
    }
    texts = {name: mapping.text(name, cells) for name in mapping.columns}
    assert texts == {"last_name": "Ахмадова", "first_name": "Зара", "outside_key": "N7/2"}


def test_a_built_text_is_empty_when_its_cells_are():
    assert Source(("UID",), before="DLT1 № ").text({"UID": ""}) == ""


def test_values_are_translated_and_all_others_at_once():
    mapping = parse_mapping(
        {
            "holds": "teachers",
            "columns": {"position": "role"},
            "values": {"position": {"libmedia": "librarian", "*": ""}},
        }
    )
    said = [mapping.text("position", {"role": role}) for role in ("libmedia", "other", "")]
    assert said == ["librarian", "", ""]


def test_constants_fill_what_has_no_column():
    mapping = parse_mapping({**LEAST, "constants": {"position": "teacher"}})
    assert mapping.text("position", {"Фамилия": "Ахмадова"}) == "teacher"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"holds": "pupils"}, "in the mapping, “holds” cannot be pupils"),
        ({"colums": {}}, "the mapping has no place for “colums”"),
        ({"columns": {}}, "the mapping names no columns"),
        ({"columns": {"surname": "Фамилия"}}, "the mapping has no place for “surname”"),
        ({"columns": {"last_name": 5}}, "in the mapping, “columns.last_name” cannot be 5"),
        ({"columns": {"last_name": []}}, "in the mapping, “columns.last_name” cannot be []"),
        ({"columns": {"last_name": {"columns": "A", "glue": "-"}}}, "no place for “glue”"),
        ({"file": {"separator": ";"}}, "no place for “separator”"),
        ({"file": {"delimiter": ";;"}}, "“delimiter” cannot be ;;"),
        ({"file": {"date_formats": "%d.%m.%Y"}}, "“date_formats” cannot be %d.%m.%Y"),
        ({"file": "utf-8"}, "“file” cannot be utf-8"),
        ({"options": {"confirm": "yes"}}, "“confirm” cannot be yes"),
        ({"options": {"repeated_keys": "all"}}, "“repeated_keys” cannot be all"),
        ({"community": {"kinds": ["webinar"]}}, "“community” cannot be"),
    ],
)
def test_what_a_mapping_cannot_say_is_named(change, sentence):
    with pytest.raises(ImportRefused) as refusal:
        parse_mapping({**LEAST, **change})
    assert sentence in refusal.value.sentence(ENGLISH)


def test_a_mapping_that_is_no_toml_is_named(tmp_path):
    path = tmp_path / "mapping.toml"
    path.write_text("holds = ")
    with pytest.raises(ImportRefused) as refusal:
        read_mapping(path)
    assert refusal.value.sentence(words_of("ru")).startswith(
        "Файл нельзя загрузить: файл соответствий mapping.toml не читается"
    )


def test_the_guide_shows_a_mapping_that_is_understood():
    example = GUIDE.split("```toml")[1].split("```")[0]
    mapping = parse_mapping(tomllib.loads(example))
    assert mapping.text("kind", {"Вид": "вебинар"}) == "webinar"


@pytest.mark.parametrize("holds", FIELDS)
def test_the_guide_names_every_field(holds):
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{holds}` |"))
    assert set(re.findall(r"`(\w+)`", row)) == {holds, *FIELDS[holds]}


@pytest.mark.parametrize("path", sorted(EXAMPLES.rglob("*.toml")), ids=lambda path: path.stem)
def test_the_examples_are_understood(path):
    assert read_mapping(path).columns
