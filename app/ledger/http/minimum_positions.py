"""The header `Registry-Min-Position`: positions that the ledger of a response must have reached."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from app.ledger.as_of import Head
from app.ledger.streams import PUBLIC, stream_of_label
from app.platform.problems.problem import FieldError, Problem

NAME = "Registry-Min-Position"
PARAMETER: dict[str, Any] = {
    "name": NAME,
    "in": "header",
    "required": False,
    "description": "The positions that the ledger must have reached, as `Registry-Position` of an "
    "earlier response names them. 422 `unknown-position` if the ledger does not have them.",
    "schema": {
        "type": "string",
        "maxLength": 4_000,
        "pattern": r"^\d{1,18}(, ?[a-z0-9-]+=\d{1,18})*$",
    },
}
"""The description of the header in the OpenAPI document."""

_FORM = re.compile(PARAMETER["schema"]["pattern"])
_POSITION = re.compile(r"(?:([a-z0-9-]+)=)?(\d+)")


def check_min_position(text: str, streams: Sequence[str], heads: Iterable[Head]) -> None:
    """Check that the heads of the caller's streams have reached the positions of the header.

    A position that the ledger does not have is refused, not waited for: this is the ledger that
    records, so that it was mistyped, or lost when the ledger was restored. Raises Problem.
    """
    ends = dict.fromkeys(streams, 0) | {name: position for name, position, *_ in heads}
    for stream, position in _positions(text).items():
        if stream not in ends:
            detail = f"no stream {stream[:60]!r} that you may read; send some of: {', '.join(ends)}"
            raise _problem("unknown-stream", detail)
        if position > ends[stream]:
            detail = f"the stream {stream} ends at position {ends[stream]}; send one up to that"
            raise _problem("unknown-position", detail)


def _positions(text: str) -> dict[str, int]:
    """Return the positions by stream. Raises Problem `invalid-request`."""
    is_well_formed = len(text) <= PARAMETER["schema"]["maxLength"] and _FORM.fullmatch(text)
    found = _POSITION.findall(text) if is_well_formed else []
    positions = {stream_of_label(name or PUBLIC): int(number) for name, number in found}
    if not found or len(positions) < len(found):
        detail = "write it as Registry-Position of a response, each stream once: 858, partners=12"
        raise _problem("string-pattern-mismatch", detail)
    return positions


def _problem(code: str, detail: str) -> Problem:
    is_type = code != "string-pattern-mismatch"
    error = FieldError(f"/header/{NAME}", code, detail)
    return Problem(code if is_type else "invalid-request", detail, [error])
