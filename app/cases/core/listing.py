"""One way to list records: by columns, in the order of the ledger, each as it stands on a day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeAlias, TypeVar
from zlib import crc32

from sqlalchemy import ColumnElement, Select, Table, bindparam, literal, or_, select, tuple_
from sqlalchemy.orm import Session

from app.cases.core.facts import is_case
from app.ledger.as_of import ON, AsOf, names_on, resolve_filters, thing_of_parameter, visible_as_of
from app.ledger.schemas import OnDayQuery, Versioned
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import unknown_code
from app.registry.authorities.queries import members_on

Out = TypeVar("Out")
Codes: TypeAlias = Mapping[str, Sequence[str]]
"""The codes that parameters mean, by the names of the parameters."""

_NAMING = (
    "authority", "provider", "contract", "consortium", "scope",
    "holder", "recipient", "shared_with",
)  # fmt: skip
"""Columns that name a thing, called like the parameter that asks for it."""

_OTHERS = frozenset({"limit", "cursor", "format", "known_at", "position", "on"})


@dataclass(frozen=True, slots=True)
class Shelf:
    """Rows of one kind on their way into an answer, with what they name and what hangs on them."""

    on: date
    names: Mapping[tuple[str, str], str]
    parts: Mapping[str, Sequence[Any]]
    context: Any = None

    def fields(self, row: Any, shape: type[Any], **more: Any) -> dict[str, Any]:
        """What a row tells of itself: what a shape calls like a column, or like a thing's name."""
        told = {**row._mapping, "id": case_of(row), "fact": row.id}
        for column in _NAMING:
            code = told.get(column) or ""
            told[f"{column}_name"] = self.names.get((thing_of_parameter(column), code))
        told |= more
        return {one.name: told[one.name] for one in fields(shape) if one.name in told}

    def steps(self, row: Any) -> list[Any]:
        """The steps taken in a case up to the day, in the order of their days."""
        taken = (step for step in self.parts.get(case_of(row), ()) if step.day <= self.on)
        return sorted(taken, key=lambda step: (step.day, step.from_position))


@dataclass(frozen=True, slots=True)
class Listing(Generic[Out]):
    """How the facts of one kind are listed: `tell` makes of each row what is answered.

    `parts` hang on them; `day` is the column that `since` and `until` ask about; what begins after
    the day asked about, by the column `begins`, is not there yet, and what has no day there always
    is; `narrow` knows parameters that ask for no column, and the codes that others mean; `context`
    is read once for all rows.
    """

    facts: Table
    tell: Callable[[Shelf, Any], Out]
    parts: Table | None = None
    day: str | None = None
    begins: str | None = None
    narrow: Callable[[Any, Codes], Iterable[ColumnElement[bool]]] | None = None
    context: Callable[[Session, AsOf, date], Any] | None = None

    def page(
        self,
        session: Session,
        query: Any,
        as_of: AsOf,
        keep: Callable[[Out], bool] | None = None,
    ) -> Page[Out]:
        """One page. What `keep` looks at is only known once a record is told, so it reads all."""
        statement = self._asked(session, query, as_of)
        if cursor := Cursor.read(query, int, str):
            place = tuple_(self.facts.c.from_position, self.facts.c.id)
            statement = statement.where(place > tuple_(*map(literal, cursor.keys)))
        if keep is None:
            statement = statement.limit(query.limit + 1)
        found = self._told(session, statement, as_of, as_of.day(query.on))
        kept = [one for one in found if keep is None or keep(one[1])][: query.limit + 1]
        page = paginate(kept, query, as_of, lambda one: (one[0].from_position, one[0].id))
        return Page([told for _, told in page.items], page.next)

    def all(self, session: Session, query: Any, as_of: AsOf, on: date) -> list[Out]:
        """Everything that is asked for, however much; for what is worked out from it."""
        return [
            told for _, told in self._told(session, self._asked(session, query, as_of), as_of, on)
        ]

    def item(self, session: Session, query: OnDayQuery, as_of: AsOf, id_: str) -> Versioned[Out]:
        """One record, known by the fact that now states it."""
        found: list[tuple[Any, Out]] = []
        if "\x00" not in id_:
            statement = self._standing().where(is_case(self.facts, id_))
            found = self._told(session, statement, as_of, as_of.day(query.on))
        if not found:
            raise unknown_code(self.facts.name, id_)
        row, told = found[0]
        # What was added since, or another day, makes another answer of the same opening.
        return Versioned(f"{row.id};{crc32(repr(told).encode()):08x}", told)

    def _standing(self) -> Select[Any]:
        """What is recorded and has begun by the day `:on`, in the order of the ledger."""
        columns = self.facts.c
        begun = [] if self.begins is None else [has_begun(columns[self.begins])]
        return (
            select(self.facts)
            .where(visible_as_of(self.facts), *begun)
            .order_by(columns.from_position, columns.id)
        )

    def _asked(self, session: Session, query: Any, as_of: AsOf) -> Select[Any]:
        """The rows that parameters called like columns ask for."""
        asked = {
            name: value for name, value in query if value not in (None, []) and name not in _OTHERS
        }
        codes = resolve_filters(
            session, as_of, **{name: asked.get(name) for name in _NAMING if name in asked}
        )
        statement, columns = self._standing(), self.facts.c
        if self.narrow is not None:
            statement = statement.where(*self.narrow(query, codes))
        if members := codes.pop("consortium", None) if "consortium" not in columns else None:
            statement = statement.where(columns.authority.in_(members_on(members[0])))
        for name, some in codes.items():
            if name in columns:
                statement = statement.where(columns[name].in_(some))
        for name in asked.keys() - set(_NAMING):
            statement = self._narrowed(statement, name, asked[name])
        return statement

    def _narrowed(self, statement: Select[Any], name: str, value: Any) -> Select[Any]:
        columns = self.facts.c
        if name == "since" and self.day is not None:
            return statement.where(columns[self.day] >= value)
        if name == "until" and self.day is not None:
            return statement.where(columns[self.day] <= value)
        if name not in columns:
            return statement
        some = value if isinstance(value, list) else [value]
        return statement.where(columns[name].in_(some))

    def _told(
        self, session: Session, statement: Select[Any], as_of: AsOf, on: date
    ) -> list[tuple[Any, Out]]:
        rows = session.execute(statement, as_of.parameters(on=on)).all()
        named: dict[str, set[str]] = defaultdict(set)
        for column in _NAMING:
            if column in self.facts.c:
                named[thing_of_parameter(column)] |= {getattr(row, column) for row in rows} - {None}
        names = names_on(session, named, as_of, on) if any(named.values()) else {}
        context = self.context(session, as_of, on) if self.context is not None else None
        shelf = Shelf(on, names, self._parts(session, rows, as_of), context)
        return [(row, self.tell(shelf, row)) for row in rows]

    def _parts(self, session: Session, rows: Sequence[Any], as_of: AsOf) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        if self.parts is None or not rows:
            return found
        columns = self.parts.c
        statement = (
            select(self.parts)
            .where(visible_as_of(self.parts), columns.case.in_(bindparam("cases", expanding=True)))
            .order_by(columns.from_position, columns.id)
        )
        for part in session.execute(
            statement, as_of.parameters(cases=[case_of(row) for row in rows])
        ):
            found[part.case].append(part)
        return found


def has_begun(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether what begins on a day is there on the day `:on`; where nobody said when, it is."""
    return or_(day.is_(None), day <= ON)


def case_of(row: Any) -> str:
    """The id under which a record is known: that of its case, if it opens one."""
    return str(getattr(row, "opening", None) or row.id)
