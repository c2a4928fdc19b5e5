"""The position of an answer: facts visible as of it, codes and names."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    FromClause,
    String,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from app.domain.permissions import EVERYTHING
from app.domain.vocabulary import Visibility
from app.ledger.identifiers import normalise
from app.ledger.models import PUBLIC, RESTRICTED, Change, Identifier, Version
from app.ledger.schemas import AsOfQuery
from app.platform.clock import in_london
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor
from app.platform.problems.problem import query_problem, unknown_code


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point in time of an answer: a position in each stream, and the reach of the caller.

    `restricted` is zero for callers who may not read restricted facts.
    """

    position: int
    today: date
    recorded_at: datetime | None = None
    restricted: int = 0
    reach: str = ""

    def day(self, on: date | None) -> date:
        """Return the day of the answer: `on`, or today."""
        return on or self.today

    def parameters(self, **values: Any) -> dict[str, Any]:
        """Return the bind parameters of statements built from `visible_as_of`."""
        return {"at": self.position, "restricted": self.restricted, "reach": self.reach, **values}


_CHANGE, _IDENTIFIER, _VERSION = table(Change), table(Identifier), table(Version)

AT = bindparam("at", type_=BigInteger)
ON = bindparam("on", type_=Date)
RESTRICTED_AT = bindparam("restricted", type_=BigInteger)
REACH = bindparam("reach", type_=String)


def visible_as_of(table_: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row is current at the position and visible to the caller.

    All queries that return facts or projected rows use this visibility filter.
    """
    known = and_(table_.c.from_position <= AT, table_.c.to_position > AT)
    if "owner" not in table_.c:
        return known
    hidden = and_(
        table_.c.from_position <= RESTRICTED_AT,
        table_.c.to_position > RESTRICTED_AT,
        reach_filter(table_.c.visibility, table_.c.owner),
    )
    return or_(and_(table_.c.visibility == Visibility.PUBLIC, known), hidden)


def reach_filter(visibility: Any, owner: Any) -> ColumnElement[bool]:
    """Return the condition that a fact which is not public is visible within the reach `:reach`."""
    owned = REACH.contains(literal("|").concat(owner).concat("|"))
    return or_(
        visibility == Visibility.PARTNERS,
        and_(visibility == Visibility.OWNER, or_(REACH == EVERYTHING, owned)),
    )


def version_of(thing: str, code: ColumnElement[str]) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the version of a thing on the day `:on` as of `:at`, and its join condition."""
    version = table(Version).alias()
    return version, and_(
        version.c.thing == thing,
        version.c.code == code,
        visible_as_of(version),
        version.c.days_from <= ON,
        version.c.days_to >= ON,
    )


def version_on(session: Session, thing: str, code: str, on: date, as_of: AsOf) -> str | None:
    """Return the id of the details fact of a thing on a day, or None."""
    return session.scalar(_VERSION_ON, as_of.parameters(on=on, thing=thing, code=code))


def resolve_position(
    session: Session, query: AsOfQuery, cursor: Cursor | None, now: datetime, today: date
) -> AsOf:
    """Return the public position of the answer: of the cursor, of the query, or the latest.

    Raises Problem for a position or time that does not exist.
    """
    if query.known_at is not None and query.position is not None:
        raise query_problem(
            "position",
            "two-times-of-knowledge",
            "known_at and position were both given; send one of them",
        )
    # The end of today is in the future, but a query for today means the facts known so far.
    if query.known_at and query.known_at > now and in_london(query.known_at).date() != today:
        detail = f"known_at is after now, {now:%Y-%m-%d}; send an earlier moment"
        raise query_problem("known_at", "known-at-in-future", detail)
    statement = _LATEST
    wanted = cursor.position if cursor else query.position
    if wanted is not None:
        statement = statement.where(_CHANGE.c.position <= wanted)
    elif query.known_at is not None:
        statement = statement.where(_CHANGE.c.recorded_at <= query.known_at)
    row = session.execute(statement).first()
    position, recorded_at = row or (0, None)
    if wanted is not None and wanted != position:
        parameter = "cursor" if cursor else "position"
        code = "invalid-cursor" if cursor else "unknown-position"
        raise query_problem(
            parameter, code, f"the ledger ends at position {position}; send one up to that"
        )
    return AsOf(position, today, recorded_at)


def with_restricted_position(
    session: Session, as_of: AsOf, query: AsOfQuery, cursor: Cursor | None, reach: str
) -> AsOf:
    """Return the same point in time with the position in the restricted stream for a reach.

    With a public position, this is the restricted position at the time of its entry: later entries
    of both streams come after that time, so the answer never changes.
    """
    if not reach:
        return as_of
    if cursor is not None:
        return replace(as_of, restricted=cursor.restricted, reach=reach)
    if query.position == 0:
        # Before the first entry there is no time, and no restricted entry either.
        return replace(as_of, reach=reach)
    until = query.known_at or (as_of.recorded_at if query.position is not None else None)
    statement = select(func.coalesce(func.max(_CHANGE.c.position), 0)).where(
        _CHANGE.c.stream == RESTRICTED
    )
    if until is not None:
        statement = statement.where(_CHANGE.c.recorded_at <= until)
    return replace(as_of, restricted=session.scalar(statement) or 0, reach=reach)


_LATEST = (
    select(_CHANGE.c.position, _CHANGE.c.recorded_at)
    .where(_CHANGE.c.stream == PUBLIC)
    .order_by(_CHANGE.c.position.desc())
    .limit(1)
)


def resolve_code(session: Session, thing: str, spelling: str, as_of: AsOf) -> str:
    """Return the code of a thing by its code or any identifier. Raises Problem `unknown-code`."""
    found = resolve_codes(session, {thing: [spelling]}, as_of)
    if spelling not in found[thing]:
        raise unknown_code(thing, spelling)
    return found[thing][spelling]


def resolve_codes(
    session: Session, spellings: dict[str, Sequence[str]], as_of: AsOf
) -> dict[str, dict[str, str]]:
    """Return the codes of known spellings, by kind of thing, in one statement."""
    normalised = {normalise(spelling) for given in spellings.values() for spelling in given}
    values = sorted(spelling for spelling in normalised if "\x00" not in spelling)
    rows = session.execute(_SPELLINGS, as_of.parameters(spellings=values))
    known = {(thing, spelling): code for thing, spelling, code in rows}
    return {
        thing: {spelling: known[thing, normalise(spelling)] for spelling in given
                if (thing, normalise(spelling)) in known}
        for thing, given in spellings.items()
    }  # fmt: skip


def names_on(
    session: Session, things: Mapping[str, Collection[str]], as_of: AsOf, on: date
) -> dict[tuple[str, str], str]:
    """Return the names of things on a day, by kind and code, in one statement."""
    codes = sorted({code for codes_ in things.values() for code in codes_})
    rows = session.execute(_NAMES, as_of.parameters(on=on, things=sorted(things), codes=codes))
    return {(row.thing, row.code): row.name for row in rows}


def resolve_filters(
    session: Session, as_of: AsOf, **filters: str | Sequence[str] | None
) -> dict[str, list[str]]:
    """Return the codes of filter values, by parameter.

    Raises a Problem for an unknown code, so that a typing error is not answered with an empty list.
    """
    given: dict[str, Sequence[str]] = {
        name: [value] if isinstance(value, str) else list(value or ())
        for name, value in filters.items()
    }
    if not any(given.values()):
        return {name: [] for name in given}
    spellings: dict[str, list[str]] = defaultdict(list)
    for name, values in given.items():
        spellings[thing_of_parameter(name)] += values
    found = resolve_codes(session, dict(spellings), as_of)
    codes: dict[str, list[str]] = {}
    for name, values in given.items():
        thing = thing_of_parameter(name)
        for spelling in values:
            if spelling not in found[thing]:
                detail = f"no {thing} has the code or identifier {spelling[:60]!r}"
                raise query_problem(name, "unknown-filter-code", detail)
        codes[name] = [found[thing][spelling] for spelling in values]
    return codes


def thing_of_parameter(name: str) -> str:
    """Return the kind of thing that a parameter or column of this name refers to."""
    return _THING_OF_PARAMETER.get(name, name)


_THING_OF_PARAMETER = {
    "identifier": "contract", "parent": "scope",
    "holder": "provider", "recipient": "provider", "shared_with": "consortium",
}  # fmt: skip
"""The kind of thing that a parameter refers to, where their names differ."""

# The last row of a spelling wins: the thing with this code, else the first with this number.
_SPELLINGS = (
    select(_IDENTIFIER.c.thing, _IDENTIFIER.c.spelling, _IDENTIFIER.c.code)
    .where(
        visible_as_of(_IDENTIFIER),
        _IDENTIFIER.c.spelling.in_(bindparam("spellings", expanding=True)),
    )
    .order_by(
        _IDENTIFIER.c.code == _IDENTIFIER.c.spelling,
        _IDENTIFIER.c.from_position.desc(),
        _IDENTIFIER.c.id.desc(),
    )
)
_ON_THE_DAY = and_(visible_as_of(_VERSION), _VERSION.c.days_from <= ON, _VERSION.c.days_to >= ON)
_VERSION_ON = select(_VERSION.c.details).where(
    _ON_THE_DAY, _VERSION.c.thing == bindparam("thing"), _VERSION.c.code == bindparam("code")
)
_NAMES = select(_VERSION.c.thing, _VERSION.c.code, _VERSION.c.name).where(
    _ON_THE_DAY,
    _VERSION.c.thing.in_(bindparam("things", expanding=True)),
    _VERSION.c.code.in_(bindparam("codes", expanding=True)),
)
