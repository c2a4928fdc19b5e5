"""A small world, stated through the real commands: valid unless told otherwise.

What a fact refers to (a source, a provider, a scope) is stated with it, if nobody has yet.
Every builder takes the fields of its schema as keywords, and `provenance`.
"""

from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.ledger import commands, identities
from app.ledger import facts as ledger
from app.ledger.commands import recording_entry
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactType
from app.ledger.identities import Identity
from app.ledger.inputs import CorroborationIn, SourceIn
from app.ledger.models import CorroborationFact, Details, Fact, Source
from app.registry.authorities import facts as bodies
from app.registry.authorities.models import (
    AttestationFact,
    Authority,
    AuthorityDetailsFact,
    Consortium,
    ConsortiumDetailsFact,
    MembershipFact,
    ServiceReportFact,
)
from app.registry.claims import facts as claims
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.claims.schemas import ClaimDecisionIn
from app.registry.contracts import facts as contracts
from app.registry.contracts.models import (
    AwardFact,
    Contract,
    ContractDetailsFact,
    NoticeFact,
    TermChangeFact,
)
from app.registry.providers import facts as providers
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.scopes.facts import SCOPE
from app.registry.scopes.models import Scope

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROVENANCE = Provenance("tests", NOW)
TREE = {"equipment": None, "delivery": "equipment", "repair": "equipment"}
STATED = {"source": "minutes", "confidence": "high"}
YEAR = {"first_day": "2025-01-01", "last_day": "2025-12-31"}
AGREED = YEAR | {"first_day_basis": "agreed", "last_day_basis": "agreed"}

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyDetails = TypeVar("AnyDetails", bound=Details)


def context(session: Session, provenance: Provenance = PROVENANCE) -> CommandContext:
    """A command of the tests, or of another author."""
    return CommandContext(session, CATALOGUE, provenance)


def withdraw(
    session: Session, fact: Fact, *, reason: str = "wrong", provenance: Provenance = PROVENANCE
) -> None:
    commands.withdraw(context(session, provenance), fact, reason=reason)


def revise(
    session: Session,
    old: Fact,
    new: AnyFact,
    *,
    reason: str = "wrong",
    provenance: Provenance = PROVENANCE,
) -> AnyFact:
    return commands.revise(context(session, provenance), old, new, reason=reason)


def correct(
    session: Session,
    identity: Identity[AnyDetails, Any],
    old: AnyDetails,
    body: Any,
    provenance: Provenance = PROVENANCE,
) -> AnyDetails:
    """Correct details by an input, or by the fields of one."""
    input_ = identity.details.input
    body = body if isinstance(body, BaseModel) else input_.model_validate(body)
    return identities.correct(context(session, provenance), identity, old, body)


def change(
    session: Session,
    identity: Identity[AnyDetails, Any],
    code: str,
    body: Any,
    provenance: Provenance = PROVENANCE,
) -> AnyDetails:
    """Let details change by an input, or by the fields of one."""
    input_ = identity.details.input
    body = body if isinstance(body, BaseModel) else input_.model_validate(body)
    return identities.change(context(session, provenance), identity, code, body)


def source(session: Session, code: str = "minutes", **said: Any) -> Source:
    provenance = said.pop("provenance", PROVENANCE)
    body = {"code": code, "title": f"The {code}", "kind": "council-minutes", **said}
    return commands.register_source(context(session, provenance), SourceIn.model_validate(body))


def scope_tree(session: Session, tree: dict[str, str | None] | None = None, **said: Any) -> None:
    """Scopes by code, each with its parent; parents first."""
    for code, parent in (tree or TREE).items():
        body = {"code": code, "title": code.title(), "parent": parent, "duty": "Care Act", **said}
        _create(session, SCOPE, body)


def authority(session: Session, code: str = "camden", **said: Any) -> AuthorityDetailsFact:
    body = {"code": code, "kind": "london-borough", "name": code.title(), **said}
    return _create(session, bodies.AUTHORITY, body)


def consortium(session: Session, code: str = "six", **said: Any) -> ConsortiumDetailsFact:
    return _create(session, bodies.CONSORTIUM, {"code": code, "name": code.title(), **said})


def membership(session: Session, code: str = "six", **said: Any) -> MembershipFact:
    body = {**AGREED, "authority": "camden", "role": "member", "evidence": "A list.", **said}
    return _record(session, bodies.MEMBERSHIP, body, consortium=code)


def provider(session: Session, code: str = "north", **said: Any) -> ProviderDetailsFact:
    body = {"code": code, "name": f"{code.title()} Care", **said}
    return _create(session, providers.PROVIDER, body)


def provider_event(session: Session, code: str = "north", **said: Any) -> ProviderEventFact:
    body = {"event": "ceased-trading", "day": "2025-08-01", "day_basis": "agreed", **said}
    return _record(session, providers.PROVIDER_EVENT, body, provider=code)


def contract(session: Session, reference: str = "c-1", **said: Any) -> ContractDetailsFact:
    body = {
        **AGREED, "reference": reference, "title": f"Contract {reference}", "kind": "competed",
        "purpose": "lasting", "regime": "pa-2023", "provider": "north", **said,
    }  # fmt: skip
    return _create(session, contracts.CONTRACT, body)


def award(session: Session, reference: str = "c-1", **said: Any) -> AwardFact:
    body = {"authority": "camden", "scope": "delivery", "level": "full", **said}
    return _record(session, contracts.AWARD, body, contract=reference)


def notice(session: Session, reference: str = "c-1", **said: Any) -> NoticeFact:
    return _record(session, contracts.NOTICE, said, contract=reference)


def term_change(session: Session, reference: str = "c-1", **said: Any) -> TermChangeFact:
    body = {"change": "termination", "last_day": "2025-06-30", **said}
    return _record(session, contracts.TERM_CHANGE, body, contract=reference)


def report(session: Session, code: str = "camden", **said: Any) -> ServiceReportFact:
    body = {**YEAR, "scope": "delivery", "finding": "none", **said}
    return _record(session, bodies.SERVICE_REPORT, body, authority=code)


def attestation(session: Session, code: str = "camden", **said: Any) -> AttestationFact:
    body = {**YEAR, "scopes": ["delivery"], "attested_on": "2026-01-31", **said}
    _prepare(session, said.get("provenance", PROVENANCE), {"scope": "delivery"})
    return _record(session, bodies.ATTESTATION, body, authority=code)


def claim(session: Session, **said: Any) -> ClaimFact:
    body = {"about": "contract:c-1", "field": "last_day", "value": "2025-12-30", **said}
    thing, code = body["about"].split(":")
    _prepare(session, said.get("provenance", PROVENANCE), {thing: code})
    return _record(session, claims.CLAIM, body)


def decision(session: Session, claim: str, **said: Any) -> ClaimDecisionFact:
    body = {"verdict": "rejected", "reason": "The notice is signed.", **said}
    ctx, said = _said(session, body)
    return claims.decide_claim(ctx, ClaimDecisionIn.model_validate(said), claim)


def corroboration(session: Session, fact: str, **said: Any) -> CorroborationFact:
    entry = session.scalars(recording_entry(fact)).one()
    ctx, body = _said(session, said)
    return ledger.corroborate(ctx, entry, CorroborationIn.model_validate(body))


def _create(
    session: Session, identity: Identity[AnyDetails, Any], said: dict[str, Any]
) -> AnyDetails:
    ctx, body = _said(session, said)
    return identities.create(ctx, identity, identity.input.model_validate(body))


def _record(
    session: Session, type_: FactType[AnyFact, Any], said: dict[str, Any], **named: str
) -> AnyFact:
    ctx, body = _said(session, said, **named)
    return commands.record(ctx, type_, type_.input.model_validate(body), **named)


def _said(
    session: Session, said: dict[str, Any], **named: str
) -> tuple[CommandContext, dict[str, Any]]:
    """The context and the body of a command, once everything that it names is recorded."""
    body = {**STATED, **said}
    provenance = body.pop("provenance", PROVENANCE)
    _prepare(session, provenance, {**body, **named})
    return context(session, provenance), body


def _prepare(session: Session, provenance: Provenance, named: dict[str, Any]) -> None:
    """Record what is named and is not known yet."""
    source_ = named.get("source")
    if source_ is not None and session.get(Source, source_) is None:
        source(session, source_, provenance=provenance)
    if named.get("scope") in TREE and session.get(Scope, named["scope"]) is None:
        scope_tree(session, provenance=provenance)
    for name, kind, build in (
        ("authority", Authority, authority),
        ("consortium", Consortium, consortium),
        ("provider", Provider, provider),
        ("contract", Contract, contract),
    ):
        if (code := named.get(name)) is not None and session.get(kind, code) is None:
            build(session, code, provenance=provenance)
