"""Parse one file of JSON or JSON Lines within limits on size and depth."""

import json
from collections.abc import Callable
from typing import Any

from app.platform.problems.problem import FieldError, Problem

MAX_VALUES = 2**21
"""The most values in a file; each takes some hundred bytes of memory."""

MAX_DEPTH = 50
"""The deepest nesting of lists and objects."""

MAX_DIGITS = 18
"""The most digits of an integer, so that it fits into 64 bits."""

MISSING_NUMBER = float("inf")
"""The placeholder for a number too large to be stored, such as 1e9999."""

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")
_DETAILS = {
    "file-is-archive": "a JSON file; this one is an archive",
    "file-not-utf-8": "JSON in UTF-8",
    "file-too-full": f"at most {MAX_VALUES:,} values",
    "file-too-deep": f"at most {MAX_DEPTH} levels of lists and objects",
    "file-names-twice": "objects that name each field once",
}


class _DuplicateKey(ValueError):
    """An object with two fields of one name."""


def read_json(body: bytes) -> Any:
    """Parse a file of one value. Raises Problem, which repeats nothing of the file.

    A number too large to be stored becomes infinity.
    """
    return _read(body, lambda text: _decode(text, 1))


def read_json_lines(body: bytes) -> list[Any]:
    """Parse a file with a value on each line that is not blank. Raises Problem as `read_json`."""
    values: list[Any] = _read(
        body,
        lambda text: [
            _decode(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()
        ],
    )
    return values


def _read(body: bytes, parse: Callable[[str], Any]) -> Any:
    if body.startswith(_ARCHIVES):
        raise _problem("file-is-archive")
    # Each value follows one of these; texts may contain as many again.
    if sum(map(body.count, (b",", b"[", b"{", b"\n"))) > 2 * MAX_VALUES:
        raise _problem("file-too-full")
    try:
        value = parse(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _problem("file-not-utf-8") from None
    except _DuplicateKey:
        raise _problem("file-names-twice") from None
    except RecursionError:
        raise _problem("file-too-deep") from None
    if _depth(value) > MAX_DEPTH:
        raise _problem("file-too-deep")
    return value


def _decode(text: str, first_line: int) -> Any:
    """Parse a value that begins on a line of the file."""
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        detail = f"valid JSON; parsing stopped in line {line}, column {error.colno}"
        raise Problem(
            "file-not-json", detail, [FieldError("/body", "file-not-json", detail)]
        ) from None


def _depth(value: Any) -> int:
    """Return the nesting depth of a value, without recursion."""
    depth, level = 0, [value]
    while level := [inner for item in level for inner in _children(item)]:
        depth += 1
        if depth > MAX_DEPTH:
            break
    return depth


def _children(value: Any) -> list[Any]:
    match value:
        case dict():
            return [*value.values()] or [None]
        case list():
            return value or [None]
        case _:
            return []


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(members)
    if len(result) != len(members):
        raise _DuplicateKey
    return result


def _whole_number(digits: str) -> int | float:
    return MISSING_NUMBER if len(digits.lstrip("-")) > MAX_DIGITS else int(digits)


def _problem(code: str) -> Problem:
    detail = _DETAILS[code]
    return Problem(code, detail, [FieldError("/body", code, detail)])


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_whole_number)
