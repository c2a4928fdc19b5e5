"""Fact types of contracts, with checks of the whole resulting history."""

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.notice_rules import is_notice_of
from app.domain.periods import Period
from app.domain.terms import Edge, check_term_changes, signed_period
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractKind
from app.ledger.fact_types import FactType, Ownership, about
from app.ledger.identities import Identity
from app.ledger.identity_projection import identity_check
from app.ledger.models import Details, Fact
from app.platform.db.columns import FIRST_DAY, NEVER
from app.platform.db.references import lists_of
from app.registry.authorities.facts import the_authority
from app.registry.claims.facts import CLAIM, CLAIM_DECISION
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractDetailsFact,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.ownership import claim_owners, decision_owners, owners_of_terms
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    NoticeIn,
    TermChangeIn,
)
from app.registry.contracts.snapshot import Snapshot, term_changes_of

OCID = "ocid"


def _details_input(details: ContractDetailsFact) -> ContractDetailsIn:
    content = details.model_dump(include=set(ContractDetailsIn.model_fields) - {"replaces"})
    own_ocid = {"scheme": OCID, "id": details.ocid}
    lists = lists_of(details)
    return ContractDetailsIn.model_validate(
        {
            **content,
            "title": details.name,
            "values": details.amounts,
            "buyers": lists["buyers"],
            "replaces": lists["replaces_contracts"],
            "identifiers": [item for item in details.identifiers if item != own_ocid],
        }
    )


def check_term(session: Session, fact: Fact) -> None:
    """Raise DomainError if a term change contradicts the ones before it."""
    reference = fact.code if isinstance(fact, ContractDetailsFact) else _contract_of(fact)
    details = session.scalars(
        select(ContractDetailsFact).where(
            col(ContractDetailsFact.code) == reference,
            col(ContractDetailsFact.to_at) == NEVER,
        )
    ).all()
    changes = term_changes_of(Snapshot(session), [reference]).get(reference, [])
    for version in details:
        first = Edge(version.first_day, version.first_day_basis)
        last = Edge(version.last_day, version.last_day_basis)
        check_term_changes(signed_period(first, last), changes)


def check_named_things(session: Session, details: ContractDetailsFact) -> None:
    """Raise DomainError if the framework is not valid.

    A framework is not itself a call-off, and a contract with call-offs stays a framework.
    """
    if details.to_at != NEVER:
        return
    snapshot = Snapshot(session)
    is_framework = details.kind is ContractKind.FRAMEWORK
    if details.framework is not None:
        frameworks = snapshot.facts(ContractDetailsFact, code=[details.framework])
        if is_framework or {item.kind for item in frameworks} != {ContractKind.FRAMEWORK}:
            raise DomainError(
                "not-a-framework", f"{details.framework} is not of the kind framework", "framework"
            )
    if not is_framework and snapshot.facts(ContractDetailsFact, framework=[details.code]):
        raise DomainError(
            "not-a-framework",
            "other contracts are called off from this one; its kind stays framework",
            "kind",
        )


def check_awards_do_not_overlap(session: Session, fact: AwardFact) -> None:
    """Raise DomainError if a contract awards a scope to an authority twice on one day."""
    others = session.scalars(
        select(AwardFact).where(
            col(AwardFact.contract) == fact.contract,
            col(AwardFact.authority) == fact.authority,
            col(AwardFact.scope) == fact.scope,
            col(AwardFact.to_at) == NEVER,
        )
    )
    days = Timeline.empty()
    for other in others:
        own = Timeline.of(Period(other.first_day or FIRST_DAY, other.last_day))
        if days & own:
            detail = (
                f"{fact.contract} already awards {fact.scope} to {fact.authority} "
                "on some of these days"
            )
            raise DomainError("award-overlaps", detail, "first_day")
        days |= own


def check_notices(session: Session, fact: Fact) -> None:
    """Raise DomainError if the law of a contract does not have one of its notices."""
    is_notice = isinstance(fact, NoticeFact)
    reference = fact.contract if isinstance(fact, NoticeFact) else cast(Details, fact).code
    snapshot = Snapshot(session)
    versions = snapshot.facts(ContractDetailsFact, code=[reference])
    for notice in snapshot.facts(NoticeFact, contract=[reference]):
        for version in versions:
            if not is_notice_of(version.regime, notice.notice_type):
                detail = f"the regime {version.regime} has no notice {notice.notice_type}"
                field = "notice_type" if is_notice else "regime"
                raise DomainError("notice-unknown-to-regime", detail, field)


def _contract_of(fact: Fact) -> str:
    return cast(TermChangeFact, fact).contract


def _details_row(body: ContractDetailsIn, code: str) -> dict[str, Any]:
    content = body.model_dump(mode="json", exclude={"title", "values", "replaces"})
    spellings = [code, body.title, body.ocid or ""]
    spellings += [identifier.id for identifier in body.identifiers]
    identifiers = [*content["identifiers"]]
    if body.ocid:
        identifiers.append({"scheme": OCID, "id": body.ocid})
    return {
        **content,
        "name": body.title,
        "identifiers": identifiers,
        "amounts": [value.model_dump(mode="json") for value in body.values],
        "replaces_contracts": body.replaces,
        "search": " ".join(spellings).casefold(),
    }


def _award_row(body: AwardIn, **_named: Any) -> dict[str, Any]:
    return body.model_dump(mode="json")


def _notice_row(body: NoticeIn, **_named: Any) -> dict[str, Any]:
    return {**body.model_dump(), "with_copy": body.with_copy or None}


CONTRACT = Identity(
    "contract",
    Contract,
    FactType(
        "contract_details",
        ContractDetailsFact,
        ContractDetailsIn,
        subject=about("contract", "code"),
        owners=owners_of_terms,
        checks=(identity_check("contract"), check_named_things, check_term, check_notices),
        to_row=_details_row,
    ),
    ContractIn,
    _details_input,
)
TERM_CHANGE = FactType(
    "term_change",
    TermChangeFact,
    TermChangeIn,
    subject=about("contract"),
    owners=owners_of_terms,
    checks=(check_term,),
)
AWARD = FactType(
    "award",
    AwardFact,
    AwardIn,
    subject=about("contract"),
    owners=the_authority,
    checks=(check_awards_do_not_overlap,),
    to_row=_award_row,
)
NOTICE = FactType(
    "notice",
    NoticeFact,
    NoticeIn,
    subject=about("contract"),
    owners=owners_of_terms,
    checks=(check_notices,),
    to_row=_notice_row,
)
FACT_TYPES = (CONTRACT.details, TERM_CHANGE, AWARD, NOTICE)
OWNERSHIPS = (Ownership(CLAIM, claim_owners), Ownership(CLAIM_DECISION, decision_owners))
