"""Deltas between two states of a process, such that merging releases gives the state."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

WITHDRAWN = "Withdrawn"
"""The marker of a removed list item: merging cannot take an item off a list."""

_REPLACED_LISTS = {"roles", "additionalIdentifiers", "specialRegime", "relationship"}
"""The lists that are replaced as a whole; all others are merged item by item."""
_MARKER_FIELDS = {
    "awards": "statusDetails", "contracts": "statusDetails", "relatedProcesses": "title",
    "items": "description", "documents": "description", "amendments": "description",
}  # fmt: skip
_FIXED_FIELDS = {"awards": {"id"}, "contracts": {"id", "awardID"}}
_EMPTY_VALUES = {"additionalIdentifiers": [], "hasFrameworkAgreement": False}
"""The empty values of fields that the schema does not allow to be null."""
_FIXED_ID_OBJECTS = {"buyer", "procuringEntity", "tender"}
"""The objects whose id the schema does not allow to be null."""


def compact(**fields: Any) -> Json:
    """Return the fields with a value: neither None nor empty."""
    return {name: value for name, value in fields.items() if value not in (None, {}, [])}


def delta(before: Mapping[str, Any], current: Mapping[str, Any]) -> Json:
    """Return the changed fields, with null for each removed field."""
    changes = {key: _value_delta(before.get(key), value, key) for key, value in current.items()}
    return changes | _removals({key: value for key, value in before.items() if key not in current})


def apply_delta(before: Mapping[str, Any], release: Mapping[str, Any]) -> Json:
    """Return the state after a release; null removes a field."""
    result = dict(before)
    for key, value in release.items():
        known = result.get(key)
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict):
            result[key] = apply_delta(known or {}, value)
        elif _is_by_id(key, value):
            items = {item["id"]: item for item in known or []}
            for item in value:
                items[item["id"]] = apply_delta(items.get(item["id"], {}), item)
            result[key] = [*items.values()]
        else:
            result[key] = value
    return result


def _is_by_id(key: str, value: Any) -> bool:
    return isinstance(value, list) and key not in _REPLACED_LISTS


def _value_delta(before: Any, value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return delta(before or {}, value)
    if not _is_by_id(key, value):
        return value
    known = {item["id"]: item for item in before or []}
    remaining = {item["id"] for item in value}
    removed = [_item_removal(item, key) for item in known.values() if item["id"] not in remaining]
    return [*(delta(known.get(item["id"], {}), item) for item in value), *filter(None, removed)]


def _removal(value: Any, key: str) -> Any:
    """Return the value that removes a value: null for each field of an object.

    Null for a whole object does not remove it. Returns the value itself if it is removed already.
    """
    if isinstance(value, dict):
        return _field_removals(value, {"id"} if key in _FIXED_ID_OBJECTS else set()) or value
    if _is_by_id(key, value):
        return [removal for item in value if (removal := _item_removal(item, key))] or value
    return _EMPTY_VALUES.get(key)


def _item_removal(item: Mapping[str, Any], key: str) -> Json:
    """Return the item that removes a list item, or an empty item if it is removed already."""
    marker = _MARKER_FIELDS.get(key)
    if marker and item.get(marker) == WITHDRAWN:
        return {}
    removals = _field_removals(item, _FIXED_FIELDS.get(key, {"id"}))
    return removals | {marker: WITHDRAWN} if removals and marker else removals


def _field_removals(value: Mapping[str, Any], kept: Collection[str]) -> Json:
    """Return nulls for the fields of an object except the kept ones; empty if none is left."""
    removals = _removals({name: field for name, field in value.items() if name not in kept})
    return (
        {name: value[name] for name in sorted(kept) if name in value} | removals if removals else {}
    )


def _removals(fields: Mapping[str, Any]) -> Json:
    """Return the removal of each field that is not removed already."""
    removals = {name: _removal(value, name) for name, value in fields.items()}
    return {name: removal for name, removal in removals.items() if removal != fields[name]}
