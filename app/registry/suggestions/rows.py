"""Computed rows of suggestions, and the rows from which they follow."""

import hashlib
from collections import defaultdict
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from app.domain.vocabulary import SuggestionKind
from app.ledger.projections import Row

_NOTHING: dict[str, Any] = dict.fromkeys(
    ("name_key", "number_key", "provider", "other", "authority", "buyer")
)


def rows_by(session: Session, column: str, statement: Select[Any]) -> dict[str, list[Any]]:
    """Return the rows of a statement by their values in a column."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(statement):
        found[getattr(row, column)].append(row)
    return found


def suggestion_row(kind: SuggestionKind, **named: str | None) -> Row:
    """Return the row of a suggestion; its code follows from the two things that may be the same."""
    row = {**_NOTHING, **named}
    said = (row["name_key"], row["number_key"], row["provider"] or row["authority"], row["other"])
    about = "|".join((kind, *(value or "" for value in said)))
    return {"code": hashlib.sha256(about.encode()).hexdigest()[:20], "kind": kind, **row}
