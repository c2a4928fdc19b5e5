"""What a release must say so that whoever merges it with those before knows what stands now."""

from collections.abc import Mapping
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
_NAMED = {"buyer", "procuringEntity", "tender"}
"""Objects whose id the schema lets nobody take back."""


def told(**fields: Any) -> Json:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, {}, [])}


def news(before: Mapping[str, Any], now: Mapping[str, Any]) -> Json:
    """What stands now, and null for every field that was told before and stands no more."""
    said = {key: _new(before.get(key), value, key) for key, value in now.items()}
    return said | {
        key: end
        for key, value in before.items()
        if key not in now and (end := _ended(value, key)) not in ({}, [])
    }


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
    """What takes back a value: null for each of its fields, as null for the whole would not."""
    if isinstance(value, dict):
        kept = {"id"} if key in _NAMED else set()
        ends = {name: _ended(one, name) for name, one in value.items() if name not in kept}
        return {name: end for name, end in ends.items() if end not in ({}, [])}
    if _is_by_id(key, value):
        return [end for item in value if (end := _ended_item(item, key))]
    return [] if key == "additionalIdentifiers" else None


def _ended_item(item: Mapping[str, Any], key: str) -> Json:
    """What takes back an item of a list, or nothing where it was taken back before."""
    stays, mark = _STAYS.get(key, {"id"}), _MARK.get(key)
    if mark and item.get(mark) == WITHDRAWN:
        return {}
    ends = {name: _ended(one, name) for name, one in item.items() if name not in stays}
    ends = {name: end for name, end in ends.items() if end not in ({}, [])}
    if not ends:
        return {}
    return {name: item[name] for name in sorted(stays)} | ends | ({mark: WITHDRAWN} if mark else {})
