"""A release without what tells of people, and without what nobody can keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from app.domain.privacy import find, found_in

CONTACTS = {
    "contactPoint": "contact-point",
    "contactPoints": "contact-point",
    "beneficialOwners": "person",
    "persones": "person",
    "persons": "person",
    "streetAddress": "address",
    "postalCode": "address",
}
"""Fields that are there for people, or tell where they live; they are dropped unread.

An address of a supplier may be somebody's home, and the registry has no use for any.
"""

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_PLAIN = re.compile(r"[\w.:/@-]{1,60}", re.ASCII)
_GONE = object()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A field that was left out: where it stood and by which rule, never what it held."""

    pointer: str
    rule: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that whoever imports should know of: where, a stable code, and in words."""

    pointer: str
    code: str
    detail: str


@dataclass(slots=True)
class Cleaned:
    """What is left of a release, and what is to be said of the rest."""

    release: dict[str, Any] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def clean(release: Mapping[str, Any], pointer: str) -> Cleaned:
    """Drop what the guard against personal data refuses, field by field."""
    cleaned = Cleaned()
    cleaned.release = _object(release, pointer, cleaned)
    return cleaned


def _object(value: Mapping[str, Any], pointer: str, cleaned: Cleaned) -> dict[str, Any]:
    kept = {}
    for key, inner in value.items():
        # A key that is no plain name could itself be what must not be said again.
        is_plain = _PLAIN.fullmatch(key) is not None and found_in(key) is None
        if not is_plain:
            cleaned.dropped.append(Dropped(pointer, "unusual-name"))
            continue
        where = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in CONTACTS and inner not in (None, "", {}, []):
            cleaned.dropped.append(Dropped(where, CONTACTS[key]))
        elif (left := _value(inner, key, where, cleaned)) is not _GONE:
            kept[key] = left
    return kept


def _value(value: Any, key: str, pointer: str, cleaned: Cleaned) -> Any:
    match value:
        case dict():
            return _object(value, pointer, cleaned)
        case list():
            read = [_value(one, key, f"{pointer}/{n}", cleaned) for n, one in enumerate(value)]
            return [one for one in read if one is not _GONE]
        case str():
            return _text(value, key, pointer, cleaned)
        case bool() | None:
            return value
        case _:
            return _number(value, pointer, cleaned)


def _text(value: str, key: str, pointer: str, cleaned: Cleaned) -> Any:
    if _NOT_TEXT.search(value):
        detail = "a text without NUL and without halves of surrogate pairs; it was left out"
        cleaned.remarks.append(Remark(pointer, "not-text", detail))
        return _GONE
    if (rule := found_in(value, key)) is not None:
        cleaned.dropped.append(Dropped(pointer, rule))
        return _GONE
    return value


def _number(value: float, pointer: str, cleaned: Cleaned) -> Any:
    if not isfinite(value):
        detail = "a number that can be kept; it was taken as missing"
        cleaned.remarks.append(Remark(pointer, "number-missing", detail))
        return _GONE
    if (finding := find(value)) is not None:
        cleaned.dropped.append(Dropped(pointer, finding.rule))
        return _GONE
    return value
