"""Fact types of contracts, with checks of the whole resulting history."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.notice_rules import is_notice_of
from app.domain.periods import Period
from app.domain.suppliers import name_key
from app.domain.terms import Edge, check_term_changes, signed_period, term_change
from app.domain.timelines import Timeline
from app.ledger.checks import check_history, current_by, group_by, is_open
from app.ledger.fact_types import FactType, Ownership, about, admins_only
from app.ledger.identifiers import number_key
from app.ledger.identities import Identity
from app.ledger.identity_projection import identity_check
from app.ledger.models import Fact
from app.ledger.searched import Searched
from app.platform.db.columns import FIRST_DAY
from app.platform.db.references import lists_of
from app.registry.authorities.facts import the_authority
from app.registry.claims.facts import CLAIM, CLAIM_DECISION
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractDetailsFact,
    NoticeFact,
    SupplierMatchFact,
    TermChangeFact,
)
from app.registry.contracts.ownership import claim_owners, decision_owners, owners_of_terms
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    NoticeIn,
    SupplierMatchIn,
    TermChangeIn,
)
from app.registry.contracts.snapshot import sort_by_agreement
from app.registry.contracts.suppliers import places_of_name, supplier_decisions

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


def check_term(session: Session, facts: Sequence[Fact]) -> None:
    """Raise DomainError if a term change contradicts the ones before it."""
    batches = group_by(facts, _contract_of)
    details = current_by(session, ContractDetailsFact, batches, "code")
    changes = current_by(session, TermChangeFact, batches, "contract")
    for contract, batch in batches.items():
        check_history(batch, [*details[contract], *changes[contract]], _check_changes)


def _check_changes(history: Sequence[Fact]) -> None:
    """Refuse term changes of a contract that contradict each other or one of its versions."""
    rows = sort_by_agreement(fact for fact in history if isinstance(fact, TermChangeFact))
    changes = [term_change(row.change, row.last_day) for row in rows]
    for version in _versions(history):
        first = Edge(version.first_day, version.first_day_basis)
        last = Edge(version.last_day, version.last_day_basis)
        check_term_changes(signed_period(first, last), changes)


def check_named_things(session: Session, facts: Sequence[ContractDetailsFact]) -> None:
    """Raise DomainError if the framework is not valid.

    A framework is not itself a call-off, and a contract with call-offs stays a framework.
    """
    batches: dict[str, list[ContractDetailsFact]] = {}
    for details in facts:
        for framework in dict.fromkeys((details.code, details.framework or details.code)):
            batches.setdefault(framework, []).append(details)
    known = current_by(session, ContractDetailsFact, batches, "code")
    call_offs = current_by(session, ContractDetailsFact, batches, "framework")
    for framework, batch in batches.items():
        if any(map(is_open, batch)):
            _check_framework(framework, batch, [*known[framework], *call_offs[framework]])


def _check_framework(
    framework: str, batch: Sequence[ContractDetailsFact], history: Sequence[ContractDetailsFact]
) -> None:
    """Refuse call-offs from what is no framework, or by a framework, and name the wrong field."""

    def rule(history: Sequence[ContractDetailsFact]) -> None:
        call_offs = [item for item in history if item.framework == framework]
        kinds = [item.kind for item in history if item.code == framework]
        calls_itself = any(item.kind.is_framework for item in call_offs)
        is_framework = bool(kinds) and all(kind.is_framework for kind in kinds)
        if call_offs and (calls_itself or not is_framework):
            detail = f"{framework} is not of the kind framework"
            raise DomainError("not-a-framework", detail, "framework")

    def explain(cause: ContractDetailsFact, refused: DomainError) -> DomainError:
        if cause.framework == framework:
            return refused
        detail = "other contracts are called off from this one; its kind stays framework"
        return DomainError(refused.code, detail, "kind")

    check_history(batch, history, rule, explain)


def check_awards_do_not_overlap(session: Session, facts: Sequence[AwardFact]) -> None:
    """Raise DomainError if a contract awards a scope to an authority twice on one day."""
    columns = ("contract", "authority", "scope")
    batches = group_by(facts, attrgetter(*columns))
    known = current_by(session, AwardFact, batches, *columns)
    for key, batch in batches.items():
        check_history(batch, known[key], _check_awards)


def _check_awards(awards: Sequence[AwardFact]) -> None:
    """Refuse awards of one scope from one contract to one authority that share a day."""
    days = Timeline.empty()
    for item in awards:
        own = Timeline.of(Period(item.first_day or FIRST_DAY, item.last_day))
        if days & own:
            detail = (
                f"{item.contract} already awards {item.scope} to {item.authority} "
                "on some of these days"
            )
            raise DomainError("award-overlaps", detail, "first_day")
        days |= own


def check_notices(session: Session, facts: Sequence[Fact]) -> None:
    """Raise DomainError if the law of a contract does not have one of its notices."""
    batches = group_by(facts, _contract_of)
    details = current_by(session, ContractDetailsFact, batches, "code")
    notices = current_by(session, NoticeFact, batches, "contract")
    for contract, batch in batches.items():
        history = [*details[contract], *notices[contract]]
        check_history(batch, history, _check_regime, _name_notice_or_regime)


def _check_regime(history: Sequence[Fact]) -> None:
    """Refuse a notice that the law of a version of its contract does not have."""
    for notice in (fact for fact in history if isinstance(fact, NoticeFact)):
        for version in _versions(history):
            if not is_notice_of(version.regime, notice.notice_type):
                detail = f"the regime {version.regime} has no notice {notice.notice_type}"
                raise DomainError("notice-unknown-to-regime", detail)


def _name_notice_or_regime(cause: Fact, refused: DomainError) -> DomainError:
    field = "notice_type" if isinstance(cause, NoticeFact) else "regime"
    return DomainError(refused.code, refused.detail, field)


def _versions(history: Sequence[Fact]) -> list[ContractDetailsFact]:
    return [fact for fact in history if isinstance(fact, ContractDetailsFact)]


def _contract_of(fact: Any) -> str:
    code: str = fact.code if isinstance(fact, ContractDetailsFact) else fact.contract
    return code


def _details_row(body: ContractDetailsIn, **_named: Any) -> dict[str, Any]:
    content = body.model_dump(mode="json", exclude={"title", "values", "replaces"})
    identifiers = [*content["identifiers"]]
    if body.ocid:
        identifiers.append({"scheme": OCID, "id": body.ocid})
    return {
        **content,
        "name": body.title,
        "identifiers": identifiers,
        "amounts": [value.model_dump(mode="json") for value in body.values],
        "replaces_contracts": body.replaces,
    }


def _match_row(body: SupplierMatchIn, **_named: Any) -> dict[str, Any]:
    number = number_key(body.scheme, body.number) if body.scheme and body.number else None
    name = name_key(body.name) if body.name and number is None else None
    return {**body.model_dump(), "name_key": name, "number_key": number}


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
        resolve=supplier_decisions,
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
SUPPLIER_MATCH = FactType(
    "supplier_match",
    SupplierMatchFact,
    SupplierMatchIn,
    subject=about("provider"),
    owners=admins_only,
    resolve=places_of_name,
    to_row=_match_row,
)
FACT_TYPES = (CONTRACT.details, TERM_CHANGE, AWARD, NOTICE, SUPPLIER_MATCH)
OWNERSHIPS = (Ownership(CLAIM, claim_owners), Ownership(CLAIM_DECISION, decision_owners))


def _contract_texts(row: Any) -> list[str | None]:
    suppliers = [
        text for item in row.suppliers_as_published for text in (item["name"], item["number"])
    ]
    return [row.name, row.code, *(item["id"] for item in row.identifiers), *suppliers]


def _notice_texts(row: Any) -> list[str | None]:
    return [f"{row.notice_type} {row.identifier or ''}".rstrip()]


SEARCHED = (
    Searched(
        "contract",
        ContractDetailsFact,
        ("name", "identifiers", "suppliers_as_published"),
        _contract_texts,
        "/v1/contracts/{code}",
    ),
    Searched(
        "notice",
        NoticeFact,
        ("notice_type", "identifier", "contract"),
        _notice_texts,
        "/v1/contracts/{contract}",
    ),
)
