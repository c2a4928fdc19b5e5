"""What a sort of problem is."""

from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem: what happened, and what the caller can do about it."""

    code: str
    status: HTTPStatus
    title: str
    advice: str
