"""Sources: the rows and the free texts of documents on which facts rest, and the facts on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, select
from sqlalchemy.orm import Session

from app.ledger.commitments import FreeText, free_texts
from app.ledger.entries import Entry
from app.ledger.inputs import SourceIn
from app.ledger.models import RECORDING_ACTIONS, Change, StreamHead
from app.ledger.projections import chunks
from app.platform.db.columns import table

_CHANGE, _HEAD = table(Change), table(StreamHead)


def source_texts() -> tuple[FreeText, ...]:
    """Return the fields of a source with free text."""
    return free_texts(SourceIn)


def source_row(body: SourceIn) -> dict[str, Any]:
    """Return the columns of a source that follow from its input."""
    return body.model_dump()


def latest_count(
    source: ColumnElement[str],
    stream: ColumnElement[str],
    position: ColumnElement[int],
) -> ScalarSelect[int | None]:
    """Return the number of facts on a source in a stream up to a position, null if there is none.

    The last entry that cites the source has it, so that nothing is counted.
    """
    citing = _CHANGE.alias()
    return (
        select(citing.c.source_facts)
        .where(citing.c.stream == stream, citing.c.source == source, citing.c.position <= position)
        .order_by(citing.c.position.desc())
        .limit(1)
        .correlate_except(citing)
        .scalar_subquery()
    )


@dataclass(frozen=True, slots=True)
class CitedSources:
    """The hashes of the entries that registered sources, and the facts on each in each stream."""

    hashes: dict[str, str]
    facts: dict[tuple[str, str], int]

    @classmethod
    def of(cls, session: Session, entries: Iterable[Entry]) -> "CitedSources":
        """Read the sources that these entries cite, which earlier batches registered."""
        cited = {(entry.stream, entry.source) for entry in entries if entry.source}
        streams, found = sorted({stream for stream, _ in cited}), cls({}, {})
        for some in chunks(sorted({source for _, source in cited})):
            for row in session.execute(_CITED, {"codes": some, "streams": streams}):
                found.hashes[row.fact] = row.hash
                found.facts[row.stream, row.fact] = row.facts or 0
        return found

    def columns(self, entry: Entry) -> dict[str, Any]:
        """Return the columns of the next entry that tell about its source."""
        if entry.source is None:
            return {"source": None, "source_commitment": None, "source_facts": None}
        key = (entry.stream, entry.source)
        self.facts[key] = self.facts.get(key, 0) + (entry.action in RECORDING_ACTIONS)
        return {
            "source": entry.source,
            "source_commitment": self.hashes[entry.source],
            "source_facts": self.facts[key],
        }


_CITED = (
    select(
        _CHANGE.c.fact,
        _CHANGE.c.hash,
        _HEAD.c.stream,
        latest_count(_CHANGE.c.fact, _HEAD.c.stream, _HEAD.c.position).label("facts"),
    )
    # The first batch of a stream cites sources, too.
    .outerjoin(_HEAD, _HEAD.c.stream.in_(bindparam("streams", expanding=True)))
    .where(_CHANGE.c.fact.in_(bindparam("codes", expanding=True)), _CHANGE.c.action == "registered")
)
