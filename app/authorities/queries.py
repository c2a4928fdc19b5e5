"""Reading authorities, consortia and who belongs to them on a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.authorities.models import (
    Authority,
    AuthorityDetailsFact,
    Consortium,
    ConsortiumDetailsFact,
    Member,
    MembershipFact,
)
from app.authorities.schemas import (
    AuthorityOut,
    AuthorityQuery,
    ConsortiumOut,
    ConsortiumQuery,
    ItemOnDay,
    MemberOut,
    MemberQuery,
)
from app.claims.queries import claims_about
from app.domain.periods import Period
from app.domain.vocabulary import Certainty
from app.kit.columns import table
from app.kit.pages import Cursor, Page, cut
from app.ledger.knowledge import ON, At, filter_codes, get_code, shown, version_of
from app.ledger.schemas import IdentifierOut, NamedOut

_AUTHORITY, _DETAILS = table(Authority), table(AuthorityDetailsFact)
_CONSORTIUM, _CONSORTIUM_DETAILS = table(Consortium), table(ConsortiumDetailsFact)
_MEMBER, _MEMBERSHIP = table(Member), table(MembershipFact)
_VERSION, _IS_VERSION = version_of("authority", _AUTHORITY.c.code)
_ICB, _IS_ICB = version_of("authority", _DETAILS.c.icb)
_CONSORTIUM_VERSION, _IS_CONSORTIUM_VERSION = version_of("consortium", _CONSORTIUM.c.code)
_MEMBER_NAME, _IS_MEMBER_NAME = version_of("authority", _MEMBER.c.authority)

_IN_BEING = and_(
    or_(_DETAILS.c.first_day.is_(None), _DETAILS.c.first_day <= ON),
    or_(_DETAILS.c.last_day.is_(None), _DETAILS.c.last_day >= ON),
)
_IS_MEMBER = and_(shown(_MEMBER), _MEMBER.c.days_from <= ON, _MEMBER.c.days_to >= ON)

_AUTHORITIES = (
    select(
        _AUTHORITY.c.code,
        _DETAILS.c.name,
        _DETAILS.c.official_name,
        _DETAILS.c.kind,
        _DETAILS.c.identifiers,
        _DETAILS.c.icb,
        _ICB.c.name.label("icb_name"),
        _DETAILS.c.first_day,
        _DETAILS.c.last_day,
        _DETAILS.c.successor,
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
    )
    .join(_VERSION, _IS_VERSION)
    .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
    .outerjoin(_ICB, _IS_ICB)
    .order_by(_AUTHORITY.c.code)
)
_MEMBERS = (
    select(
        _MEMBER.c.authority,
        _MEMBER_NAME.c.name,
        _MEMBERSHIP.c.role,
        _MEMBER.c.sure,
        _MEMBERSHIP.c.first_day,
        _MEMBERSHIP.c.first_day_basis,
        _MEMBERSHIP.c.last_day,
        _MEMBERSHIP.c.last_day_basis,
        _MEMBERSHIP.c.seen_from,
        _MEMBERSHIP.c.seen_to,
        _MEMBERSHIP.c.evidence,
        _MEMBERSHIP.c.id,
        _MEMBERSHIP.c.source,
        _MEMBERSHIP.c.confidence,
    )
    .join(_MEMBERSHIP, _MEMBERSHIP.c.id == _MEMBER.c.membership)
    .join(_MEMBER_NAME, _IS_MEMBER_NAME)
    .where(_IS_MEMBER)
    .order_by(_MEMBER.c.authority)
)
_CONSORTIA = (
    select(
        _CONSORTIUM.c.code,
        _CONSORTIUM_DETAILS.c.name,
        _CONSORTIUM_DETAILS.c.aliases,
        _CONSORTIUM_DETAILS.c.description,
        select(func.count())
        .select_from(_MEMBER)
        .where(_MEMBER.c.consortium == _CONSORTIUM.c.code, _IS_MEMBER)
        .correlate(_CONSORTIUM)
        .scalar_subquery()
        .label("members"),
        _CONSORTIUM_DETAILS.c.id,
        _CONSORTIUM_DETAILS.c.source,
        _CONSORTIUM_DETAILS.c.confidence,
    )
    .join(_CONSORTIUM_VERSION, _IS_CONSORTIUM_VERSION)
    .join(_CONSORTIUM_DETAILS, _CONSORTIUM_DETAILS.c.id == _CONSORTIUM_VERSION.c.details)
    .order_by(_CONSORTIUM.c.code)
)


def list_authorities(session: Session, query: AuthorityQuery, at: At) -> Page[AuthorityOut]:
    """List the authorities that exist on a day, in the order of their codes."""
    on = at.day(query.on)
    consortium = filter_codes(session, at, consortium=query.consortium)["consortium"]
    statement = _AUTHORITIES.where(_IN_BEING).limit(query.limit + 1)
    if query.kind is not None:
        statement = statement.where(_DETAILS.c.kind == query.kind)
    if consortium:
        members = select(_MEMBER.c.authority).where(
            _IS_MEMBER, _MEMBER.c.consortium == consortium[0]
        )
        statement = statement.where(_AUTHORITY.c.code.in_(members))
    if cursor := Cursor.read(query):
        statement = statement.where(_AUTHORITY.c.code > cursor.keys[0])
    rows = session.execute(statement, at.binds(on=on)).all()
    memberships = _consortia_of(session, [row.code for row in rows], at, on)
    authorities = [_authority(row, memberships[row.code]) for row in rows]
    return cut(authorities, query, at.position, lambda one: (one.code,))


def get_authority(session: Session, spelling: str, query: ItemOnDay, at: At) -> AuthorityOut:
    """One authority as it is called on a day, by its code or any identifier."""
    code, on = get_code(session, "authority", spelling, at), at.day(query.on)
    row = session.execute(_AUTHORITIES.where(_AUTHORITY.c.code == code), at.binds(on=on)).one()
    return _authority(row, _consortia_of(session, [code], at, on)[code])


def authorities_during(
    session: Session, at: At, days: Period, codes: Sequence[str], consortium: str | None
) -> list[Any]:
    """The authorities in being on any of some days, as they are called today.

    All of them, or those named; members of a consortium are those on the first of the days.
    """
    statement = _AUTHORITIES.where(
        or_(_DETAILS.c.first_day.is_(None), _DETAILS.c.first_day < days.day_after),
        or_(_DETAILS.c.last_day.is_(None), _DETAILS.c.last_day >= days.first_day),
    )
    if codes:
        statement = statement.where(_AUTHORITY.c.code.in_(codes))
    if consortium is not None:
        members = select(_MEMBER.c.authority).where(
            shown(_MEMBER),
            _MEMBER.c.consortium == consortium,
            _MEMBER.c.days_from <= days.first_day,
            _MEMBER.c.days_to >= days.first_day,
        )
        statement = statement.where(_AUTHORITY.c.code.in_(members))
    return list(session.execute(statement, at.binds(on=at.today)))


def list_consortia(session: Session, query: ConsortiumQuery, at: At) -> Page[ConsortiumOut]:
    """List the consortia, each with what sources say of its size."""
    statement = _CONSORTIA.limit(query.limit + 1)
    if cursor := Cursor.read(query):
        statement = statement.where(_CONSORTIUM.c.code > cursor.keys[0])
    rows = session.execute(statement, at.binds(on=at.day(query.on))).all()
    return cut(_with_claims(session, rows, at), query, at.position, lambda one: (one.code,))


def get_consortium(session: Session, spelling: str, query: ItemOnDay, at: At) -> ConsortiumOut:
    """One consortium as it is called on a day."""
    code = get_code(session, "consortium", spelling, at)
    statement = _CONSORTIA.where(_CONSORTIUM.c.code == code)
    rows = session.execute(statement, at.binds(on=at.day(query.on))).all()
    return _with_claims(session, rows, at)[0]


def list_members(session: Session, spelling: str, query: MemberQuery, at: At) -> Page[MemberOut]:
    """List the authorities that belong to a consortium on a day."""
    code = get_code(session, "consortium", spelling, at)
    statement = _MEMBERS.where(_MEMBER.c.consortium == code).limit(query.limit + 1)
    if query.role is not None:
        statement = statement.where(_MEMBERSHIP.c.role == query.role)
    if cursor := Cursor.read(query):
        statement = statement.where(_MEMBER.c.authority > cursor.keys[0])
    rows = session.execute(statement, at.binds(on=at.day(query.on))).all()
    members = [
        MemberOut(
            authority=row.authority,
            authority_name=row.name,
            role=row.role,
            certainty=Certainty.CONFIRMED if row.sure else Certainty.ASSUMED,
            first_day=row.first_day,
            first_day_basis=row.first_day_basis,
            last_day=row.last_day,
            last_day_basis=row.last_day_basis,
            seen_from=row.seen_from,
            seen_to=row.seen_to,
            evidence=row.evidence,
            fact=row.id,
            source=row.source,
            confidence=row.confidence,
        )
        for row in rows
    ]
    return cut(members, query, at.position, lambda one: (one.authority,))


def _consortia_of(
    session: Session, authorities: Sequence[str], at: At, on: date
) -> dict[str, list[str]]:
    rows = session.execute(
        select(_MEMBER.c.authority, _MEMBER.c.consortium)
        .where(_IS_MEMBER, _MEMBER.c.authority.in_(authorities))
        .order_by(_MEMBER.c.consortium),
        at.binds(on=on),
    )
    found: dict[str, list[str]] = defaultdict(list)
    for authority, consortium in rows:
        found[authority].append(consortium)
    return found


def _authority(row: Any, consortia: list[str]) -> AuthorityOut:
    return AuthorityOut(
        code=row.code,
        name=row.name,
        official_name=row.official_name,
        kind=row.kind,
        identifiers=[IdentifierOut(**identifier) for identifier in row.identifiers],
        icb=NamedOut(row.icb, row.icb_name) if row.icb else None,
        first_day=row.first_day,
        last_day=row.last_day,
        successor=row.successor,
        consortia=consortia,
        fact=row.id,
        source=row.source,
        confidence=row.confidence,
    )


def _with_claims(session: Session, rows: Sequence[Any], at: At) -> list[ConsortiumOut]:
    claims = claims_about(session, {"consortium": [row.code for row in rows]}, at)
    return [
        ConsortiumOut(
            code=row.code,
            name=row.name,
            aliases=row.aliases,
            description=row.description,
            members=row.members,
            claims=claims[f"consortium:{row.code}"],
            fact=row.id,
            source=row.source,
            confidence=row.confidence,
        )
        for row in rows
    ]
