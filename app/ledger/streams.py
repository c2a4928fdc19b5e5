"""Streams of the ledger: one for each audience, with positions, a chain and ids of its own."""

from collections.abc import Iterable

from app.domain.vocabulary import Visibility

PUBLIC = "public"
PARTNERS = "partners"
_OWNER = "owner:"


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


def streams_of(authorities: Iterable[str]) -> tuple[str, ...]:
    """Return the streams that a partner with these authorities may read."""
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
