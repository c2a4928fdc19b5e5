"""The hash chain: canonical JSON (RFC 8785 for the values we store), SHA-256, one link an entry."""

import hashlib
import json
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

GENESIS = "0" * 64
"""What the first entry of a stream names as the hash before it."""


def canonical(value: Any) -> str:
    """JSON with one spelling: sorted keys, no spaces, no numbers but whole ones."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def to_plain(value: Any) -> Any:
    """A value as JSON knows it: words and days as text, moments in UTC to the microsecond."""
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
    """The SHA-256 of a content, in hexadecimal."""
    return hashlib.sha256(canonical(to_plain(content)).encode()).hexdigest()
