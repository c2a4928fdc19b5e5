"""Projection of memberships to days, certain or assumed."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.membership import membership_days
from app.domain.terms import Edge
from app.domain.vocabulary import Visibility
from app.ledger.fact_types import Projection
from app.ledger.projections import chunks, differences, reconcile
from app.platform.db.columns import LAST_DAY, NEVER
from app.registry.authorities.models import Member, MembershipFact


def member_rows(fact: MembershipFact) -> Iterator[dict[str, Any]]:
    """Yield the days of a membership in periods, each certain or assumed."""
    held = membership_days(
        Edge(fact.first_day, fact.first_day_basis),
        Edge(fact.last_day, fact.last_day_basis),
        seen_from=fact.seen_from,
        seen_to=fact.seen_to,
        confidence=fact.confidence,
    )
    for sure, days in ((True, held.sure_live), (False, (held.live | held.fading) - held.sure_live)):
        for period in days.periods():
            yield {
                "membership": fact.id,
                "consortium": fact.consortium,
                "authority": fact.authority,
                "sure": sure,
                "days_from": period.first_day,
                "days_to": period.last_day or LAST_DAY,
            }


def differences_of_members(session: Session) -> Iterator[str]:
    """Yield the rows of members that do not follow from the memberships."""
    stands = (
        col(MembershipFact.to_at) == NEVER,
        col(MembershipFact.visibility) == Visibility.PUBLIC,
    )
    stated = select(col(MembershipFact.id)).where(*stands)
    shown = select(col(Member.membership)).where(col(Member.to_at) == NEVER)
    for some in chunks(session.scalars(union(stated, shown)).all()):
        facts = session.scalars(
            select(MembershipFact).where(col(MembershipFact.id).in_(some), *stands)
        )
        rows = [row for fact in facts for row in member_rows(fact)]
        yield from differences(session, Member, col(Member.membership).in_(some), rows)


def _affected(_: Session, fact: MembershipFact, __: int) -> list[MembershipFact]:
    return [fact]


def _project(session: Session, memberships: Collection[MembershipFact], position: int) -> None:
    for fact in memberships:
        rows = member_rows(fact) if fact.to_at == NEVER else ()
        reconcile(session, Member, col(Member.membership) == fact.id, rows, position)


MEMBERS = Projection("members", (MembershipFact,), _affected, _project, differences_of_members)
PROJECTIONS = (MEMBERS,)
