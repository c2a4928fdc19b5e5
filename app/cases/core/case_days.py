"""The projection of cases to the days on which derived filters may find them.

It is computed from restricted facts, too; the rows are in the streams of their records.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Table, select, true
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cases.core.derived import words_of
from app.cases.core.listing import Listing
from app.cases.core.models import CaseDays
from app.cases.core.queries import case_id, is_one_of
from app.cases.core.rows import RowContext, latest_day, record_id
from app.ledger.fact_types import Projection
from app.ledger.history import facts_of, is_current, moments_of, source_days
from app.ledger.models import CorroborationFact, Fact, in_order
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
)
from app.ledger.streams import PUBLIC
from app.platform.db.columns import LAST_DAY, LATEST, NEVER, table

Key: TypeAlias = tuple[str, str]
"""A record by its table and its id."""

Rows: TypeAlias = Mapping[str, Sequence[Any]]

_CORROBORATION = table(CorroborationFact)


def case_days(listings: Iterable[Listing[Any]]) -> Projection:
    """Build the projection for the lists that have derived filters."""
    derived = {
        table(listing.model).name: listing for listing in listings if listing.days is not None
    }
    models = {
        model
        for listing in derived.values()
        for model in (listing.model, listing.parts, listing.parent)
        if model is not None
    }

    def affected(session: Session, facts: Sequence[Fact], _: Changes) -> Collection[Key]:
        return {
            (kind, record)
            for kind, listing in derived.items()
            for record in _affected(session, listing, facts)
        }

    def project(session: Session, keys: Collection[Key], moment: int) -> Changes:
        records: dict[str, list[str]] = defaultdict(list)
        for kind, record in sorted(keys):
            records[kind].append(record)
        changed = [
            row
            for kind, some in records.items()
            for row in _project(session, derived[kind], some, moment)
        ]
        return {CaseDays: changed}

    def histories(session: Session) -> Iterator[RowHistory]:
        return chain.from_iterable(_histories(session, listing) for listing in derived.values())

    return Projection(
        "case_days",
        (*sorted(models, key=lambda model: str(model.__tablename__)), CorroborationFact),
        (CaseDays,),
        affected,
        project,
        in_one_part(histories),
        reads_restricted=True,
    )


def _affected(session: Session, listing: Listing[Any], facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the records of a list that some facts are, belong to or are about."""
    for fact in facts:
        if type(fact) is listing.model:
            yield fact.record_id
        elif listing.parts is not None and isinstance(fact, listing.parts):
            yield fact.case
    yield from _records_under(session, listing, facts)
    corroborated = [fact.fact for fact in facts_of(facts, CorroborationFact)]
    for some in chunks(corroborated):
        own = table(listing.model)
        yield from session.scalars(select(case_id(own)).where(own.c.id.in_(some)))
        if listing.parts is not None:
            parts = table(listing.parts)
            yield from session.scalars(select(parts.c.case).where(parts.c.id.in_(some)))


def _records_under(session: Session, listing: Listing[Any], facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the records that are parts of changed cases."""
    if listing.parent is None:
        return
    own = table(listing.model)
    for some in chunks({fact.record_id for fact in facts_of(facts, listing.parent)}):
        yield from session.scalars(select(case_id(own)).where(own.c.case.in_(some)).distinct())


def _project(
    session: Session, listing: Listing[Any], records: Sequence[str], moment: int
) -> list[Row]:
    changed: list[Row] = []
    for some in chunks(records):
        known = _Known.load(session, listing, some, is_current_only=True)
        rows = [row for record in some for row in known.rows(record, LATEST)]
        changed += reconcile(session, CaseDays, KeyScope("record", some), rows, moment)
    return changed


def _histories(session: Session, listing: Listing[Any]) -> Iterator[RowHistory]:
    """Compute all rows that ever followed from the records of a list."""
    own = table(listing.model)
    for some in chunks(session.scalars(select(case_id(own)).distinct()).all()):
        computed = RowsOverTime(CaseDays)
        known = _Known.load(session, listing, some, is_current_only=False)
        for record in some:
            for moment in sorted(moments_of(known.behind(record))):
                computed.want(record, known.rows(record, moment), moment)
        yield RowHistory(CaseDays, col(CaseDays.record).in_(some), computed.rows())


@dataclass(frozen=True, slots=True)
class _Known:
    """The facts from which the rows of some records of a list follow.

    Versions of records and of the cases above them are by the ids of these, parts by their case and
    corroborations by the corroborated fact.
    """

    listing: Listing[Any]
    versions: Rows
    parts: Rows
    parents: Rows
    corroborations: Rows
    days: Mapping[str, date | None]

    @classmethod
    def load(
        cls,
        session: Session,
        listing: Listing[Any],
        records: Sequence[str],
        *,
        is_current_only: bool,
    ) -> "_Known":
        """Read the facts of some records in a number of statements that does not depend on them."""
        own, loader = table(listing.model), _Loader(session, is_current_only)
        versions = loader.read(own, is_one_of(own, records), record_id)
        parts: Rows = {}
        if listing.parts is not None:
            stated = table(listing.parts)
            parts = loader.read(stated, stated.c.case.in_(records), lambda row: row.case)
        parents: Rows = {}
        if listing.parent is not None:
            above, cases = table(listing.parent), {row.case for row in _all(versions)}
            parents = loader.read(above, is_one_of(above, sorted(cases)), record_id)
        facts = {row.id for row in chain(_all(versions), _all(parts))}
        corroborations: dict[str, Sequence[Any]] = {}
        for some in chunks(sorted(facts)):
            named = _CORROBORATION.c.fact.in_(some)
            corroborations |= loader.read(_CORROBORATION, named, lambda row: row.fact)
        sources = {row.source for rows in (versions, parts, corroborations) for row in _all(rows)}
        days = source_days(session, sorted(sources))
        return cls(listing, versions, parts, parents, corroborations, days)

    def behind(self, record: str) -> list[Any]:
        """Return all facts from which the rows of a record follow."""
        versions = self.versions.get(record, ())
        facts = [*versions, *self.parts.get(record, ())]
        found = [row for fact in facts for row in self.corroborations.get(fact.id, ())]
        if self.listing.parent is not None:
            found += [row for case in {version.case for version in versions}
                      for row in self.parents.get(case, ())]  # fmt: skip
        return facts + found

    def rows(self, record: str, moment: int) -> list[Row]:
        """Return the rows of a record at a moment."""
        version = _first(self.versions.get(record, ()), moment)
        if version is None or self.listing.days is None:
            return []
        parent = None
        if self.listing.parent is not None:
            parent = _first(self.parents.get(version.case, ()), moment)
            if parent is None:
                return []
        parts = [part for part in self.parts.get(record, ()) if is_current(part, moment)]
        days = words_of(
            chain.from_iterable(
                self.listing.days(self._context(version, parts, parent, moment, streams), version)
                for streams in ({PUBLIC, version.stream}, None)
            ),
            version.authority,
        )
        return [
            {
                "kind": table(self.listing.model).name,
                "record": record,
                "fact": version.id,
                "stream": version.stream,
                "word": word,
                "days_from": period.first_day,
                "days_to": period.last_day or LAST_DAY,
            }
            for word, timeline in days.items()
            for period in timeline.periods()
        ]

    def _context(
        self,
        version: Any,
        parts: Sequence[Any],
        parent: Any,
        moment: int,
        streams: Collection[str] | None,
    ) -> RowContext:
        """Build what a caller knows who reads these streams, or all of them.

        Each caller who sees a record knows at least what its own stream and the public one say, and
        at most everything.
        """
        heard: dict[str, date] = {}
        for fact in (version, *parts):
            sources = [fact.source]
            sources += [
                row.source
                for row in self.corroborations.get(fact.id, ())
                if is_current(row, moment) and (streams is None or row.stream in streams)
            ]
            day = latest_day(self.days.get(source) for source in sources)
            if day is not None:
                heard[fact.id] = day
        related = {} if parent is None else {version.case: parent}
        record = record_id(version)
        return RowContext(LAST_DAY, {}, {record: parts}, related, source_days=heard)


@dataclass(frozen=True, slots=True)
class _Loader:
    """Reads facts in ledger order: the current ones, or all that ever were."""

    session: Session
    is_current_only: bool

    def read(self, facts: Table, condition: ColumnElement[bool], key_of: Any) -> dict[str, Any]:
        """Return the facts by a key."""
        current = facts.c.to_at == NEVER if self.is_current_only else true()
        found: dict[str, list[Any]] = defaultdict(list)
        statement = select(facts).where(condition, current).order_by(*in_order(facts))
        for row in self.session.execute(statement):
            found[key_of(row)].append(row)
        return found


def _all(rows: Rows) -> Iterator[Any]:
    return chain.from_iterable(rows.values())


def _first(versions: Sequence[Any], moment: int) -> Any:
    return next((row for row in versions if is_current(row, moment)), None)
