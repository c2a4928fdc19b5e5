"""The days on which memberships hold, surely or by assumption."""

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.membership import membership_days
from app.domain.terms import Edge
from app.ledger.models import Fact
from app.ledger.projections import reconcile
from app.platform.db.columns import LAST_DAY, NEVER
from app.registry.authorities.models import Member, MembershipFact


def project(session: Session, fact: Fact, position: int) -> None:
    """Bring the days of a membership up to date with the fact."""
    membership = cast(MembershipFact, fact)
    rows = member_rows(membership) if membership.to_position == NEVER else ()
    reconcile(session, Member, col(Member.membership) == membership.id, rows, position)


def member_rows(fact: MembershipFact) -> Iterator[dict[str, Any]]:
    """The days on which a membership holds, in runs that are surely or only assumed."""
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
