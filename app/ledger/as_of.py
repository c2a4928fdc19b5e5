"""The moment of knowledge: what stood in the ledger at a position, and under which names."""

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
    """The moment of knowledge of one answer: a position in each stream, and who may see what.

    The position in the restricted stream is zero for those to whom nothing in it is shown.
    """

    position: int
    today: date
    recorded_at: datetime | None = None
    restricted: int = 0
    reach: str = ""

    def day(self, on: date | None) -> date:
        """The day asked about."""
        return on or self.today

    def parameters(self, **values: Any) -> dict[str, Any]:
        """What statements built from `visible_as_of` need."""
        return {"at": self.position, "restricted": self.restricted, "reach": self.reach, **values}


_CHANGE, _IDENTIFIER, _VERSION = table(Change), table(Identifier), table(Version)

AT = bindparam("at", type_=BigInteger)
ON = bindparam("on", type_=Date)
RESTRICTED_AT = bindparam("restricted", type_=BigInteger)
REACH = bindparam("reach", type_=String)


def visible_as_of(table_: FromClause) -> ColumnElement[bool]:
    """Facts and projected rows as they stood at the position asked for, as the caller sees them.

    This is the one visibility filter: whatever shows facts is built on it.
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
    """Facts that are not public and yet shown to the caller whose reach is `:reach`."""
    owned = REACH.contains(literal("|").concat(owner).concat("|"))
    return or_(
        visibility == Visibility.PARTNERS,
        and_(visibility == Visibility.OWNER, or_(REACH == EVERYTHING, owned)),
    )


def version_of(thing: str, code: ColumnElement[str]) -> tuple[FromClause, ColumnElement[bool]]:
    """The version of a thing that holds on the day `:on`, as known at `:at`, and how to join it."""
    version = table(Version).alias()
    return version, and_(
        version.c.thing == thing,
        version.c.code == code,
        visible_as_of(version),
        version.c.days_from <= ON,
        version.c.days_to >= ON,
    )


def version_on(session: Session, thing: str, code: str, on: date, as_of: AsOf) -> str | None:
    """The details fact that holds of a thing on a day."""
    return session.scalar(_VERSION_ON, as_of.parameters(on=on, thing=thing, code=code))


def resolve_position(
    session: Session, query: AsOfQuery, cursor: Cursor | None, now: datetime, today: date
) -> AsOf:
    """The public position to answer at: the cursor's, the one asked for, or the latest."""
    if query.known_at is not None and query.position is not None:
        raise query_problem(
            "position", "two-times-of-knowledge", "give known_at or position, not both"
        )
    # Today's end lies ahead, but whoever asks for today means what is known so far.
    if query.known_at and query.known_at > now and in_london(query.known_at).date() != today:
        raise query_problem("known_at", "known-at-in-future", f"a moment not after {now:%Y-%m-%d}")
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
        raise query_problem(parameter, code, f"a position up to {position}")
    return AsOf(position, today, recorded_at)


def with_restricted_position(
    session: Session, as_of: AsOf, query: AsOfQuery, cursor: Cursor | None, reach: str
) -> AsOf:
    """The same moment, with what a caller of this reach sees of the restricted stream.

    At a position of the public stream that is what was known when its entry was recorded: later
    entries of either stream come after that moment, so it stays so for ever.
    """
    if not reach:
        return as_of
    if cursor is not None:
        return replace(as_of, restricted=cursor.restricted, reach=reach)
    if query.position == 0:
        # Before the first entry there is no moment to go by, and nothing was hidden yet.
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
    """The code of a thing, by its code or any identifier."""
    found = resolve_codes(session, {thing: [spelling]}, as_of)
    if spelling not in found[thing]:
        raise unknown_code(thing, spelling)
    return found[thing][spelling]


def resolve_codes(
    session: Session, spellings: dict[str, Sequence[str]], as_of: AsOf
) -> dict[str, dict[str, str]]:
    """For each sort of thing, the code behind each spelling that is known; one statement."""
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
    """What things are called on a day, by their sort and code; one statement."""
    codes = sorted({code for codes_ in things.values() for code in codes_})
    rows = session.execute(_NAMES, as_of.parameters(on=on, things=sorted(things), codes=codes))
    return {(row.thing, row.code): row.name for row in rows}


def resolve_filters(
    session: Session, as_of: AsOf, **filters: str | Sequence[str] | None
) -> dict[str, list[str]]:
    """The codes that filters mean, by the names of the parameters.

    An unknown code is refused, never taken for nothing.
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
                detail = f"no {thing} is known as {spelling[:60]!r}"
                raise query_problem(name, "unknown-filter-code", detail)
        codes[name] = [found[thing][spelling] for spelling in values]
    return codes


def thing_of_parameter(name: str) -> str:
    """The sort of thing that a parameter or a column of this name names."""
    return _THING_OF_PARAMETER.get(name, name)


_THING_OF_PARAMETER = {
    "identifier": "contract", "parent": "scope",
    "holder": "provider", "recipient": "provider", "shared_with": "consortium",
}  # fmt: skip
"""What a parameter names, where it is not called after it."""

# The last of those with one spelling is meant: whose code it is, else who had the number first.
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
