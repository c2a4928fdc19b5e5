"""Streams of the ledger: one for each audience, with positions, a chain and ids of its own."""

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy.orm import Session

from app.domain.permissions import Caller
from app.domain.vocabulary import Visibility

PUBLIC = "public"
PARTNERS = "partners"
_OWNER = "owner:"

Predecessors: TypeAlias = Callable[[Session, frozenset[str]], frozenset[str]]
"""A function that returns the authorities that others have succeeded."""


def stream_of(visibility: Visibility, owner: str | None) -> str:
    """Return the stream of facts that this audience may read."""
    match visibility:
        case Visibility.PUBLIC:
            return PUBLIC
        case Visibility.PARTNERS:
            return PARTNERS
        case Visibility.OWNER:
            return f"{_OWNER}{owner}"


def audience_of(stream: str) -> tuple[Visibility, str | None]:
    """Return the visibility and the owner of the facts of a stream."""
    if stream.startswith(_OWNER):
        return Visibility.OWNER, stream.removeprefix(_OWNER)
    return Visibility(stream), None


def readable_streams(
    session: Session, caller: Caller, predecessors: Predecessors
) -> tuple[str, ...] | None:
    """Return the streams that a caller may read, or None if these are all.

    They include those of the authorities that the caller's ones have succeeded.
    """
    if caller.role.sees_everything:
        return None
    if not caller.role.sees_partners:
        return (PUBLIC,)
    own = caller.authorities
    authorities = own | predecessors(session, own) if own else own
    return (PUBLIC, PARTNERS, *(f"{_OWNER}{code}" for code in sorted(authorities)))


def sort_key(stream: str) -> tuple[bool, bool, str]:
    """Return the place of a stream among others: public, partners, then owners by code."""
    return stream != PUBLIC, stream != PARTNERS, stream


def label(stream: str) -> str:
    """Return the name of a stream in ids and headers: `owner-bromley`."""
    return stream.replace(":", "-")


def stream_of_label(text: str) -> str:
    """Return the stream with this name, written as in entries or as in ids."""
    prefix = label(_OWNER)
    return f"{_OWNER}{text.removeprefix(prefix)}" if text.startswith(prefix) else text


def entry_id(stream: str, position: int) -> str:
    """Return the id of an entry, which is also the id of the fact that it records."""
    return f"{label(stream)}-{position}"
