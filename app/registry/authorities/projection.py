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
from app.ledger.history import FactsAt, History, facts_of, is_current, moments_of
from app.ledger.merges import Merges, merges_of
from app.ledger.models import Fact, MergeFact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_one_part,
    reconcile,
)
from app.platform.db.columns import LAST_DAY, NEVER
from app.registry.authorities.models import (
    AuthorityMergeFact,
    ConsortiumMergeFact,
    Member,
    MembershipFact,
)

_MERGES: tuple[type[MergeFact], ...] = (AuthorityMergeFact, ConsortiumMergeFact)


def member_rows(
    fact: MembershipFact, authorities: Merges, consortia: Merges
) -> Iterator[dict[str, Any]]:
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
                "consortium": consortia.current(fact.consortium),
                "authority": authorities.current(fact.authority),
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
        computed, history = RowsOverTime(Member), History(session)
        for fact in history.ever(MembershipFact, id=some):
            merges = [
                *history.ever(AuthorityMergeFact, former=[fact.authority]),
                *history.ever(ConsortiumMergeFact, former=[fact.consortium]),
            ]
            for moment in sorted(moments_of([fact, *merges])):
                known = _merges(history.at(moment))
                rows = member_rows(fact, *known) if is_current(fact, moment) else ()
                computed.want(fact.id, rows, moment)
        yield RowHistory(Member, col(Member.membership).in_(some), computed.rows())


def _merges(facts: FactsAt) -> tuple[Merges, Merges]:
    """Return the merges of authorities and of consortia."""
    return merges_of(facts, AuthorityMergeFact), merges_of(facts, ConsortiumMergeFact)


def _affected(session: Session, facts: Sequence[Fact], __: Changes) -> list[MembershipFact]:
    """Return the memberships that changed, and those that name a thing merged or not any more."""
    found = {fact.id: fact for fact in facts_of(facts, MembershipFact)}
    for column, kind in (("authority", AuthorityMergeFact), ("consortium", ConsortiumMergeFact)):
        for some in chunks({fact.former for fact in facts_of(facts, kind)}):
            named = select(MembershipFact).where(getattr(MembershipFact, column).in_(some))
            found |= {fact.id: fact for fact in session.scalars(named)}
    return [*found.values()]


def _project(session: Session, memberships: Collection[MembershipFact], moment: int) -> Changes:
    changed: list[Row] = []
    authorities, consortia = (
        Merges.of(session.scalars(select(kind).where(col(kind.to_at) == NEVER))) for kind in _MERGES
    )
    for some in chunks(memberships):
        within = KeyScope("membership", [fact.id for fact in some])
        rows = [
            row
            for fact in some
            if fact.to_at == NEVER
            for row in member_rows(fact, authorities, consortia)
        ]
        changed += reconcile(session, Member, within, rows, moment)
    return {Member: changed}


MEMBERS = Projection(
    "members",
    (MembershipFact, *_MERGES),
    (Member,),
    _affected,
    _project,
    in_one_part(member_histories),
)
PROJECTIONS = (MEMBERS,)
