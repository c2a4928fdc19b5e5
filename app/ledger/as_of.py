"""The point in time of an answer: facts visible as of it, codes and names."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    FromClause,
    ScalarSelect,
    String,
    and_,
    bindparam,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from app.ledger.identifiers import normalise
from app.ledger.models import Change, Identifier, StreamHead, Version
from app.ledger.streams import PUBLIC, label, sort_key
from app.platform.clock import from_micros
from app.platform.db.columns import table
from app.platform.db.kept_reads import kept_reads
from app.platform.problems.problem import query_problem, unknown_code

Result = TypeVar("Result")
Head: TypeAlias = tuple[str, int, str, int]
"""A stream, its position, its hash, and the number of texts erased in it."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The point in time of an answer: a moment, and the streams that the caller may read.

    `moment` is in microseconds since 1970; facts and rows are current at it from `from_at` up to,
    but not including, `to_at`. `positions` are the last positions of the streams at that moment.
    `erasures` are the numbers of texts erased in them, `heads` the heads of the streams now, and
    `rebuilds` the number of times that the computed rows were replaced.
    """

    moment: int
    today: date
    positions: Mapping[str, int] = field(default_factory=lambda: {PUBLIC: 0})
    erasures: tuple[int, ...] = ()
    heads: tuple[Head, ...] = field(default=(), compare=False)
    rebuilds: int = field(default=0, compare=False)

    @property
    def position(self) -> int:
        """The last position of the public stream."""
        return self.positions.get(PUBLIC, 0)

    @property
    def streams(self) -> list[str]:
        """The streams that the caller may read."""
        return [*self.positions]

    @property
    def recorded_at(self) -> datetime | None:
        """The moment in UTC, or None before the first entry."""
        return from_micros(self.moment) if self.moment else None

    def day(self, on: date | None) -> date:
        """Return the day of the answer: `on`, or today."""
        return on or self.today

    def parameters(self, **values: Any) -> dict[str, Any]:
        """Return the bind parameters of statements built from `visible_as_of`."""
        return {"at": self.moment, "streams": self.streams, **values}


def kept_as_of(
    session: Session, as_of: AsOf, name: str, read: Callable[[], Result], *more: Hashable
) -> Result:
    """Return a result that read sessions keep as long as the ledger stays as it is.

    It must not be changed, and depend on the moment, the streams and `more` only. A session that
    writes sees more, and reads it each time.
    """
    kept = kept_reads(session)
    if kept is None or not as_of.heads:
        return read()
    key = name, as_of.moment, as_of.heads, as_of.rebuilds, as_of.erasures, *more
    return kept.find(key, read)


_CHANGE, _IDENTIFIER, _VERSION = table(Change), table(Identifier), table(Version)
_HEAD, _FORMER = table(StreamHead), table(Identifier).alias("former")

AT = bindparam("at", type_=BigInteger)
ON = bindparam("on", type_=Date)
STREAMS = bindparam("streams", expanding=True, type_=String)


def format_positions(positions: Mapping[str, int]) -> str:
    """Return the header `Registry-Position`: `858`, or `858, partners=12` with more in reach."""
    others = sorted((name for name, n in positions.items() if name != PUBLIC and n), key=sort_key)
    shown = [f"{label(name)}={positions[name]}" for name in others]
    return ", ".join([str(positions.get(PUBLIC, 0)), *shown])


def visible_as_of(table_: FromClause) -> ColumnElement[bool]:
    """Return the condition that a row is current at the moment and visible to the caller.

    All queries that return facts or projected rows use this visibility filter.
    """
    known = and_(table_.c.from_at <= AT, table_.c.to_at > AT)
    return and_(known, table_.c.stream.in_(STREAMS)) if "owner" in table_.c else known


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


def version_of_named(
    thing: str, code: ColumnElement[str | None]
) -> tuple[FromClause, ColumnElement[bool]]:
    """Return the version of a thing that is named by any code of it, and its join condition."""
    version = table(Version).alias()
    return version, and_(
        version.c.thing == thing,
        version.c.code == current_code(thing, code),
        visible_as_of(version),
        version.c.days_from <= ON,
        version.c.days_to >= ON,
    )


def current_code(thing: str, code: ColumnElement[str | None]) -> ScalarSelect[str]:
    """Return the code that answers use for a thing that is named by any code of it."""
    named = table(Identifier).alias()
    return (
        select(named.c.code)
        .where(
            named.c.thing == thing,
            named.c.spelling == code,
            visible_as_of(named),
            or_(named.c.spelling == named.c.code, named.c.is_former),
        )
        .correlate_except(named)
        .scalar_subquery()
    )


def version_on(session: Session, thing: str, code: str, on: date, as_of: AsOf) -> str | None:
    """Return the id of the details fact of a thing on a day, or None."""
    return session.scalar(_VERSION_ON, as_of.parameters(on=on, thing=thing, code=code))


def resolve_code(session: Session, thing: str, spelling: str, as_of: AsOf) -> str:
    """Return the code of a thing by its code or any identifier. Raises Problem `unknown-code`."""
    found = resolve_codes(session, {thing: [spelling]}, as_of)
    if spelling not in found[thing]:
        raise unknown_code(thing, spelling)
    return found[thing][spelling]


def resolve_codes(
    session: Session, spellings: dict[str, Sequence[str]], as_of: AsOf
) -> dict[str, dict[str, str]]:
    """Return the codes of known spellings, by kind of thing, in one statement.

    A merged thing has the code of the thing that it was merged into.
    """
    groups = resolve_groups(session, spellings, as_of)
    return {
        thing: {spelling: codes[0] for spelling, codes in found.items()}
        for thing, found in groups.items()
    }


def resolve_groups(
    session: Session, spellings: Mapping[str, Sequence[str]], as_of: AsOf
) -> dict[str, dict[str, list[str]]]:
    """Return the code of each known spelling, and then the codes of the things merged into it."""
    normalised = {normalise(spelling) for given in spellings.values() for spelling in given}
    values = sorted(spelling for spelling in normalised if "\x00" not in spelling)
    rows = session.execute(_SPELLINGS, as_of.parameters(spellings=values))
    known: dict[tuple[str, str], list[str]] = {}
    for thing, spelling, code, former in rows:
        codes = known.get((thing, spelling), [])
        # The last code of a spelling wins, and has a row for each thing merged into it.
        is_same = bool(codes) and codes[0] == code
        known[thing, spelling] = [*(codes if is_same else [code]), *([former] if former else [])]
    return {
        thing: {spelling: known[thing, normalise(spelling)] for spelling in given
                if (thing, normalise(spelling)) in known}
        for thing, given in spellings.items()
    }  # fmt: skip


def resolve_group(session: Session, thing: str, spelling: str, as_of: AsOf) -> list[str]:
    """Return all codes of a thing in a path, first the one that answers use.

    Raises Problem `unknown-code`.
    """
    found = resolve_groups(session, {thing: [spelling]}, as_of)[thing]
    if spelling not in found:
        raise unknown_code(thing, spelling)
    return found[spelling]


def resolve_item(session: Session, thing: str, spelling: str, as_of: AsOf) -> str:
    """Return the code of a thing in a path, by its code or any identifier.

    Raises Problem `unknown-code`, and `MovedError` for the code of a merged thing.
    """
    code, *former = resolve_group(session, thing, spelling, as_of)
    if normalise(spelling) in former:
        raise MovedError(spelling, code)
    return code


class MovedError(Exception):
    """The path names a thing by the code that it had before it was merged into another."""

    def __init__(self, spelling: str, code: str) -> None:
        """Keep the code in the path, and the code of the other thing."""
        super().__init__(f"{spelling} is {code}")
        self.spelling = spelling
        self.code = code


@dataclass(frozen=True, slots=True)
class Named:
    """The code that answers use for a thing, and its name on a day."""

    code: str
    name: str


def names_on(
    session: Session, things: Mapping[str, Collection[str]], as_of: AsOf, on: date
) -> dict[tuple[str, str], str]:
    """Return the names of things on a day, by kind and code, in one statement."""
    named = named_on(session, things, as_of, on)
    return {key: thing.name for key, thing in named.items()}


def named_on(
    session: Session, things: Mapping[str, Collection[str]], as_of: AsOf, on: date
) -> dict[tuple[str, str], Named]:
    """Return things with their names on a day, by kind and any code of theirs, in one statement."""
    codes = sorted({code for codes_ in things.values() for code in codes_})
    rows = session.execute(_NAMES, as_of.parameters(on=on, things=sorted(things), codes=codes))
    return {(row.thing, row.spelling): Named(row.code, row.name) for row in rows}


def merged_codes(session: Session, thing: str, as_of: AsOf) -> dict[str, str]:
    """Return the code that answers use for each thing of a kind that was merged into another."""
    rows = session.execute(_MERGED, as_of.parameters(thing=thing))
    return {row.spelling: row.code for row in rows}


def resolve_filters(
    session: Session, as_of: AsOf, **filters: str | Sequence[str] | None
) -> dict[str, list[str]]:
    """Return the codes of filter values, by parameter; of merged things, all their codes.

    The first code of a value is the one that answers use.

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
    found = resolve_groups(session, dict(spellings), as_of)
    codes: dict[str, list[str]] = {}
    for name, values in given.items():
        thing = thing_of_parameter(name)
        for spelling in values:
            if spelling not in found[thing]:
                detail = f"no {thing} has the code or identifier {spelling[:60]!r}"
                raise query_problem(name, "unknown-filter-code", detail)
        codes[name] = [code for spelling in values for code in found[thing][spelling]]
    return codes


def check_used(
    session: Session, as_of: AsOf, facts: FromClause, **has_value: ColumnElement[bool]
) -> None:
    """Check that a visible fact meets the condition of a filter; conditions are by parameter.

    Raises Problem `unknown-filter-code`.
    """
    for parameter, condition in has_value.items():
        used = select(literal(1)).where(condition, visible_as_of(facts)).limit(1)
        if session.scalar(used, as_of.parameters()) is None:
            detail = f"no record has this {parameter}"
            raise query_problem(parameter, "unknown-filter-code", detail)


def thing_of_parameter(name: str) -> str:
    """Return the kind of thing that a parameter or column of this name refers to."""
    return _THING_OF_PARAMETER.get(name, name)


_THING_OF_PARAMETER = {
    "identifier": "contract", "parent": "scope", "near": "authority",
    "holder": "provider", "recipient": "provider", "excluding_group": "provider",
    "shared_with": "consortium",
    "labelled_consortium": "consortium", "framework": "contract", "replaces": "contract",
    "publisher": "authority",
}  # fmt: skip
"""The kind of thing that a parameter refers to, where their names differ."""

# The last row of a spelling wins: the thing with this code, else the first with this number.
_SPELLINGS = (
    select(_IDENTIFIER.c.thing, _IDENTIFIER.c.spelling, _IDENTIFIER.c.code, _FORMER.c.spelling)
    .outerjoin(
        _FORMER,
        and_(
            _FORMER.c.thing == _IDENTIFIER.c.thing,
            _FORMER.c.code == _IDENTIFIER.c.code,
            _FORMER.c.is_former,
            visible_as_of(_FORMER),
        ),
    )
    .where(
        visible_as_of(_IDENTIFIER),
        _IDENTIFIER.c.spelling.in_(bindparam("spellings", expanding=True)),
    )
    .order_by(
        _IDENTIFIER.c.code == _IDENTIFIER.c.spelling,
        _IDENTIFIER.c.from_at.desc(),
        _IDENTIFIER.c.id.desc(),
        _FORMER.c.spelling,
    )
)
_MERGED = select(_FORMER.c.spelling, _FORMER.c.code).where(
    _FORMER.c.thing == bindparam("thing"), _FORMER.c.is_former, visible_as_of(_FORMER)
)
_ON_THE_DAY = and_(visible_as_of(_VERSION), _VERSION.c.days_from <= ON, _VERSION.c.days_to >= ON)
_VERSION_ON = select(_VERSION.c.details).where(
    _ON_THE_DAY, _VERSION.c.thing == bindparam("thing"), _VERSION.c.code == bindparam("code")
)
_NAMES = (
    select(_VERSION.c.thing, _IDENTIFIER.c.spelling, _VERSION.c.code, _VERSION.c.name)
    .join(
        _IDENTIFIER,
        and_(_IDENTIFIER.c.thing == _VERSION.c.thing, _IDENTIFIER.c.code == _VERSION.c.code),
    )
    .where(
        _ON_THE_DAY,
        visible_as_of(_IDENTIFIER),
        _IDENTIFIER.c.thing.in_(bindparam("things", expanding=True)),
        _IDENTIFIER.c.spelling.in_(bindparam("codes", expanding=True)),
        or_(_IDENTIFIER.c.spelling == _IDENTIFIER.c.code, _IDENTIFIER.c.is_former),
    )
)
