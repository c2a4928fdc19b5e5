"""Computed rows of suggestions."""

import hashlib
from typing import Any

from app.domain.vocabulary import SuggestionKind
from app.ledger.projections import Row

_NOTHING: dict[str, Any] = dict.fromkeys(
    ("name_key", "number_key", "provider", "other", "authority", "buyer")
)


def suggestion_row(kind: SuggestionKind, **named: str | None) -> Row:
    """Return the row of a suggestion; its code follows from the two things that may be the same."""
    row = {**_NOTHING, **named}
    said = (row["name_key"], row["number_key"], row["provider"] or row["authority"], row["other"])
    about = "|".join((kind, *(value or "" for value in said)))
    return {"code": hashlib.sha256(about.encode()).hexdigest()[:20], "kind": kind, **row}
