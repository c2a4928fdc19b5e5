"""Who is in charge of what is said about a contract."""

from datetime import date
from typing import cast

from sqlalchemy.orm import Session

from app.domain.periods import Period
from app.domain.vocabulary import MembershipRole
from app.ledger.models import Fact
from app.platform.db.columns import FIRST_DAY
from app.registry.authorities.models import MembershipFact
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import AwardFact, ContractDetailsFact, NoticeFact, TermChangeFact
from app.registry.contracts.snapshot import Snapshot

NOBODY: frozenset[str] = frozenset()
_LEADS = {MembershipRole.LEAD, MembershipRole.JOINT_LEAD}


def charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """The authorities in charge of a fact about a contract.

    An authority states its own award. The terms are its lead's to state, else those of the
    consortium's lead, else of the one authority that buys; terms that several share without a
    lead are an admin's.
    """
    snapshot = Snapshot(session)
    in_charge = NOBODY
    match fact:
        case AwardFact():
            in_charge = frozenset({fact.authority})
        case ContractDetailsFact():
            known = _of_contract(snapshot, fact.code, today)
            in_charge = _named_in(snapshot, fact, today) if known is None else known
        case TermChangeFact() | NoticeFact():
            in_charge = _of_contract(snapshot, fact.contract, today) or NOBODY
    return in_charge


def charge_of_contract(session: Session, contract: str, today: date) -> frozenset[str]:
    """The authorities that state the terms of a contract; none where only an admin does."""
    return _of_contract(Snapshot(session), contract, today) or NOBODY


def leads_of(session: Session, consortium: str, today: date) -> frozenset[str]:
    """The authorities that lead a consortium on a day."""
    return _leads(Snapshot(session), consortium, today)


def claim_charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """The authorities in charge of a claim: those it is about, and who takes from the contract."""
    claim, snapshot = cast(ClaimFact, fact), Snapshot(session)
    takers = _takers(snapshot, claim.code) if claim.thing == "contract" else NOBODY
    return takers | _of_thing(snapshot, claim.thing, claim.code, today)


def decision_charge(session: Session, fact: Fact, today: date) -> frozenset[str]:
    """The authorities that decide on a claim: those in charge of what it is about."""
    claim = session.get_one(ClaimFact, cast(ClaimDecisionFact, fact).claim)
    return _of_thing(Snapshot(session), claim.thing, claim.code, today)


def _of_thing(snapshot: Snapshot, thing: str, code: str, today: date) -> frozenset[str]:
    if thing == "authority":
        return frozenset({code})
    return (_of_contract(snapshot, code, today) if thing == "contract" else None) or NOBODY


def _of_contract(snapshot: Snapshot, contract: str, today: date) -> frozenset[str] | None:
    """Who states the terms of a contract; None if nothing is known of it."""
    versions = snapshot.facts(ContractDetailsFact, code=[contract])
    if not versions:
        return None
    return _named_in(snapshot, max(versions, key=lambda one: one.holds_from or FIRST_DAY), today)


def _named_in(snapshot: Snapshot, details: ContractDetailsFact, today: date) -> frozenset[str]:
    if details.lead is not None:
        return frozenset({details.lead})
    if details.consortium is not None and (leads := _leads(snapshot, details.consortium, today)):
        return leads
    buying = {*details.buyers, *_takers(snapshot, details.code)}
    return frozenset(buying) if len(buying) == 1 else NOBODY


def _leads(snapshot: Snapshot, consortium: str, today: date) -> frozenset[str]:
    members = snapshot.facts(MembershipFact, consortium=[consortium])
    return frozenset(
        one.authority
        for one in members
        if one.role in _LEADS and today in Period(one.first_day or FIRST_DAY, one.last_day)
    )


def _takers(snapshot: Snapshot, contract: str) -> frozenset[str]:
    """The authorities that take something from a contract."""
    return frozenset(one.authority for one in snapshot.facts(AwardFact, contract=[contract]))
