"""Whether the days of memberships are those that follow from the facts that stand."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.authorities.models import Member, MembershipFact
from app.domain.membership import membership_days
from app.domain.terms import Edge
from app.domain.vocabulary import Visibility
from app.kit.columns import LAST_DAY, NEVER
from app.ledger.recompute import chunks, differences


def members(session: Session) -> Iterator[str]:
    """What is wrong with the days on which memberships hold."""
    stands = (
        col(MembershipFact.to_position) == NEVER,
        col(MembershipFact.visibility) == Visibility.PUBLIC,
    )
    stated = select(col(MembershipFact.id)).where(*stands)
    shown = select(col(Member.membership)).where(col(Member.to_position) == NEVER)
    for some in chunks(session.scalars(union(stated, shown)).all()):
        facts = session.scalars(
            select(MembershipFact).where(col(MembershipFact.id).in_(some), *stands)
        )
        rows = [row for fact in facts for row in _rows(fact)]
        yield from differences(session, Member, col(Member.membership).in_(some), rows)


def _rows(fact: MembershipFact) -> Iterator[dict[str, Any]]:
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
