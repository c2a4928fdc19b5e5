"""Erasure of texts in kept releases."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.interchange.ocds.import_.models import KeptRelease
from app.ledger.commitments import ERASED


def erase_in_releases(session: Session, texts: frozenset[str]) -> None:
    """Remove texts from kept releases; those keep their ids, so that they are not taken in again.

    The hash of a changed release goes too: it would confirm a guess of the text.
    """
    longest_first = sorted(texts, key=len, reverse=True)
    for release in session.scalars(select(KeptRelease).execution_options(yield_per=100)):
        content = _without(release.content, longest_first)
        if content != release.content:
            release.content, release.hash = content, None
    session.flush()


def _without(value: Any, texts: Sequence[str]) -> Any:
    match value:
        case dict():
            return {name: _without(item, texts) for name, item in value.items()}
        case list():
            return [_without(item, texts) for item in value]
        case str():
            for text in texts:
                value = value.replace(text, ERASED)
            return value
        case _:
            return value
