"""What a release must say so that whoever merges it with those before knows what stands now."""

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

WITHDRAWN = "Withdrawn"
"""What is left of an item of a list that stands no more: merging cannot take it off the list."""

_WHOLE = {"roles", "additionalIdentifiers", "specialRegime", "relationship"}
"""The lists that are replaced as a whole; all others are merged item by item."""
_MARK = {
    "awards": "statusDetails", "contracts": "statusDetails", "relatedProcesses": "title",
    "items": "description", "documents": "description", "amendments": "description",
}  # fmt: skip
_STAYS = {"awards": {"id"}, "contracts": {"id", "awardID"}}
_ENDS = {"additionalIdentifiers": [], "hasFrameworkAgreement": False}
"""What takes back a value that the schema lets nobody null, or whose object may not be empty."""
_NAMED = {"buyer", "procuringEntity", "tender"}
"""Objects whose id the schema lets nobody take back."""


def told(**fields: Any) -> Json:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, {}, [])}


def news(before: Mapping[str, Any], now: Mapping[str, Any]) -> Json:
    """What stands now, and null for every field that was told before and stands no more."""
    said = {key: _new(before.get(key), value, key) for key, value in now.items()}
    return said | _ends({key: value for key, value in before.items() if key not in now})


def merged(before: Mapping[str, Any], release: Mapping[str, Any]) -> Json:
    """What stands once a release has been told: null takes a field away."""
    result = dict(before)
    for key, value in release.items():
        known = result.get(key)
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict):
            result[key] = merged(known or {}, value)
        elif _is_by_id(key, value):
            items = {item["id"]: item for item in known or []}
            for item in value:
                items[item["id"]] = merged(items.get(item["id"], {}), item)
            result[key] = [*items.values()]
        else:
            result[key] = value
    return result


def _is_by_id(key: str, value: Any) -> bool:
    return isinstance(value, list) and key not in _WHOLE


def _new(before: Any, value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return news(before or {}, value)
    if not _is_by_id(key, value):
        return value
    known = {item["id"]: item for item in before or []}
    stay = {item["id"] for item in value}
    gone = [_ended_item(item, key) for item in known.values() if item["id"] not in stay]
    return [*(news(known.get(item["id"], {}), item) for item in value), *filter(None, gone)]


def _ended(value: Any, key: str) -> Any:
    """What takes back a value: null for each of its fields, as null for the whole would not.

    The value itself where nothing is left of it to take back.
    """
    if isinstance(value, dict):
        return _ended_fields(value, {"id"} if key in _NAMED else set()) or value
    if _is_by_id(key, value):
        return [end for item in value if (end := _ended_item(item, key))] or value
    return _ENDS.get(key)


def _ended_item(item: Mapping[str, Any], key: str) -> Json:
    """What takes back an item of a list, or nothing where it was taken back before."""
    mark = _MARK.get(key)
    if mark and item.get(mark) == WITHDRAWN:
        return {}
    ends = _ended_fields(item, _STAYS.get(key, {"id"}))
    return ends | {mark: WITHDRAWN} if ends and mark else ends


def _ended_fields(value: Mapping[str, Any], stays: Collection[str]) -> Json:
    """What takes back the fields of an object but for those that stay; nothing if none is left."""
    ends = _ends({name: one for name, one in value.items() if name not in stays})
    return {name: value[name] for name in sorted(stays) if name in value} | ends if ends else {}


def _ends(fields: Mapping[str, Any]) -> Json:
    """What takes back each field of which something is left."""
    ended = {name: _ended(value, name) for name, value in fields.items()}
    return {name: end for name, end in ended.items() if end != fields[name]}
