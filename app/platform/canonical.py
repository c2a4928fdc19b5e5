"""Canonical JSON (RFC 8785 for the values in use) and SHA-256, as hash chains use them."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType
from typing import Any, Protocol, TypeVar

GENESIS = "0" * 64
"""The previous hash of the first entry of a chain."""


class ChainEntry(Protocol):
    """An entry of a hash chain."""

    previous: str
    hash: str


AnyEntry = TypeVar("AnyEntry", bound=ChainEntry)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_PLAIN_TYPES = {str, int, bool, NoneType}


def canonical(value: Any) -> str:
    """Return canonical JSON: sorted keys, no spaces, integers as the only numbers."""
    return _ENCODER.encode(value)


def to_plain(value: Any) -> Any:
    """Convert a value to JSON types: dates and enum values as text, times in UTC."""
    if type(value) in _PLAIN_TYPES:
        return value
    match value:
        case datetime():
            value = value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            value = value.isoformat()
        case Enum():
            value = value.value
        case dict():
            value = {key: to_plain(inner) for key, inner in value.items()}
        case list() | tuple():
            value = [to_plain(inner) for inner in value]
    return value


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content, in hexadecimal."""
    return plain_digest(to_plain(content))


def plain_digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of a content that consists of JSON types."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def link_fault(entry: AnyEntry, previous: str, hash_of: Callable[[AnyEntry], str]) -> str | None:
    """Return the fault in the link of an entry to the one with the previous hash, or None."""
    if entry.previous != previous:
        return "it does not name the hash of the entry before"
    if entry.hash != hash_of(entry):
        return "its hash is not the hash of its content"
    return None
