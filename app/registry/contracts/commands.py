"""State facts about contracts: read, let the domain decide about the whole history, state."""

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.notice_rules import is_known_to
from app.domain.periods import Period
from app.domain.terms import Edge, check_term_changes, signed_period
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractKind
from app.ledger.commands import create_identity, record, revise
from app.ledger.details import revise_details
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.integrity import check_exists
from app.ledger.models import Details, Fact
from app.platform.db.columns import FIRST_DAY, NEVER
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractDetailsFact,
    NoticeFact,
    TermChangeFact,
)
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    ContractRestatementIn,
    NoticeIn,
    TermChangeIn,
)
from app.registry.contracts.snapshot import Snapshot, term_changes_of

OCID = "ocid"


def state_contract(
    session: Session, body: ContractIn, provenance: Provenance
) -> ContractDetailsFact:
    """Make a contract known, with its first details."""
    create_identity(session, Contract, body.reference)
    return change_contract(session, body.reference, body, provenance)


def change_contract(
    session: Session, reference: str, body: ContractDetailsIn, provenance: Provenance
) -> ContractDetailsFact:
    """State what a contract says from a day on."""
    fact = _details(reference, body)
    return record(session, fact, Subject("contract", reference), provenance)


def correct_contract(
    session: Session, old: ContractDetailsFact, body: ContractDetailsIn, provenance: Provenance
) -> ContractDetailsFact:
    """Restate what a contract says, over the same days as the details that were wrong."""
    fact = _details(old.code, body)
    return revise(session, old, fact, provenance, reason="correction")


def restate_contract(
    ctx: CommandContext, reference: str, body: ContractRestatementIn
) -> ContractDetailsFact:
    """State again what a contract says: it was wrong, or it changed."""
    return revise_details(ctx, _details(reference, body), body)


def details_said(details: ContractDetailsFact) -> ContractDetailsIn:
    """What was said of a contract, in the shape in which it is said."""
    content = details.model_dump(include=set(ContractDetailsIn.model_fields) - {"replaces"})
    told_apart = {"scheme": OCID, "id": details.ocid}
    return ContractDetailsIn.model_validate(
        {
            **content,
            "title": details.name,
            "values": details.amounts,
            "replaces": details.replaces_contracts,
            "identifiers": [one for one in details.identifiers if one != told_apart],
        }
    )


def change_term(
    session: Session, reference: str, body: TermChangeIn, provenance: Provenance
) -> TermChangeFact:
    """State that a contract was extended, ended early, or never began.

    The change is refused if the contract's history would no longer make sense.
    """
    fact = TermChangeFact.model_validate({**body.model_dump(), "contract": reference})
    return record(session, fact, Subject("contract", reference), provenance)


def state_award(
    session: Session, reference: str, body: AwardIn, provenance: Provenance
) -> AwardFact:
    """State that an authority takes a scope from a contract."""
    fact = AwardFact.model_validate({**body.model_dump(mode="json"), "contract": reference})
    return record(session, fact, Subject("contract", reference), provenance)


def state_notice(
    session: Session, reference: str, body: NoticeIn, provenance: Provenance
) -> NoticeFact:
    """State that a notice was given about a contract."""
    content = {**body.model_dump(), "contract": reference, "with_copy": body.with_copy or None}
    fact = NoticeFact.model_validate(content)
    return record(session, fact, Subject("contract", reference), provenance)


def check_term(session: Session, fact: Fact) -> None:
    """Refuse a history of term changes in which one contradicts those before it."""
    reference = fact.code if isinstance(fact, ContractDetailsFact) else _contract_of(fact)
    details = session.scalars(
        select(ContractDetailsFact).where(
            col(ContractDetailsFact.code) == reference,
            col(ContractDetailsFact.to_position) == NEVER,
        )
    ).all()
    changes = term_changes_of(Snapshot(session), [reference]).get(reference, [])
    for one in details:
        first = Edge(one.first_day, one.first_day_basis)
        check_term_changes(signed_period(first, Edge(one.last_day, one.last_day_basis)), changes)


def check_named(session: Session, fact: Fact) -> None:
    """Refuse details that name buyers, a framework or earlier contracts that are not what they say.

    A framework is no call-off itself, and nothing that is called off from may stop being one.
    """
    details = cast(ContractDetailsFact, fact)
    if details.to_position != NEVER:
        return
    check_exists(session, "authority", details.buyers, "buyers")
    check_exists(session, "contract", details.replaces_contracts, "replaces")
    snapshot = Snapshot(session)
    is_framework = details.kind is ContractKind.FRAMEWORK
    if details.framework is not None:
        kinds = [one.kind for one in snapshot.facts(ContractDetailsFact, code=[details.framework])]
        if is_framework or set(kinds) != {ContractKind.FRAMEWORK}:
            raise DomainError(
                "not-a-framework", f"{details.framework} is not of the kind framework", "framework"
            )
    if not is_framework and snapshot.facts(ContractDetailsFact, framework=[details.code]):
        raise DomainError(
            "not-a-framework",
            "other contracts are called off from this one; its kind stays framework",
            "kind",
        )


def check_awards(session: Session, fact: Fact) -> None:
    """Refuse a second award of one scope to one authority from one contract on one day."""
    fact = cast(AwardFact, fact)
    others = session.scalars(
        select(AwardFact).where(
            col(AwardFact.contract) == fact.contract,
            col(AwardFact.authority) == fact.authority,
            col(AwardFact.scope) == fact.scope,
            col(AwardFact.to_position) == NEVER,
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
    """Refuse a notice that the law of its contract does not know, whichever was stated last."""
    is_notice = isinstance(fact, NoticeFact)
    reference = fact.contract if isinstance(fact, NoticeFact) else cast(Details, fact).code
    snapshot = Snapshot(session)
    versions = snapshot.facts(ContractDetailsFact, code=[reference])
    for notice in snapshot.facts(NoticeFact, contract=[reference]):
        for version in versions:
            if not is_known_to(version.regime, notice.notice_type):
                detail = f"the regime {version.regime} has no notice {notice.notice_type}"
                field = "notice_type" if is_notice else "regime"
                raise DomainError("notice-unknown-to-regime", detail, field)


def _contract_of(fact: Fact) -> str:
    return cast(TermChangeFact, fact).contract


def _details(reference: str, body: ContractDetailsIn) -> ContractDetailsFact:
    content = body.model_dump(mode="json", exclude={"title", "values", "replaces"})
    spellings = [reference, body.title, body.ocid or ""]
    spellings += [identifier.id for identifier in body.identifiers]
    identifiers = [*content["identifiers"]]
    if body.ocid:
        identifiers.append({"scheme": OCID, "id": body.ocid})
    return ContractDetailsFact.model_validate(
        {
            **content,
            "code": reference,
            "name": body.title,
            "identifiers": identifiers,
            "amounts": [value.model_dump(mode="json") for value in body.values],
            "replaces_contracts": body.replaces,
            "search": " ".join(spellings).casefold(),
        }
    )
