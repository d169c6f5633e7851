"""The settings of an installation: a table of names, defaults and meanings."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from core.errors import BadSetting, UnknownSetting
from core.i18n import LANGUAGES

PREFIX = "NETWORKS_"
SETTINGS_FILE = "settings.toml"


@dataclass(frozen=True)
class Setting:
    """One row of the table: its default as text and what it means, for the README."""

    name: str
    default: str
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("database", "data/school.duckdb", "the database file; its folder also holds the key"),
    Setting("language", "ru", "the language before a person chooses one: ru or en"),
    Setting("https", "no", "yes when served over HTTPS: the session cookie is then Secure"),
    Setting("session_hours", "12", "hours after which a session ends, from 1 to 720"),
    Setting("memory_limit", "1GB", "the most memory the database engine takes"),
    Setting("threads", "2", "processor threads of the database engine, from 1 to 64"),
    Setting("evidence_megabytes", "10", "the most megabytes of a scan or a picture, from 1 to 20"),
    Setting(
        "chromium",
        "auto",
        "the Chromium that draws pictures of papers on the server: auto looks for one by its usual "
        "names, no is none, anything else is the path of its file",
    ),
)


@dataclass(frozen=True)
class Settings:
    """What an installation was set to; paths are absolute or relative to the working folder."""

    database: Path
    language: str
    is_https: bool
    session_hours: int
    memory_limit: str
    threads: int
    evidence_megabytes: int
    chromium: str

    @property
    def key_file(self) -> Path:
        """The file beside the database that holds the key of the password hashes."""
        return self.database.with_suffix(".key")

    @property
    def backups(self) -> Path:
        """The folder beside the database that holds its copies."""
        return self.database.parent / "backups"


def load_settings(environ: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Read settings.toml in the folder, then NETWORKS_* variables over it.

    Raises UnknownSetting for a name that is not in the table, BadSetting for a bad value.
    """
    texts = {setting.name: setting.default for setting in SETTINGS}
    texts |= _checked(_file_texts((folder or Path()) / SETTINGS_FILE))
    source = os.environ if environ is None else environ
    texts |= _checked(
        {
            name.removeprefix(PREFIX).lower(): value
            for name, value in source.items()
            if name.startswith(PREFIX)
        }
    )
    return Settings(
        database=Path(texts["database"]),
        language=_one_of("language", texts["language"], tuple(LANGUAGES)),
        is_https=_one_of("https", texts["https"].lower(), ("yes", "no")) == "yes",
        session_hours=_whole("session_hours", texts["session_hours"], most=720),
        memory_limit=_size("memory_limit", texts["memory_limit"]),
        threads=_whole("threads", texts["threads"], most=64),
        evidence_megabytes=_whole("evidence_megabytes", texts["evidence_megabytes"], most=20),
        chromium=texts["chromium"],
    )


def _file_texts(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(name=path.name, value=str(error), expected="TOML") from error
    return {
        name: ("yes" if value else "no") if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }


def _checked(texts: dict[str, str]) -> dict[str, str]:
    known = [setting.name for setting in SETTINGS]
    for name in texts:
        if name not in known:
            near = get_close_matches(name, known, n=1) or known
            raise UnknownSetting(
                name=f"{PREFIX}{name.upper()}",
                nearest=", ".join(f"{PREFIX}{setting.upper()}" for setting in near),
            )
    return texts


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise BadSetting(name=name, value=value, expected=" / ".join(choices))
    return value


def _whole(name: str, value: str, *, most: int) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= most:
        raise BadSetting(name=name, value=value, expected=f"1–{most}")
    return int(value)


def _size(name: str, value: str) -> str:
    number = value.removesuffix("GB").removesuffix("MB")
    if number == value or not number.isascii() or not number.isdigit() or int(number) < 1:
        raise BadSetting(name=name, value=value, expected="512MB, 2GB")
    return value
