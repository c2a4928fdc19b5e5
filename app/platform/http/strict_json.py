"""A strict JSON reader: ambiguous or oversized documents raise a problem with a pointer."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from math import isfinite
from typing import Any, TypeAlias

from app.platform.problems.problem import MAX_ECHO, FieldError, Problem

MAX_DEPTH = 50
"""The maximum nesting of lists and objects."""

MAX_FIELDS = 1_000
"""The maximum number of fields of an object."""

BYTES_PER_VALUE = 32
"""A body may hold one value for this many bytes of its size limit: each costs time and memory."""

MAX_DIGITS = 18
"""The maximum number of digits of a whole number: any such number fits into 64 bits."""

_DETAILS = {
    "invalid-json": "the body is not JSON in UTF-8; check quotes, commas and the encoding",
    "duplicate-key": "the object names a field twice; name each field once",
    "not-a-number": "NaN and infinity are not JSON numbers; send a finite number",
    "too-many-digits": f"the whole number is too long; send at most {MAX_DIGITS} digits",
    "too-deep": f"the body is nested too deeply; nest at most {MAX_DEPTH} lists and objects",
    "too-many-fields": f"the object has too many fields; send at most {MAX_FIELDS:,}",
    "too-many-values": "the body holds too many values; send at most one for every "
    f"{BYTES_PER_VALUE} bytes of the size limit",
    "not-text": "the text contains NUL or half of a surrogate pair; send whole Unicode characters",
}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_FIELD_NAME = re.compile(r"[A-Za-z_]{1,60}")


class _Rejected:
    """A marker, in the value that was read, of a part that is rejected."""

    def __init__(self, code: str, *steps: str) -> None:
        """Create a marker with the code of the broken rule and the steps to it."""
        self.code = code
        self.steps = steps


_Violation: TypeAlias = tuple[list[str | int], str]
"""The steps to the rejected value, innermost first, and the code of the broken rule."""


def read(body: bytes, limit: int) -> Any:
    """Return the value of a JSON body whose size limit is `limit` bytes.

    Raises `invalid-request` with the code of the broken rule. The problem repeats field names
    only, never values.
    """
    max_values = limit // BYTES_PER_VALUE
    # One of these precedes each value of a list or an object; texts may contain as many again.
    if sum(map(body.count, (b",", b"[", b"{"))) > 2 * max_values:
        raise _problem("too-many-values")
    try:
        value = _DECODER.decode(body.decode())
    except RecursionError:
        raise _problem("too-deep") from None
    except ValueError:
        raise _problem("invalid-json") from None
    if (found := _Search(max_values).first_violation(value)) is not None:
        steps, code = found
        raise _problem(code, reversed(steps))
    return value


class _Search:
    """A search for the first broken rule, which ends at the maximum number of values."""

    def __init__(self, max_values: int) -> None:
        """Create a search that rejects more than `max_values` values."""
        self._left = max_values

    def first_violation(self, value: Any, depth: int = 0) -> _Violation | None:
        """Return the first broken rule in a value, or None."""
        if not isinstance(value, list | dict):
            return _violation(value)
        if (code := self._container_code(value, depth)) is not None:
            return [], code
        members = enumerate(value) if isinstance(value, list) else value.items()
        for step, inner in members:
            if (found := self.first_violation(inner, depth + 1)) is not None:
                found[0].append(step)
                return found
        return None

    def _container_code(self, value: list[Any] | dict[str, Any], depth: int) -> str | None:
        self._left -= len(value)
        if self._left < 0:
            return "too-many-values"
        if depth == MAX_DEPTH:
            return "too-deep"
        if isinstance(value, dict) and len(value) > MAX_FIELDS:
            return "too-many-fields"
        if isinstance(value, dict) and any(map(_NOT_TEXT.search, value)):
            return "not-text"
        return None


def _violation(value: Any) -> _Violation | None:
    match value:
        case str() if _NOT_TEXT.search(value):
            return [], "not-text"
        case float() if not isfinite(value):
            return [], "not-a-number"
        case _Rejected():
            return [*value.steps], value.code
        case _:
            return None


def _object(members: list[tuple[str, Any]]) -> Any:
    fields = dict(members)
    if len(fields) == len(members):
        return fields
    counts = Counter(name for name, _ in members)
    return _Rejected("duplicate-key", next(name for name, count in counts.items() if count > 1))


def _whole_number(digits: str) -> Any:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        return _Rejected("too-many-digits")
    return int(digits)


def _problem(code: str, steps: Iterable[str | int] = ()) -> Problem:
    pointer = "/body"
    for step in steps:
        longer = f"{pointer}/{step}"
        # The pointer ends before a key that is no field name, and where it would become too long.
        is_plain = isinstance(step, int) or _FIELD_NAME.fullmatch(step)
        if not is_plain or len(longer) > MAX_ECHO:
            break
        pointer = longer
    detail = _DETAILS[code]
    return Problem("invalid-request", f"{pointer}: {detail}", [FieldError(pointer, code, detail)])


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole_number)
