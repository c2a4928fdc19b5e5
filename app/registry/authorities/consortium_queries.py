"""Queries of consortia and their members."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.vocabulary import Certainty
from app.ledger.as_of import AsOf, resolve_code, resolve_item, version_of
from app.ledger.schemas import ItemOnDayQuery
from app.platform.db.columns import table
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.authorities.models import (
    Consortium,
    ConsortiumDetailsFact,
    Member,
    MembershipFact,
)
from app.registry.authorities.queries import IS_MEMBER
from app.registry.authorities.schemas import (
    ConsortiumOut,
    ConsortiumQuery,
    MemberOut,
    MemberQuery,
)
from app.registry.claims.queries import claims_about

_CONSORTIUM, _DETAILS = table(Consortium), table(ConsortiumDetailsFact)
_MEMBER, _MEMBERSHIP = table(Member), table(MembershipFact)
_VERSION, _IS_VERSION = version_of("consortium", _CONSORTIUM.c.code)
_MEMBER_NAME, _IS_MEMBER_NAME = version_of("authority", _MEMBER.c.authority)

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
    .where(IS_MEMBER)
    .order_by(_MEMBER.c.authority)
)
_CONSORTIA = (
    select(
        _CONSORTIUM.c.code,
        _DETAILS.c.name,
        _DETAILS.c.aliases,
        _DETAILS.c.description,
        select(func.count())
        .select_from(_MEMBER)
        .where(_MEMBER.c.consortium == _CONSORTIUM.c.code, IS_MEMBER)
        .correlate(_CONSORTIUM)
        .scalar_subquery()
        .label("members"),
        _DETAILS.c.id,
        _DETAILS.c.source,
        _DETAILS.c.confidence,
    )
    .join(_VERSION, _IS_VERSION)
    .join(_DETAILS, _DETAILS.c.id == _VERSION.c.details)
    .order_by(_CONSORTIUM.c.code)
)


def list_consortia(session: Session, query: ConsortiumQuery, as_of: AsOf) -> Page[ConsortiumOut]:
    """List consortia, each with the claims about it."""
    statement = _CONSORTIA.limit(query.limit + 1)
    if cursor := Cursor.read(query, str):
        statement = statement.where(_CONSORTIUM.c.code > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters(on=as_of.day(query.on))).all()
    return paginate(_to_outs(session, rows, as_of), query, as_of, lambda item: (item.code,))


def get_consortium(
    session: Session, query: ItemOnDayQuery, as_of: AsOf, spelling: str
) -> ConsortiumOut:
    """Return a consortium with its details on a day."""
    code = resolve_item(session, "consortium", spelling, as_of)
    statement = _CONSORTIA.where(_CONSORTIUM.c.code == code)
    rows = session.execute(statement, as_of.parameters(on=as_of.day(query.on))).all()
    return _to_outs(session, rows, as_of)[0]


def list_members(
    session: Session, query: MemberQuery, as_of: AsOf, spelling: str
) -> Page[MemberOut]:
    """List the members of a consortium on a day."""
    code = resolve_code(session, "consortium", spelling, as_of)
    statement = _MEMBERS.where(_MEMBER.c.consortium == code).limit(query.limit + 1)
    if query.role is not None:
        statement = statement.where(_MEMBERSHIP.c.role == query.role)
    if cursor := Cursor.read(query, str):
        statement = statement.where(_MEMBER.c.authority > cursor.keys[0])
    rows = session.execute(statement, as_of.parameters(on=as_of.day(query.on))).all()
    members = [
        from_row(
            MemberOut,
            row,
            authority_name=row.name,
            certainty=Certainty.CONTRACTED if row.sure else Certainty.ASSUMED,
            fact=row.id,
        )
        for row in rows
    ]
    return paginate(members, query, as_of, lambda item: (item.authority,))


def _to_outs(session: Session, rows: Sequence[Any], as_of: AsOf) -> list[ConsortiumOut]:
    claims = claims_about(session, "consortium", [row.code for row in rows], as_of)
    return [from_row(ConsortiumOut, row, claims=claims[row.code], fact=row.id) for row in rows]
