"""Sources: the rows and the free texts of documents on which facts rest."""

from typing import Any

from app.ledger.commitments import FreeText, free_texts
from app.ledger.inputs import SourceIn


def source_texts() -> tuple[FreeText, ...]:
    """Return the fields of a source with free text."""
    return free_texts(SourceIn)


def source_row(body: SourceIn) -> dict[str, Any]:
    """Return the columns of a source that follow from its input."""
    return body.model_dump()
