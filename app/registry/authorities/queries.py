"""Queries of authorities and of their consortia on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    Date,
    Select,
    and_,
    bindparam,
    func,
    null,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.orm import Session

from app.domain.periods import Period, period_of
from app.domain.timelines import Timeline
from app.ledger.as_of import (
    ON,
    AsOf,
    current_code,
    kept_as_of,
    resolve_filters,
    resolve_item,
    version_of,
    version_of_named,
    visible_as_of,
)
from app.ledger.identifiers import public_identifiers
from app.ledger.models import Version
from app.ledger.schemas import IdentifierOut, ItemOnDayQuery, NamedOut
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER, table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.authorities.models import (
    Authority,
    AuthorityDetailsFact,
    AuthorityMergeFact,
    BuyerMatchFact,
    ConsortiumMergeFact,
    Member,
)
from app.registry.authorities.schemas import AreaFilter, AuthorityOut, AuthorityQuery

_AUTHORITY, _DETAILS = table(Authority), table(AuthorityDetailsFact)
_MEMBER = table(Member)
_MATCH = table(BuyerMatchFact)
_MERGE, _CONSORTIUM_MERGE = table(AuthorityMergeFact), table(ConsortiumMergeFact)
_VERSION, _IS_VERSION = version_of("authority", _AUTHORITY.c.code)
_ICB, _IS_ICB = version_of_named("authority", _DETAILS.c.icb)
_SUCCESSOR, _IS_SUCCESSOR = version_of_named("authority", _DETAILS.c.successor)

Authorities: TypeAlias = Sequence[str] | Select[str]
"""Codes of authorities, or a statement that selects them."""

_EXISTS = and_(
    or_(_DETAILS.c.first_day.is_(None), _DETAILS.c.first_day <= ON),
    or_(_DETAILS.c.last_day.is_(None), _DETAILS.c.last_day >= ON),
)
IS_MEMBER = and_(visible_as_of(_MEMBER), _MEMBER.c.days_from <= ON, _MEMBER.c.days_to >= ON)

_AUTHORITIES = (
    select(
        _AUTHORITY.c.code,
        _DETAILS.c.name,
        _DETAILS.c.official_name,
        _DETAILS.c.kind,
        _DETAILS.c.region,
        _DETAILS.c.identifiers,
        func.coalesce(_ICB.c.code, _DETAILS.c.icb).label("icb"),
        _ICB.c.name.label("icb_name"),
        _DETAILS.c.first_day,
        _DETAILS.c.last_day,
        func.coalesce(_SUCCESSOR.c.code, _DETAILS.c.successor).label("successor"),
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
    )
    .join(_VERSION, _IS_VERSION)
    .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
    .outerjoin(_ICB, _IS_ICB)
    .outerjoin(_SUCCESSOR, _IS_SUCCESSOR)
    .order_by(_AUTHORITY.c.code)
)
_ANY_VERSION = table(Version).alias()
_VERSIONS = (
    select(
        _ANY_VERSION.c.code,
        _ANY_VERSION.c.days_from,
        _ANY_VERSION.c.days_to,
        _DETAILS.c.name,
        _DETAILS.c.kind,
        _DETAILS.c.region,
        func.coalesce(current_code("authority", _DETAILS.c.icb), _DETAILS.c.icb).label("icb"),
        _DETAILS.c.first_day,
        _DETAILS.c.last_day,
    )
    .join(_DETAILS, _DETAILS.c.id == _ANY_VERSION.c.details)
    .where(_ANY_VERSION.c.thing == "authority", visible_as_of(_ANY_VERSION))
    .order_by(_ANY_VERSION.c.code, _ANY_VERSION.c.days_from)
)
_CODES: BindParameter[Sequence[str]] = bindparam("codes", expanding=True)
_CONSORTIA_AND_NUMBERS = union_all(
    select(
        _MEMBER.c.authority,
        _MEMBER.c.consortium,
        null().label("scheme"),
        null().label("number"),
    ).where(IS_MEMBER, _MEMBER.c.authority.in_(_CODES)),
    select(_MATCH.c.authority, null(), _MATCH.c.scheme, _MATCH.c.number).where(
        visible_as_of(_MATCH), _MATCH.c.is_accepted, _MATCH.c.authority.in_(_CODES)
    ),
).order_by("consortium", "scheme", "number")
"""The consortia of some authorities on a day, and the numbers that were learnt of them."""

_CONSORTIA_OF = select(_MEMBER.c.authority, _MEMBER.c.consortium).where(
    IS_MEMBER, _MEMBER.c.authority.in_(_CODES)
)
_MEMBERS_IN = select(_MEMBER.c.authority).where(
    visible_as_of(_MEMBER),
    _MEMBER.c.consortium == bindparam("consortium"),
    _MEMBER.c.days_from < bindparam("after", type_=Date),
    _MEMBER.c.days_to >= bindparam("first", type_=Date),
)
_MEMBER_DAYS = select(_MEMBER.c.authority, _MEMBER.c.days_from, _MEMBER.c.days_to).where(
    visible_as_of(_MEMBER), _MEMBER.c.consortium == bindparam("consortium")
)


def list_authorities(session: Session, query: AuthorityQuery, as_of: AsOf) -> Page[AuthorityOut]:
    """List the authorities that exist on a day, by code."""
    on = as_of.day(query.on)
    consortium = resolve_filters(session, as_of, consortium=query.consortium)["consortium"]
    statement = _AUTHORITIES.where(_EXISTS).limit(query.limit + 1)
    if query.kind is not None:
        statement = statement.where(_DETAILS.c.kind == query.kind)
    if query.region:
        statement = statement.where(_DETAILS.c.region.in_(query.region))
    if consortium:
        statement = statement.where(_AUTHORITY.c.code.in_(members_on(consortium[0])))
    if cursor := Cursor.read(query, str):
        statement = statement.where(_AUTHORITY.c.code > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters(on=on)).all()
    more = _consortia_and_numbers(session, [row.code for row in rows], as_of, on)
    authorities = [_to_out(row, more[row.code]) for row in rows]
    return paginate(authorities, query, as_of, lambda item: (item.code,))


def members_on(consortium: str) -> Select[str]:
    """Return the statement for the members of a consortium on the day `:on`, by all their codes."""
    members = current_members_on(consortium)
    former = select(_MERGE.c.former).where(visible_as_of(_MERGE), _MERGE.c.into.in_(members))
    return select(union(members, former).subquery().c.authority)


def area_of(query: AreaFilter) -> dict[str, list[str]]:
    """Return the kinds and regions of authorities in a query, by parameter."""
    return {name: [*getattr(query, name)] for name in AreaFilter.model_fields}


def authorities_in(area: Mapping[str, Sequence[str]]) -> Select[str] | None:
    """Return the statement for the authorities of some kinds and regions on the day `:on`.

    They come by all their codes. None if neither `authority_kind` nor `region` has a value.
    """
    columns = {"authority_kind": _DETAILS.c.kind, "region": _DETAILS.c.region}
    conditions = [column.in_(area[name]) for name, column in columns.items() if area.get(name)]
    if not conditions:
        return None
    named = (
        select(_AUTHORITY.c.code.label("authority"))
        .join(_VERSION, _IS_VERSION)
        .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
        .where(*conditions)
    )
    former = select(_MERGE.c.former).where(visible_as_of(_MERGE), _MERGE.c.into.in_(named))
    return select(union(named, former).subquery().c.authority)


def current_members_on(consortium: str) -> Select[str]:
    """Return the statement for the members of a consortium on the day `:on`."""
    return select(_MEMBER.c.authority).where(IS_MEMBER, _MEMBER.c.consortium == consortium)


def member_days(session: Session, as_of: AsOf, consortium: str) -> dict[str, Timeline]:
    """Return the days of membership of each authority that ever was a member, by authority."""
    found: dict[str, list[Period]] = defaultdict(list)
    for row in session.execute(_MEMBER_DAYS, as_of.parameters(consortium=consortium)):
        found[row.authority].append(period_of(row.days_from, row.days_to))
    return {authority: Timeline.of(*periods) for authority, periods in found.items()}


def consortia_with(authorities: Authorities) -> Select[str]:
    """Return the statement for the consortia with one of these members on the day `:on`.

    They come by all their codes.
    """
    named = select(_MEMBER.c.consortium).where(IS_MEMBER, _MEMBER.c.authority.in_(authorities))
    former = select(_CONSORTIUM_MERGE.c.former).where(
        visible_as_of(_CONSORTIUM_MERGE), _CONSORTIUM_MERGE.c.into.in_(named)
    )
    return select(union(named, former).subquery().c.consortium)


def get_authority(
    session: Session, query: ItemOnDayQuery, as_of: AsOf, spelling: str
) -> AuthorityOut:
    """Return an authority on a day, by its code or any identifier."""
    code, on = resolve_item(session, "authority", spelling, as_of), as_of.day(query.on)
    row = session.execute(
        _AUTHORITIES.where(_AUTHORITY.c.code == code), as_of.parameters(on=on)
    ).one()
    return _to_out(row, _consortia_and_numbers(session, [code], as_of, on)[code])


@dataclass(frozen=True, slots=True)
class AuthorityFilter:
    """A selection of authorities that exist on any day of a period, with their details of one day.

    `codes` limits it to some authorities; `consortium` to its members on any of the days.
    """

    days: Period
    named_on: date
    codes: Sequence[str] = ()
    consortium: str | None = None

    def contains(self, version: Any) -> bool:
        """Return whether a version is of the day, and its authority exists in the period."""
        exists = (version.first_day or FIRST_DAY) < self.days.day_after and (
            version.last_day or LAST_DAY
        ) >= self.days.first_day
        return exists and version.days_from <= self.named_on <= version.days_to


def find_authorities(session: Session, as_of: AsOf, among: AuthorityFilter) -> list[Any]:
    """Return the authorities of a selection by code, as rows of their details.

    Most answers about cover need some: the details of all are kept, and read in one statement.
    """
    versions = kept_as_of(session, as_of, "authorities", lambda: _read_versions(session, as_of))
    codes: Iterable[str] = set(among.codes) if among.codes else versions
    if among.consortium is not None:
        codes = _members_in(session, as_of, among.consortium, among.days).intersection(codes)
    return [
        version
        for code in sorted(codes)
        for version in versions.get(code, ())
        if among.contains(version)
    ]


def _members_in(session: Session, as_of: AsOf, consortium: str, days: Period) -> set[str]:
    """Return the members of a consortium on any day of a period."""
    bound = as_of.parameters(consortium=consortium, first=days.first_day, after=days.day_after)
    return set(session.scalars(_MEMBERS_IN, bound))


def _read_versions(session: Session, as_of: AsOf) -> dict[str, list[Any]]:
    """Return the details of all authorities on any day, by code."""
    versions: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(_VERSIONS, as_of.parameters()):
        versions[row.code].append(row)
    return dict(versions)


def consortia_of(
    session: Session, authorities: Sequence[str], as_of: AsOf, on: date
) -> dict[str, set[str]]:
    """Return the consortia of authorities on a day, by authority."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in session.execute(_CONSORTIA_OF, as_of.parameters(on=on, codes=authorities)):
        found[row.authority].add(row.consortium)
    return found


def _consortia_and_numbers(
    session: Session, authorities: Sequence[str], as_of: AsOf, on: date
) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(_CONSORTIA_AND_NUMBERS, as_of.parameters(on=on, codes=authorities)):
        found[row.authority].append(row)
    return found


def _to_out(row: Any, more: Sequence[Any]) -> AuthorityOut:
    learnt = [{"scheme": item.scheme, "id": item.number} for item in more if item.scheme]
    numbers = [*row.identifiers, *(item for item in learnt if item not in row.identifiers)]
    return from_row(
        AuthorityOut,
        row,
        identifiers=[IdentifierOut(**number) for number in public_identifiers(numbers)],
        icb=NamedOut(row.icb, row.icb_name) if row.icb else None,
        consortia=[item.consortium for item in more if item.consortium],
        fact=row.id,
    )


def predecessors(session: Session, authorities: frozenset[str]) -> frozenset[str]:
    """Return the authorities that these have succeeded, or that were merged into these.

    Directly or through others.
    """
    return frozenset(session.scalars(_predecessors(), {"authorities": sorted(authorities)}))


@cache
def _predecessors() -> Select[tuple[str]]:
    """Build the statement once: building it costs more than running it."""
    passed_on = union_all(
        select(_DETAILS.c.code, _DETAILS.c.successor.label("to")).where(
            _DETAILS.c.successor.is_not(None), _DETAILS.c.to_at == NEVER
        ),
        select(_MERGE.c.former, _MERGE.c.into).where(_MERGE.c.to_at == NEVER),
    ).subquery()
    named = passed_on.c.to.in_(bindparam("authorities", expanding=True))
    found = select(passed_on.c.code).where(named).cte("predecessor", recursive=True)
    # UNION drops what was found before, so that a cycle ends.
    found = found.union(select(passed_on.c.code).where(passed_on.c.to == found.c.code))
    return select(found.c.code)
