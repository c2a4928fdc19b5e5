"""What a release must say so that whoever merges it with those before knows what stands current."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

WITHDRAWN = "Withdrawn"
"""What is left of an item of a list that stands no more: merging cannot take it off the list."""

_REPLACED_LISTS = {"roles", "additionalIdentifiers", "specialRegime", "relationship"}
"""The lists that are replaced as a whole; all others are merged item by item."""
_MARKER_FIELDS = {
    "awards": "statusDetails", "contracts": "statusDetails", "relatedProcesses": "title",
    "items": "description", "documents": "description", "amendments": "description",
}  # fmt: skip
_FIXED_FIELDS = {"awards": {"id"}, "contracts": {"id", "awardID"}}
_EMPTY_VALUES = {"additionalIdentifiers": [], "hasFrameworkAgreement": False}
"""What takes back a value that the schema lets nobody null, or whose object may not be empty."""
_FIXED_ID_OBJECTS = {"buyer", "procuringEntity", "tender"}
"""Objects whose id the schema lets nobody take back."""


def compact(**fields: Any) -> Json:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, {}, [])}


def delta(before: Mapping[str, Any], current: Mapping[str, Any]) -> Json:
    """What stands current, and null for every field that was told before and stands no more."""
    changes = {key: _value_delta(before.get(key), value, key) for key, value in current.items()}
    return changes | _removals({key: value for key, value in before.items() if key not in current})


def apply_delta(before: Mapping[str, Any], release: Mapping[str, Any]) -> Json:
    """What stands once a release has been told: null takes a field away."""
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
    """What takes back a value: null for each of its fields, as null for the whole would not.

    The value itself where nothing is left of it to take back.
    """
    if isinstance(value, dict):
        return _field_removals(value, {"id"} if key in _FIXED_ID_OBJECTS else set()) or value
    if _is_by_id(key, value):
        return [removal for item in value if (removal := _item_removal(item, key))] or value
    return _EMPTY_VALUES.get(key)


def _item_removal(item: Mapping[str, Any], key: str) -> Json:
    """What takes back an item of a list, or nothing where it was taken back before."""
    marker = _MARKER_FIELDS.get(key)
    if marker and item.get(marker) == WITHDRAWN:
        return {}
    removals = _field_removals(item, _FIXED_FIELDS.get(key, {"id"}))
    return removals | {marker: WITHDRAWN} if removals and marker else removals


def _field_removals(value: Mapping[str, Any], kept: Collection[str]) -> Json:
    """What takes back the fields of an object but for those that remaining; nothing if none is left."""
    removals = _removals({name: field for name, field in value.items() if name not in kept})
    return (
        {name: value[name] for name in sorted(kept) if name in value} | removals if removals else {}
    )


def _removals(fields: Mapping[str, Any]) -> Json:
    """What takes back each field of which something is left."""
    removals = {name: _removal(value, name) for name, value in fields.items()}
    return {name: removal for name, removal in removals.items() if removal != fields[name]}
