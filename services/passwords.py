"""Passwords: their rules, and hashes that no password is too long for.

bcrypt takes 72 bytes, which 36 Cyrillic letters exceed. So what is hashed is always the
44 characters of base64(HMAC-SHA256(key, password)); the key lies in a file beside the database,
so a copied database alone is not enough to try passwords on.
"""

import base64
import hashlib
import hmac
import secrets
import unicodedata

import bcrypt

from core.errors import Violation
from core.i18n import N_
from services.predictable_passwords import is_made_of, is_predictable

LEAST_CHARACTERS, MOST_CHARACTERS = 10, 128
COST = 12  # doublings of bcrypt's work: about a quarter of a second; tests lower it

TOO_SHORT = N_("A password has at least {least} characters. Several words make a good one.")
TOO_LONG = N_("A password has at most {most} characters.")
TOO_COMMON = N_(
    "This password is among those that are tried first. "
    "Choose several words that do not belong together."
)
TOO_CLOSE = N_("The password must not be made of the user name, a name or the school's name.")

# Characters that cannot be taken for one another when they are read from a paper.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 4


def normalised(password: str) -> str:
    """Return the password as it is measured and hashed: NFKC, without spaces around it."""
    return unicodedata.normalize("NFKC", password).strip()


def password_violations(
    password: str, own_words: tuple[str, ...] = (), field: str = "password"
) -> tuple[Violation, ...]:
    """Return the broken rules; `own_words` are the person's and the school's names."""
    text = normalised(password)
    if len(text) < LEAST_CHARACTERS:
        return (Violation(field, TOO_SHORT, {"least": LEAST_CHARACTERS}),)
    if len(text) > MOST_CHARACTERS:
        return (Violation(field, TOO_LONG, {"most": MOST_CHARACTERS}),)
    if is_predictable(text):
        return (Violation(field, TOO_COMMON),)
    if is_made_of(text, own_words):
        return (Violation(field, TOO_CLOSE),)
    return ()


def prehash(password: str, key: bytes) -> str:
    """Return 44 ASCII characters that stand for the password, whatever its length and script."""
    digest = hmac.new(key, normalised(password).encode("utf-8"), hashlib.sha256).digest()
    return base64.b64encode(digest).decode("ascii")


def hash_password(password: str, key: bytes) -> str:
    """Return the bcrypt hash to be stored."""
    salt = bcrypt.gensalt(COST)
    return bcrypt.hashpw(prehash(password, key).encode("ascii"), salt).decode("ascii")


def is_password(password: str, password_hash: str, key: bytes) -> bool:
    """Say whether the password is the one of the hash; costs one bcrypt check in every case."""
    return bcrypt.checkpw(prehash(password, key).encode("ascii"), password_hash.encode("ascii"))


def nobodys_hash() -> str:
    """Return a hash that no password has and that costs as much as any other."""
    return f"$2b${COST:02d}${'.' * 53}"


def one_time_password() -> str:
    """Return a random password that is easy to read aloud: kmpr-7xwt-hq4n, 59 bits.

    One in some ten thousand would look predictable, and the rules would refuse it: it is drawn
    again.
    """
    while True:
        groups = (
            "".join(secrets.choice(READABLE) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS)
        )
        if not password_violations(password := "-".join(groups)):
            return password
