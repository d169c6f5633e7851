"""The texts and numbers that the fictional school is made of, read from the .toml files beside."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def content(name: str) -> dict[str, Any]:
    """Return one of the files: staff, topics, titles, plan, resources, notes, goals."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
