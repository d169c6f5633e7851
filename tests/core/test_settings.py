"""Settings: environment over file, and a plain sentence for whatever is wrong."""

from pathlib import Path

import pytest

from core.errors import BadSetting, UnknownSetting
from core.i18n import words_of
from core.settings import load_settings


def test_environment_goes_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("session_hours = 8\nhttps = true\n", encoding="utf-8")
    settings = load_settings({"NETWORKS_SESSION_HOURS": "4"}, tmp_path)
    assert settings.session_hours == 4
    assert settings.is_https
    assert settings.key_file == Path("data/school.key")


def test_unknown_setting_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownSetting) as caught:
        load_settings({"NETWORKS_DATABSE": "x"}, tmp_path)
    sentence = caught.value.sentence(words_of("ru"))
    assert "NETWORKS_DATABSE" in sentence
    assert "NETWORKS_DATABASE" in sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NETWORKS_SESSION_HOURS", "0"),
        ("NETWORKS_SESSION_HOURS", "много"),
        ("NETWORKS_LANGUAGE", "fr"),
        ("NETWORKS_HTTPS", "maybe"),
        ("NETWORKS_MEMORY_LIMIT", "lots"),
        ("NETWORKS_THREADS", "65"),
    ],
)
def test_bad_value_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        load_settings({name: value}, tmp_path)
    assert value in caught.value.sentence(words_of("ru"))


def test_broken_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("port = = 3", encoding="utf-8")
    with pytest.raises(BadSetting):
        load_settings({}, tmp_path)
