"""Remove personal data and values that cannot be stored from a release."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from app.domain.privacy import broken_rule, find_personal_data
from app.domain.suppliers import published_name
from app.interchange.ocds.import_.json_values import inside, text, texts

PERSONAL_FIELDS = {
    "contactPoint": "contact-point",
    "contactPoints": "contact-point",
    "beneficialOwners": "person",
    "persones": "person",
    "persons": "person",
    "streetAddress": "address",
    "postalCode": "address",
}
"""Fields about people and their addresses; they are dropped without a check.

The address of a supplier may be a home, and the registry needs no addresses.
"""

_SUPPLIER = re.compile(r"/suppliers/\d+$")
_PARTY = re.compile(r"/parties/\d+$")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_PLAIN_NAME = re.compile(r"[\w.:/@-]{1,60}", re.ASCII)
_REMOVED = object()


@dataclass(frozen=True, slots=True)
class DroppedField:
    """A field that was left out: its pointer and the rule, never its value."""

    pointer: str
    rule: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark for the importer: pointer, stable code and detail."""

    pointer: str
    code: str
    detail: str


@dataclass(slots=True)
class CleanedRelease:
    """A release after cleaning, with the dropped fields and remarks."""

    release: dict[str, Any] = field(default_factory=dict)
    dropped: list[DroppedField] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def clean_release(release: Mapping[str, Any], pointer: str) -> CleanedRelease:
    """Drop every field that a personal-data rule matches."""
    cleaned = CleanedRelease()
    cleaned.release = _object(release, pointer, cleaned)
    return cleaned


def _object(value: Mapping[str, Any], pointer: str, cleaned: CleanedRelease) -> dict[str, Any]:
    kept = {}
    for key, inner in value.items():
        # A key may itself be personal data, so it is not repeated.
        is_plain = _PLAIN_NAME.fullmatch(key) is not None and broken_rule(key) is None
        if not is_plain:
            cleaned.dropped.append(DroppedField(pointer, "unusual-name"))
            continue
        inner_pointer = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
        if key in PERSONAL_FIELDS and inner not in (None, "", {}, []):
            cleaned.dropped.append(DroppedField(inner_pointer, PERSONAL_FIELDS[key]))
        elif key == "name" and _is_supplier(value, pointer):
            kept[key] = _supplier_name(inner, value, inner_pointer, cleaned)
        elif (remaining := _value(inner, key, inner_pointer, cleaned)) is not _REMOVED:
            kept[key] = remaining
    return kept


def _is_supplier(value: Mapping[str, Any], pointer: str) -> bool:
    if not isinstance(value.get("name"), str) or _NOT_TEXT.search(value["name"]):
        return False
    return _SUPPLIER.search(pointer) is not None or (
        _PARTY.search(pointer) is not None and "supplier" in texts(value.get("roles"))
    )


def _supplier_name(
    name: str, supplier: Mapping[str, Any], pointer: str, cleaned: CleanedRelease
) -> str:
    """Return the name of a supplier; of a sole trader the trading name at most."""
    number = text(inside(supplier, "identifier", "id"))
    published = published_name(name, has_number=number is not None)
    if published.is_shortened:
        cleaned.dropped.append(DroppedField(pointer, broken_rule(name) or "named-person"))
    return published.name if published.is_shortened else name


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
    if (rule := broken_rule(value, key)) is not None:
        cleaned.dropped.append(DroppedField(pointer, rule))
        return _REMOVED
    return value


def _number(value: float, pointer: str, cleaned: CleanedRelease) -> Any:
    if not isfinite(value):
        detail = "a number that can be kept; it was left out"
        cleaned.remarks.append(Remark(pointer, "number-missing", detail))
        return _REMOVED
    if (finding := find_personal_data(value)) is not None:
        cleaned.dropped.append(DroppedField(pointer, finding.rule))
        return _REMOVED
    return value
