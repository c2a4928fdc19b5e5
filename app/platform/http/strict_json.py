"""JSON that means one thing to everybody who reads it, or a problem that says where it does not."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from math import isfinite
from typing import Any, TypeAlias

from app.platform.problems.problem import LONGEST_ECHO, FieldError, Problem

DEEPEST = 50
"""How many lists and objects may stand one inside the other."""

MOST_FIELDS = 1_000
"""How many fields an object may have."""

BYTES_A_VALUE = 32
"""A body holds at most one value for so many bytes that it may have: each takes time and memory."""

MOST_DIGITS = 18
"""How many digits a whole number may have: any such number fits into 64 bits."""

_DETAILS = {
    "invalid-json": "the body is JSON in UTF-8",
    "duplicate-key": "an object names each field once",
    "not-a-number": "numbers are finite",
    "too-many-digits": f"a whole number has at most {MOST_DIGITS} digits",
    "too-deep": f"at most {DEEPEST} lists and objects one inside the other",
    "too-many-fields": f"an object has at most {MOST_FIELDS:,} fields",
    "too-many-values": f"a body holds at most a value for every {BYTES_A_VALUE} bytes it may have",
    "not-text": "a text without NUL and without halves of surrogate pairs",
}
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_FIELD_NAME = re.compile(r"[A-Za-z_]{1,60}")


class _Unusable:
    """Stands in the value read for what JSON can spell and nobody should."""

    def __init__(self, code: str, *steps: str) -> None:
        self.code = code
        self.steps = steps


_Found: TypeAlias = tuple[list[str | int], str]
"""The steps to a fault, innermost first, and its code."""


def read(body: bytes, limit: int) -> Any:
    """Read a body that may have so many bytes.

    Nothing of it is repeated in the problem but the names of fields.
    """
    most_values = limit // BYTES_A_VALUE
    # Each value of a list or an object has one of these before it; texts may hold as many again.
    if sum(map(body.count, (b",", b"[", b"{"))) > 2 * most_values:
        raise _problem("too-many-values")
    try:
        value = _DECODER.decode(body.decode())
    except RecursionError:
        raise _problem("too-deep") from None
    except ValueError:
        raise _problem("invalid-json") from None
    if (found := _Search(most_values).first_fault(value)) is not None:
        steps, code = found
        raise _problem(code, reversed(steps))
    return value


class _Search:
    """Looks for what is wrong with a value, until it has seen as many values as it may hold."""

    def __init__(self, most_values: int) -> None:
        self._left = most_values

    def first_fault(self, value: Any, depth: int = 0) -> _Found | None:
        if not isinstance(value, list | dict):
            return _fault(value)
        if (code := self._fault_of_all(value, depth)) is not None:
            return [], code
        members = enumerate(value) if isinstance(value, list) else value.items()
        for step, inner in members:
            if (found := self.first_fault(inner, depth + 1)) is not None:
                found[0].append(step)
                return found
        return None

    def _fault_of_all(self, value: list[Any] | dict[str, Any], depth: int) -> str | None:
        self._left -= len(value)
        if self._left < 0:
            return "too-many-values"
        if depth == DEEPEST:
            return "too-deep"
        if isinstance(value, dict) and len(value) > MOST_FIELDS:
            return "too-many-fields"
        if isinstance(value, dict) and any(map(_NOT_TEXT.search, value)):
            return "not-text"
        return None


def _fault(value: Any) -> _Found | None:
    match value:
        case str() if _NOT_TEXT.search(value):
            return [], "not-text"
        case float() if not isfinite(value):
            return [], "not-a-number"
        case _Unusable():
            return [*value.steps], value.code
        case _:
            return None


def _object(members: list[tuple[str, Any]]) -> Any:
    read_ = dict(members)
    if len(read_) == len(members):
        return read_
    times = Counter(name for name, _ in members)
    return _Unusable("duplicate-key", next(name for name, count in times.items() if count > 1))


def _whole_number(digits: str) -> Any:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        return _Unusable("too-many-digits")
    return int(digits)


def _problem(code: str, steps: Iterable[str | int] = ()) -> Problem:
    pointer = "/body"
    for step in steps:
        longer = f"{pointer}/{step}"
        # Where a key is no name of a field, or the way is long, the pointer ends before it.
        is_plain = isinstance(step, int) or _FIELD_NAME.fullmatch(step)
        if not is_plain or len(longer) > LONGEST_ECHO:
            break
        pointer = longer
    detail = _DETAILS[code]
    return Problem("invalid-request", f"{pointer}: {detail}", [FieldError(pointer, code, detail)])


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole_number)
