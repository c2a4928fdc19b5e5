"""Owners of the facts about a contract."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from app.domain.periods import Period
from app.domain.vocabulary import MembershipRole
from app.ledger.entries import Subject
from app.ledger.fact_types import CommandContext
from app.ledger.merges import merges_of
from app.platform.db.columns import FIRST_DAY
from app.platform.db.references import codes_of
from app.registry.authorities.models import (
    AuthorityMergeFact,
    ConsortiumMergeFact,
    MembershipFact,
)
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import AwardFact, ContractDetailsFact, NoticeFact, TermChangeFact
from app.registry.contracts.snapshot import Snapshot, is_seconded

NOBODY: frozenset[str] = frozenset()
_LEADS = {MembershipRole.LEAD, MembershipRole.JOINT_LEAD}


def owners_of_terms(
    ctx: CommandContext, fact: ContractDetailsFact | TermChangeFact | NoticeFact
) -> frozenset[str]:
    """Return the authorities that record the terms of a contract.

    These are its lead; without one the leads of its consortium, else its only buyer. Terms that
    several authorities share without a lead are recorded by an admin.
    """
    if not isinstance(fact, ContractDetailsFact):
        return owners_of_contract(ctx.session, fact.contract, ctx.today)
    # A new contract has no other details and no awards: nothing has to be looked up.
    if ctx.batch.is_new(Subject("contract", fact.code)) and (fact.lead or not fact.consortium):
        return frozenset({fact.lead}) if fact.lead else _only(codes_of(fact.buyers))
    snapshot = Snapshot(ctx.session)
    known = _of_contract(snapshot, fact.code, ctx.today)
    return _named_in(snapshot, fact, ctx.today) if known is None else known


def owners_of_contract(session: Session, contract: str, today: date) -> frozenset[str]:
    """Return the authorities that record the terms of a contract; none if only an admin does."""
    return _of_contract(Snapshot(session), contract, today) or NOBODY


def leads_of(session: Session, consortium: str, today: date) -> frozenset[str]:
    """Return the authorities that lead a consortium on a day."""
    return _leads(Snapshot(session), consortium, today)


def claim_owners(ctx: CommandContext, claim: ClaimFact) -> frozenset[str]:
    """Return the owners of the claim's subject, and the authorities that its terms serve.

    An award that the lead has not seconded gives no right to claim about the contract.
    """
    snapshot = Snapshot(ctx.session)
    served = _served(snapshot, claim.code) if claim.thing == "contract" else NOBODY
    return served | _of_thing(snapshot, claim.thing, claim.code, ctx.today)


def decision_owners(ctx: CommandContext, decision: ClaimDecisionFact) -> frozenset[str]:
    """Return the owners of the subject of the decided claim."""
    claim = ctx.session.get_one(ClaimFact, decision.claim)
    return _of_thing(Snapshot(ctx.session), claim.thing, claim.code, ctx.today)


def _of_thing(snapshot: Snapshot, thing: str, code: str, today: date) -> frozenset[str]:
    if thing == "authority":
        return frozenset({code})
    return (_of_contract(snapshot, code, today) if thing == "contract" else None) or NOBODY


def _of_contract(snapshot: Snapshot, contract: str, today: date) -> frozenset[str] | None:
    """Return the owners of a contract's terms, or None if the contract has no details."""
    details = _newest_details(snapshot, contract)
    return None if details is None else _named_in(snapshot, details, today)


def _newest_details(snapshot: Snapshot, contract: str) -> ContractDetailsFact | None:
    versions = snapshot.facts(ContractDetailsFact, code=[contract])
    return max(versions, key=lambda item: item.holds_from or FIRST_DAY, default=None)


def _named_in(snapshot: Snapshot, details: ContractDetailsFact, today: date) -> frozenset[str]:
    if details.lead is not None:
        return frozenset({details.lead})
    if details.consortium is not None and (leads := _leads(snapshot, details.consortium, today)):
        return leads
    return _only([*codes_of(details.buyers), *_served(snapshot, details.code)])


def _only(buying: Iterable[str]) -> frozenset[str]:
    """Return the only buyer; none if there are several."""
    found = frozenset(buying)
    return found if len(found) == 1 else NOBODY


def _leads(snapshot: Snapshot, consortium: str, today: date) -> frozenset[str]:
    consortia = merges_of(snapshot, ConsortiumMergeFact).group([consortium])
    members = snapshot.facts(MembershipFact, consortium=consortia)
    authorities = merges_of(snapshot, AuthorityMergeFact)
    return frozenset(
        authorities.current(item.authority)
        for item in members
        if item.role in _LEADS and today in Period(item.first_day or FIRST_DAY, item.last_day)
    )


def _served(snapshot: Snapshot, contract: str) -> frozenset[str]:
    """Return the authorities with a seconded award from a contract."""
    details = _newest_details(snapshot, contract)
    awards = snapshot.facts(AwardFact, contract=[contract])
    return frozenset(
        award.authority
        for award in awards
        if details is None or is_seconded(award.authority, details)
    )
