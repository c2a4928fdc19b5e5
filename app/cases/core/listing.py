"""Lists of records: filtered by columns, in the order of the ledger, as of a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Generic, TypeAlias
from zlib import crc32

from sqlalchemy import ColumnElement, Select, Table, bindparam, literal, or_, select, tuple_
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.cases.core.derived import DerivedFilter, Word, WordSearch
from app.cases.core.heard import source_days_of
from app.cases.core.models import CaseFact, PartFact, RecordFact
from app.cases.core.queries import has_begun, has_not_ended, is_case
from app.cases.core.rows import CODE_COLUMNS, LIST_COLUMNS, Out, RowContext, from_row, record_id
from app.domain.timelines import Timeline
from app.domain.vocabulary import AttestationSubject
from app.ledger.as_of import (
    AsOf,
    check_used,
    named_on,
    resolve_filters,
    thing_of_parameter,
    visible_as_of,
)
from app.ledger.models import in_order, place_of
from app.ledger.projections import MAX_VALUES, chunks
from app.ledger.schemas import FactPageQuery, OnDayQuery, Versioned
from app.platform.db.columns import table
from app.platform.db.references import Link, links_of, list_columns
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import unknown_code
from app.registry.authorities.attestations import AttestedDays, attested_days
from app.registry.authorities.queries import Authorities, authorities_in, members_on
from app.registry.authorities.schemas import AreaFilter
from app.registry.contracts.queries import contracts_with

Codes: TypeAlias = Mapping[str, Sequence[str]]
"""The codes that parameters resolve to, by the names of the parameters."""

PARTY_FILTERS = frozenset({"authority", "consortium", "labelled_consortium", "provider"})
"""The parameters that filter by the parties of a record."""
PROVIDER_COLUMNS = ("provider", "holder", "recipient")
"""The columns in which a record names a provider."""

_MAX_LOT = 1_000
"""The number of records that are read at once at most to fill a page."""

_NOT_FILTERS = FactPageQuery.model_fields.keys() | OnDayQuery.model_fields.keys()


@dataclass(frozen=True, slots=True)
class Listing(Generic[Out]):
    """The list of one kind of record.

    `to_out` builds the response of a row; by default from its columns. `parts` is the table of the
    parts of each case. `since` and `until` filter by the column `day`. A record that begins after
    the day of the query (column `begins`) or ended before it (column `ends`) is not listed.
    A record is of the authorities and of the providers for which `of_authorities` and
    `of_providers` give the condition; by default it names one of them, or a contract of the
    providers. `derived_filters` are the parameters that filter by a computed value, and `days`
    yields the days on which each of their words may hold; there, `related` is the opening of the
    case `parent`. `sql_filters` builds further conditions from the query and its resolved codes.
    `related` is read once for the rows of a page, and returns what these need. `subject` is the
    subject of the attestations that make silence about these records say something. `joint` is the
    table of further authorities that a record is about: it is listed under each of them. `known`
    are the filters by a code that is no thing's, each with the table of the records that have it:
    in a column of this name, else as the id of a case.
    """

    model: type[RecordFact]
    out: type[Out]
    to_out: Callable[[RowContext, Any], Out] | None = None
    parts: type[PartFact] | None = None
    day: str | None = None
    begins: str | None = None
    ends: str | None = None
    of_authorities: Callable[[Authorities], ColumnElement[bool]] | None = None
    of_providers: Callable[[Sequence[str]], ColumnElement[bool]] | None = None
    derived_filters: Mapping[str, DerivedFilter] = field(default_factory=dict)
    days: Callable[[RowContext, Any], Iterable[tuple[Word, Timeline]]] | None = None
    parent: type[CaseFact] | None = None
    sql_filters: Callable[[Any, Codes], Iterable[ColumnElement[bool]]] | None = None
    related: Callable[[Session, Sequence[Any], AsOf, date], Any] | None = None
    subject: AttestationSubject | None = None
    joint: type[Link] | None = None
    known: Mapping[str, str] = field(default_factory=dict)

    def page(self, session: Session, query: Any, as_of: AsOf) -> Page[Out]:
        """Return one page.

        Records that may pass the derived filters are read until the page is full.
        """
        filters, on = self._filters(session, query, as_of), as_of.day(query.on)
        statement = self._filtered(query, filters)
        for words in self._words_of(filters):
            statement = statement.where(self._has_word(session, words, as_of, on, filters.codes))
        cursor = Cursor.read(query, int, str, int)
        after = None if cursor is None else cursor.keys
        read = partial(self._read, session, as_of=as_of, on=on)
        kept: list[tuple[Any, Out]] = []
        for lot in self._lots(statement, after, query.limit + 1, read):
            kept += [item for item in lot if self._passes(item[1], filters)]
            if len(kept) > query.limit:
                break
        page = paginate(kept[: query.limit + 1], query, as_of, lambda item: place_of(item[0]))
        return Page([out for _, out in page.items], page.next)

    def all(
        self,
        session: Session,
        query: Any,
        as_of: AsOf,
        on: date,
        words: Sequence[Word] = (),
        *,
        conditions: Sequence[ColumnElement[bool]] = (),
    ) -> list[Out]:
        """Return all records of a query, without pages and derived filters.

        With `words`, only those that may have one of them on the day.
        """
        filters = self._filters(session, query, as_of)
        statement = self._filtered(query, filters).where(*conditions)
        if words:
            statement = statement.where(self._has_word(session, words, as_of, on, filters.codes))
        return [out for _, out in self._read(session, statement, as_of, on)]

    def different(
        self,
        session: Session,
        query: Any,
        as_of: AsOf,
        columns: Sequence[ColumnElement[Any]],
        *,
        conditions: Sequence[ColumnElement[bool]],
        limit: int | None = None,
    ) -> Sequence[Any]:
        """Return the first different values of some columns in the records of a query, in order."""
        statement = self._filtered(query, self._filters(session, query, as_of)).where(*conditions)
        values = statement.with_only_columns(*columns).distinct().order_by(None).order_by(*columns)
        bound = as_of.parameters(on=as_of.day(query.on))
        return session.execute(values.limit(limit), bound).all()

    def item(self, session: Session, query: OnDayQuery, as_of: AsOf, id_: str) -> Versioned[Out]:
        """Return one record with its current fact as the version.

        Raises Problem `unknown-code`.
        """
        found: list[tuple[Any, Out]] = []
        if "\x00" not in id_:
            statement = self._visible().where(is_case(self._facts, id_))
            found = self._read(session, statement, as_of, as_of.day(query.on))
        if not found:
            raise unknown_code(self._facts.name, id_)
        row, out = found[0]
        # A later step or another day changes the response, but not the fact of the opening.
        return Versioned(f"{row.id};{crc32(repr(out).encode()):08x}", out)

    def _filters(self, session: Session, query: Any, as_of: AsOf) -> "_Filters":
        """Return the filters of a query. Raises Problem for a code that is unknown."""
        filters = _Filters.of(session, query, as_of)
        for name, kind in self.known.items():
            if name in filters.values:
                value, facts = filters.values[name], SQLModel.metadata.tables[kind]
                has_value = facts.c[name] == value if name in facts.c else is_case(facts, value)
                check_used(session, as_of, facts, **{name: has_value})
        return filters

    @property
    def _facts(self) -> Table:
        return table(self.model)

    def _lots(
        self,
        statement: Select[Any],
        after: tuple[Any, ...] | None,
        size: int,
        read: Callable[[Select[Any]], list[tuple[Any, Out]]],
    ) -> Iterator[list[tuple[Any, Out]]]:
        """Yield the records of a statement after a place, in lots that grow."""
        while True:
            lot = statement.limit(size)
            if after is not None:
                lot = lot.where(tuple_(*in_order(self._facts)) > tuple_(*map(literal, after)))
            found = read(lot)
            yield found
            if len(found) < size:
                return
            after, size = place_of(found[-1][0]), min(size * 2, _MAX_LOT)

    def _words_of(self, filters: "_Filters") -> Iterator[Sequence[Word]]:
        """Yield the words of each derived filter of a query, if its values have some."""
        for name, derived in self.derived_filters.items():
            if name in filters.values:
                words = derived.words_for(_as_list(filters.values[name]))
                if words is not None:
                    yield words

    def _has_word(
        self, session: Session, words: Sequence[Word], as_of: AsOf, on: date, codes: Codes
    ) -> ColumnElement[bool]:
        attested = AttestedDays()
        if self.subject is not None and any(word.attested for word in words):
            attested = attested_days(session, as_of, self.subject, codes.get("authority") or None)
        return WordSearch(session, as_of, on, attested).condition(self._facts, words)

    def _passes(self, out: Out, filters: "_Filters") -> bool:
        return all(
            _overlap(derived.value_of(out), filters.values[name])
            for name, derived in self.derived_filters.items()
            if name in filters.values
        )

    def _visible(self) -> Select[Any]:
        """Build the statement for all records that exist on the day, in the order of the ledger."""
        columns = self._facts.c
        conditions = [visible_as_of(self._facts)]
        if self.begins is not None:
            conditions.append(has_begun(columns[self.begins]))
        if self.ends is not None:
            conditions.append(has_not_ended(columns[self.ends]))
        statement = select(self._facts, *list_columns(self.model)).where(*conditions)
        return statement.order_by(*in_order(self._facts))

    def _filtered(self, query: Any, filters: "_Filters") -> Select[Any]:
        statement = self._visible()
        if self.sql_filters is not None:
            statement = statement.where(*self.sql_filters(query, filters.codes))
        statement = statement.where(*self._party_filters(filters.codes))
        return statement.where(*self._column_filters(filters))

    def _party_filters(self, codes: Codes) -> Iterable[ColumnElement[bool]]:
        """Build the conditions on the authorities and the providers of a record."""
        of_authorities = self.of_authorities or self._names_authority
        if authorities := codes.get("authority"):
            yield of_authorities(authorities)
        if consortium := codes.get("consortium"):
            yield of_authorities(members_on(consortium[0]))
        if (within := authorities_in(codes)) is not None:
            yield of_authorities(within)
        if labelled := codes.get("labelled_consortium"):
            yield self._facts.c.consortium.in_(labelled)
        if providers := codes.get("provider"):
            yield (self.of_providers or self._names_provider)(providers)

    def _names_authority(self, authorities: Authorities) -> ColumnElement[bool]:
        """Build the condition that a record names one of the authorities, alone or jointly."""
        is_own = self._facts.c.authority.in_(authorities)
        if self.joint is None:
            return is_own
        joint = table(self.joint)
        shared = select(joint.c.fact).where(joint.c.authority.in_(authorities))
        return or_(is_own, self._facts.c.id.in_(shared))

    def _names_provider(self, providers: Sequence[str]) -> ColumnElement[bool]:
        """Build the condition that a record names one of the providers, or a contract of theirs."""
        columns = self._facts.c
        named = [columns[name].in_(providers) for name in PROVIDER_COLUMNS if name in columns]
        if "contract" in columns:
            named.append(columns.contract.in_(contracts_with(providers)))
        return or_(*named)

    def _column_filters(self, filters: "_Filters") -> Iterable[ColumnElement[bool]]:
        columns = self._facts.c
        for name, value in filters.values.items():
            if name == "since" and self.day is not None:
                yield columns[self.day] >= value
            elif name == "until" and self.day is not None:
                yield columns[self.day] <= value
            elif name in columns and name not in PARTY_FILTERS:
                yield columns[name].in_(_as_list(value))

    def _read(
        self, session: Session, statement: Select[Any], as_of: AsOf, on: date
    ) -> list[tuple[Any, Out]]:
        rows = session.execute(statement, as_of.parameters(on=on)).all()
        found: list[tuple[Any, Out]] = []
        for some in chunks(rows, MAX_VALUES):
            ctx = self._context(session, some, as_of, on)
            found += [(row, self._out(ctx, row)) for row in some]
        return found

    def _context(self, session: Session, rows: Sequence[Any], as_of: AsOf, on: date) -> RowContext:
        codes: dict[str, set[str]] = defaultdict(set)
        for column in CODE_COLUMNS:
            if column in self._facts.c:
                codes[thing_of_parameter(column)] |= {getattr(row, column) for row in rows} - {None}
        for column, thing in LIST_COLUMNS.items():
            if column in links_of(self.model):
                codes[thing] |= {code for row in rows for code in getattr(row, column)}
        names = named_on(session, codes, as_of, on) if any(codes.values()) else {}
        related = self.related(session, rows, as_of, on) if self.related is not None else None
        ctx = RowContext(on, names, self._parts_of(session, rows, as_of), related)
        if self.subject is not None:
            heard = [*rows, *chain.from_iterable(ctx.parts.values())]
            ctx = replace(
                ctx,
                attested=attested_days(session, as_of, self.subject, _authorities_of(rows)),
                source_days=source_days_of(session, heard, as_of),
            )
        return ctx

    def _out(self, ctx: RowContext, row: Any) -> Out:
        return from_row(self.out, row, ctx) if self.to_out is None else self.to_out(ctx, row)

    def _parts_of(self, session: Session, rows: Sequence[Any], as_of: AsOf) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        if self.parts is None or not rows:
            return found
        parts = table(self.parts)
        statement = (
            select(parts)
            .where(visible_as_of(parts), parts.c.case.in_(bindparam("cases", expanding=True)))
            .order_by(*in_order(parts))
        )
        cases = [record_id(row) for row in rows]
        for part in session.execute(statement, as_of.parameters(cases=cases)):
            found[part.case].append(part)
        return found


@dataclass(frozen=True, slots=True)
class _Filters:
    """The filters of a query: their values by parameter, and the resolved codes among them."""

    values: Mapping[str, Any]
    codes: Codes

    @classmethod
    def of(cls, session: Session, query: Any, as_of: AsOf) -> "_Filters":
        """Resolve the codes of a query. Raises Problem for a code that is unknown."""
        values = {
            name: value
            for name, value in query
            if value not in (None, []) and name not in _NOT_FILTERS
        }
        names = {*CODE_COLUMNS, *PARTY_FILTERS}
        named = {name: value for name, value in values.items() if name in names}
        area = {name: values[name] for name in AreaFilter.model_fields if name in values}
        codes = resolve_filters(session, as_of, **named) | area
        return cls({**values, **codes}, codes)


def _authorities_of(rows: Sequence[Any]) -> set[str]:
    return {row.authority for row in rows if row.authority is not None}


def _overlap(value: Any, wanted: Any) -> bool:
    return not set(_as_list(value)).isdisjoint(_as_list(wanted))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
