"""Read values of a release by their expected shape."""

from collections.abc import Mapping
from typing import Any


def objects(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list; an empty list for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def inside(value: Any, *keys: str) -> Any:
    """Return the value under a path of keys, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text(value: Any) -> str | None:
    """Return a stripped text, or None if it is empty or no text."""
    return value.strip() or None if isinstance(value, str) else None


def texts(value: Any) -> list[str]:
    """Return the texts of a list; a single text counts as a list."""
    items = value if isinstance(value, list) else [value]
    return [value_ for item in items if (value_ := text(item)) is not None]


def flag(value: Any) -> bool | None:
    """Return a boolean, or None for anything else."""
    return value if isinstance(value, bool) else None
