"""Projection of memberships to days, certain or assumed."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.membership import membership_days
from app.domain.terms import Edge
from app.domain.vocabulary import Visibility
from app.ledger.fact_types import Projection
from app.ledger.history import History, facts_of, is_current, moments_of
from app.ledger.models import Fact
from app.ledger.projections import Changes, Row, RowHistory, RowsOverTime, chunks, reconcile
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
    for sure, days in ((True, held.sure), (False, (held.live | held.fading) - held.sure)):
        for period in days.periods():
            yield {
                "membership": fact.id,
                "consortium": fact.consortium,
                "authority": fact.authority,
                "sure": sure,
                "days_from": period.first_day,
                "days_to": period.last_day or LAST_DAY,
            }


def member_histories(session: Session) -> Iterator[RowHistory]:
    """Compute all rows of members that ever followed from the memberships."""
    stated = select(col(MembershipFact.id)).where(
        col(MembershipFact.visibility) == Visibility.PUBLIC
    )
    for some in chunks(session.scalars(union(stated, select(col(Member.membership)))).all()):
        computed = RowsOverTime(Member)
        for fact in History(session).ever(MembershipFact, id=some):
            for moment in sorted(moments_of([fact])):
                rows = member_rows(fact) if is_current(fact, moment) else ()
                computed.want(fact.id, rows, moment)
        yield RowHistory(Member, col(Member.membership).in_(some), computed.rows())


def _affected(_: Session, facts: Sequence[Fact], __: Changes) -> list[MembershipFact]:
    return facts_of(facts, MembershipFact)


def _project(session: Session, memberships: Collection[MembershipFact], moment: int) -> Changes:
    changed: list[Row] = []
    for some in chunks(memberships):
        within = col(Member.membership).in_([fact.id for fact in some])
        rows = [row for fact in some if fact.to_at == NEVER for row in member_rows(fact)]
        changed += reconcile(session, Member, within, rows, moment)
    return {Member: changed}


MEMBERS = Projection("members", (MembershipFact,), (Member,), _affected, _project, member_histories)
PROJECTIONS = (MEMBERS,)
