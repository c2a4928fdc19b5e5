"""Problem types, and the set of them that one room declares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

# The names in RFC 9110, which Python uses only from version 3.13 on.
_PHRASES = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Content Too Large",
    HTTPStatus.REQUEST_URI_TOO_LONG: "URI Too Long",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Unprocessable Content",
}


def phrase(status: HTTPStatus) -> str:
    """Return the reason phrase of a status, the same in every version of Python."""
    return _PHRASES.get(status, status.phrase)


@dataclass(frozen=True, slots=True)
class ProblemExample:
    """A request path with the detail, and the field if there is one, of an example problem."""

    path: str
    detail: str
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem: its stable code, its status, a title, and advice to the caller."""

    code: str
    status: HTTPStatus
    title: str
    advice: str
    example: ProblemExample | None = None


@dataclass(frozen=True, slots=True)
class RoomProblems:
    """The problem types and the field rules that one room declares.

    A field rule is a code that occurs only in the `errors` of a problem; its text says what is
    right.
    """

    types: Sequence[ProblemType] = ()
    field_rules: Mapping[str, str] = field(default_factory=dict)
