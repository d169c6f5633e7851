"""The key file: made once, kept from others, missed in a sentence."""

import stat

import pytest

from core.errors import DiskRefused, MissingSecret
from core.i18n import words_of
from services.key_file import make_key, read_key


def test_a_key_is_made_once_and_read_again(settings):
    key = make_key(settings)
    assert len(key) == 32
    assert read_key(settings) == key
    assert make_key(settings) == key


def test_only_the_owner_may_read_it(settings):
    make_key(settings)
    assert stat.S_IMODE(settings.key_file.stat().st_mode) == 0o600


def test_a_missing_key_says_what_to_do(settings):
    with pytest.raises(MissingSecret) as missing:
        read_key(settings)
    sentence = missing.value.sentence(words_of("en"))
    assert str(settings.key_file) in sentence
    assert "accounts new-key" in sentence


def test_a_file_that_is_no_key_is_not_used(settings):
    settings.key_file.parent.mkdir(parents=True, exist_ok=True)
    settings.key_file.write_bytes(b"short")
    with pytest.raises(MissingSecret):
        read_key(settings)
    with pytest.raises(MissingSecret):
        make_key(settings)


def test_a_folder_that_cannot_be_made_is_a_sentence(settings):
    settings.key_file.parent.parent.mkdir(parents=True, exist_ok=True)
    settings.key_file.parent.write_text("a file where the folder would be")
    with pytest.raises(DiskRefused):
        make_key(settings)
