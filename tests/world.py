"""A small world, stated through the real commands: valid unless told otherwise.

What a fact refers to (a source, a provider, a scope) is stated with it, if nobody has yet.
Every builder takes the fields of its schema as keywords, and `provenance`.
"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.ledger.commands import corroborate, recording_entry, register_source
from app.ledger.entries import Provenance
from app.ledger.inputs import CorroborationIn, SourceIn
from app.ledger.models import CorroborationFact, Source
from app.registry.authorities import commands as authorities
from app.registry.authorities import models as bodies
from app.registry.authorities import schemas as said_of_bodies
from app.registry.claims import commands as claims
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.claims.schemas import ClaimDecisionIn, ClaimIn
from app.registry.contracts import commands as contracts
from app.registry.contracts.models import AwardFact, Contract, ContractDetailsFact, TermChangeFact
from app.registry.contracts.schemas import AwardIn, ContractIn, TermChangeIn
from app.registry.providers import commands as providers
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.providers.schemas import ProviderEventIn, ProviderIn
from app.registry.scopes.commands import state_scope
from app.registry.scopes.models import Scope
from app.registry.scopes.schemas import ScopeIn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROVENANCE = Provenance("tests", NOW)
TREE = {"equipment": None, "delivery": "equipment", "repair": "equipment"}
STATED = {"source": "minutes", "confidence": "high"}
YEAR = {"first_day": "2025-01-01", "last_day": "2025-12-31"}
AGREED = YEAR | {"first_day_basis": "agreed", "last_day_basis": "agreed"}

Body = TypeVar("Body", bound=BaseModel)


def source(session: Session, code: str = "minutes", **said: Any) -> Source:
    provenance = said.pop("provenance", PROVENANCE)
    body = {"code": code, "title": f"The {code}", "kind": "council-minutes", **said}
    return register_source(session, SourceIn.model_validate(body), provenance)


def scope_tree(session: Session, tree: dict[str, str | None] | None = None, **said: Any) -> None:
    """Scopes by code, each with its parent; parents first."""
    for code, parent in (tree or TREE).items():
        body = {"code": code, "title": code.title(), "parent": parent, "duty": "Care Act", **said}
        state_scope(session, *_said(session, ScopeIn, body))


def authority(session: Session, code: str = "camden", **said: Any) -> bodies.AuthorityDetailsFact:
    body = {"code": code, "kind": "london-borough", "name": code.title(), **said}
    return authorities.state_authority(session, *_said(session, said_of_bodies.AuthorityIn, body))


def consortium(session: Session, code: str = "six", **said: Any) -> bodies.ConsortiumDetailsFact:
    body = {"code": code, "name": code.title(), **said}
    return authorities.state_consortium(session, *_said(session, said_of_bodies.ConsortiumIn, body))


def membership(session: Session, code: str = "six", **said: Any) -> bodies.MembershipFact:
    body = {**AGREED, "authority": "camden", "role": "member", "evidence": "A list.", **said}
    told = _said(session, said_of_bodies.MembershipIn, body, consortium=code)
    return authorities.state_membership(session, code, *told)


def provider(session: Session, code: str = "north", **said: Any) -> ProviderDetailsFact:
    body = {"code": code, "name": f"{code.title()} Care", **said}
    return providers.state_provider(session, *_said(session, ProviderIn, body))


def provider_event(session: Session, code: str = "north", **said: Any) -> ProviderEventFact:
    body = {"event": "ceased-trading", "day": "2025-08-01", "day_basis": "agreed", **said}
    told = _said(session, ProviderEventIn, body, provider=code)
    return providers.state_event(session, code, *told)


def contract(session: Session, reference: str = "c-1", **said: Any) -> ContractDetailsFact:
    body = {
        **AGREED, "reference": reference, "title": f"Contract {reference}", "kind": "competed",
        "purpose": "lasting", "regime": "pa-2023", "provider": "north", **said,
    }  # fmt: skip
    return contracts.state_contract(session, *_said(session, ContractIn, body))


def award(session: Session, reference: str = "c-1", **said: Any) -> AwardFact:
    body = {"authority": "camden", "scope": "delivery", "level": "full", **said}
    told = _said(session, AwardIn, body, contract=reference)
    return contracts.state_award(session, reference, *told)


def term_change(session: Session, reference: str = "c-1", **said: Any) -> TermChangeFact:
    body = {"change": "termination", "last_day": "2025-06-30", **said}
    told = _said(session, TermChangeIn, body, contract=reference)
    return contracts.change_term(session, reference, *told)


def report(session: Session, code: str = "camden", **said: Any) -> bodies.ServiceReportFact:
    body = {**YEAR, "scope": "delivery", "finding": "none", **said}
    told = _said(session, said_of_bodies.ServiceReportIn, body, authority=code)
    return authorities.report_service(session, code, *told)


def attestation(session: Session, code: str = "camden", **said: Any) -> bodies.AttestationFact:
    body = {**YEAR, "scopes": ["delivery"], "attested_on": "2026-01-31", **said}
    told = _said(session, said_of_bodies.AttestationIn, body, authority=code, scope="delivery")
    return authorities.attest(session, code, *told)


def claim(session: Session, **said: Any) -> ClaimFact:
    body = {"about": "contract:c-1", "field": "last_day", "value": "2025-12-30", **said}
    thing, code = body["about"].split(":")
    return claims.state_claim(session, *_said(session, ClaimIn, body, **{thing: code}))


def decision(session: Session, claim: str, **said: Any) -> ClaimDecisionFact:
    body = {"verdict": "rejected", "reason": "The notice is signed.", **said}
    return claims.decide_claim(session, claim, *_said(session, ClaimDecisionIn, body))


def corroboration(session: Session, fact: str, **said: Any) -> CorroborationFact:
    about = session.scalars(recording_entry(fact)).one()
    return corroborate(session, about, *_said(session, CorroborationIn, said))


def _said(
    session: Session, shape: type[Body], said: dict[str, Any], **needed: str
) -> tuple[Body, Provenance]:
    """What is said and when, once everything it refers to has been stated."""
    body = {**STATED, **said}
    provenance = body.pop("provenance", PROVENANCE)
    refers_to = {**body, **needed}
    if session.get(Source, body["source"]) is None:
        source(session, body["source"], provenance=provenance)
    if refers_to.get("scope") in TREE and session.get(Scope, refers_to["scope"]) is None:
        scope_tree(session, provenance=provenance)
    for name, kind, build in (
        ("authority", bodies.Authority, authority),
        ("consortium", bodies.Consortium, consortium),
        ("provider", Provider, provider),
        ("contract", Contract, contract),
    ):
        if (code := refers_to.get(name)) is not None and session.get(kind, code) is None:
            build(session, code, provenance=provenance)
    return shape.model_validate(body), provenance
