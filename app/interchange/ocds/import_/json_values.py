"""What stands somewhere in a release, if it has the shape that it should have."""

from collections.abc import Mapping
from typing import Any


def objects(value: Any) -> list[Mapping[str, Any]]:
    """The objects of a list; of anything else, none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def inside(value: Any, *keys: str) -> Any:
    """What stands under one key after the other; None where there is no such way."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text(value: Any) -> str | None:
    """A text that says something."""
    return value.strip() or None if isinstance(value, str) else None


def texts(value: Any) -> list[str]:
    """The texts of a list; a text alone is a list of one."""
    items = value if isinstance(value, list) else [value]
    return [value_ for item in items if (value_ := text(item)) is not None]


def flag(value: Any) -> bool | None:
    """Yes, no, or nothing."""
    return value if isinstance(value, bool) else None
