"""Whether the days of memberships are those that follow from the facts that stand."""

from collections.abc import Iterator

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import Visibility
from app.ledger.verification.projections import chunks, differences
from app.platform.db.columns import NEVER
from app.registry.authorities.models import Member, MembershipFact
from app.registry.authorities.projection import member_rows


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
        rows = [row for fact in facts for row in member_rows(fact)]
        yield from differences(session, Member, col(Member.membership).in_(some), rows)
