"""A release without what tells of people, and without what nobody can keep."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from app.domain.privacy import find, found_in

PERSONAL_FIELDS = {
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
_PLAIN_NAME = re.compile(r"[\w.:/@-]{1,60}", re.ASCII)
_REMOVED = object()


@dataclass(frozen=True, slots=True)
class DroppedField:
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
class CleanedRelease:
    """What is left of a release, and what is to be said of the rest."""

    release: dict[str, Any] = field(default_factory=dict)
    dropped: list[DroppedField] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def clean_release(release: Mapping[str, Any], pointer: str) -> CleanedRelease:
    """Drop what the guard against personal data refuses, field by field."""
    cleaned = CleanedRelease()
    cleaned.release = _object(release, pointer, cleaned)
    return cleaned


def _object(value: Mapping[str, Any], pointer: str, cleaned: CleanedRelease) -> dict[str, Any]:
    kept = {}
    for key, inner in value.items():
        # A key that is no plain name could itself be what must not be said again.
        is_plain = _PLAIN_NAME.fullmatch(key) is not None and found_in(key) is None
        if not is_plain:
            cleaned.dropped.append(DroppedField(pointer, "unusual-name"))
            continue
        inner_pointer = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in PERSONAL_FIELDS and inner not in (None, "", {}, []):
            cleaned.dropped.append(DroppedField(inner_pointer, PERSONAL_FIELDS[key]))
        elif (remaining := _value(inner, key, inner_pointer, cleaned)) is not _REMOVED:
            kept[key] = remaining
    return kept


def _value(value: Any, key: str, pointer: str, cleaned: CleanedRelease) -> Any:
    match value:
        case dict():
            return _object(value, pointer, cleaned)
        case list():
            read = [_value(item, key, f"{pointer}/{n}", cleaned) for n, item in enumerate(value)]
            return [item for item in read if item is not _REMOVED]
        case str():
            return _text(value, key, pointer, cleaned)
        case bool() | None:
            return value
        case _:
            return _number(value, pointer, cleaned)


def _text(value: str, key: str, pointer: str, cleaned: CleanedRelease) -> Any:
    if _NOT_TEXT.search(value):
        detail = "a text without NUL and without halves of surrogate pairs; it was left out"
        cleaned.remarks.append(Remark(pointer, "not-text", detail))
        return _REMOVED
    if (rule := found_in(value, key)) is not None:
        cleaned.dropped.append(DroppedField(pointer, rule))
        return _REMOVED
    return value


def _number(value: float, pointer: str, cleaned: CleanedRelease) -> Any:
    if not isfinite(value):
        detail = "a number that can be kept; it was taken as missing"
        cleaned.remarks.append(Remark(pointer, "number-missing", detail))
        return _REMOVED
    if (finding := find(value)) is not None:
        cleaned.dropped.append(DroppedField(pointer, finding.rule))
        return _REMOVED
    return value
