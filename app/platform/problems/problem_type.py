"""What a sort of problem is."""

from dataclasses import dataclass
from http import HTTPStatus

# As RFC 9110 has them: Python has taken these names up only in version 3.13.
_PHRASES = {
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Content Too Large",
    HTTPStatus.REQUEST_URI_TOO_LONG: "URI Too Long",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Unprocessable Content",
}


def phrase(status: HTTPStatus) -> str:
    """What a status is called, whatever the version of Python."""
    return _PHRASES.get(status, status.phrase)


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A sort of problem: what happened, and what the caller can do about it."""

    code: str
    status: HTTPStatus
    title: str
    advice: str
