"""A small world, recorded through the real recording.

Builders record valid facts by default, and the things that these refer to, if missing. Each takes
the fields of its schema as keywords, and `provenance`.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.interchange.registers.columns.facts import COLUMN_MAPPING
from app.interchange.registers.columns.models import ColumnMappingFact
from app.ledger import facts as ledger
from app.ledger import identities, recording
from app.ledger.commitments import join
from app.ledger.fact_types import CommandContext, FactType
from app.ledger.identities import Identity
from app.ledger.inputs import CorroborationIn, SourceIn
from app.ledger.models import (
    RECORDING_ACTIONS,
    Change,
    ChangeText,
    CorroborationFact,
    Details,
    Fact,
    Source,
)
from app.registry.authorities import facts as bodies
from app.registry.authorities.models import (
    AttestationFact,
    Authority,
    AuthorityDetailsFact,
    Consortium,
    ConsortiumDetailsFact,
    MembershipFact,
    PublishedBuyerFact,
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
from app.registry.merges import facts as merges
from app.registry.providers import facts as providers
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.scopes.facts import SCOPE
from app.registry.scopes.models import Scope
from tests.support.commands import Provenance, command

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PROVENANCE = Provenance("tests", NOW)
TREE = {"equipment": None, "delivery": "equipment", "repair": "equipment"}
STATED = {"source": "minutes", "confidence": "high"}
YEAR = {"first_day": "2025-01-01", "last_day": "2025-12-31"}
AGREED = YEAR | {"first_day_basis": "agreed", "last_day_basis": "agreed"}

AnyFact = TypeVar("AnyFact", bound=Fact)
AnyDetails = TypeVar("AnyDetails", bound=Details)


def commanding(
    session: Session, provenance: Provenance = PROVENANCE
) -> AbstractContextManager[CommandContext]:
    """Give the context of a command by the tests or another author, as a batch of its own."""
    return command(session, provenance)


def recording_entry(fact: str) -> Select[Change]:
    """Return the statement for the entry that recorded a fact."""
    return select(Change).where(col(Change.fact) == fact, col(Change.action).in_(RECORDING_ACTIONS))


def withdraw(
    session: Session, fact: Fact, *, reason: str = "wrong", provenance: Provenance = PROVENANCE
) -> None:
    with command(session, provenance) as ctx:
        recording.withdraw(ctx, fact, reason=reason)


def revise(
    session: Session,
    old: AnyFact,
    provenance: Provenance = PROVENANCE,
    *,
    named: dict[str, str] | None = None,
    **fields: Any,
) -> AnyFact:
    """Revise a fact by an input that differs from the recorded one in some fields."""
    type_ = CATALOGUE.type_of(old)
    recorded = session.scalars(recording_entry(old.id)).one()
    texts = session.scalars(select(ChangeText).where(
        col(ChangeText.stream) == recorded.stream, col(ChangeText.position) == recorded.position
    ))  # fmt: skip
    given = join(recorded.content, {text.path: text.text for text in texts})
    inputs = type_.input.model_fields.keys()
    body = {name: value for name, value in given.items() if name in inputs}
    kept = {name: value for name, value in given.items() if name not in inputs}
    with command(session, provenance) as ctx:
        changed = type_.input.model_validate({**body, **fields})
        new = type_.build(ctx, changed, **{**kept, **(named or {})})
        revised: AnyFact = recording.revise(ctx, old, new)
    return _stored(session, revised)


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
    with command(session, provenance) as ctx:
        recorded = identities.correct(ctx, identity, old, body)
    return _stored(session, recorded)


def change(
    session: Session,
    identity: Identity[AnyDetails, Any],
    code: str,
    body: Any,
    provenance: Provenance = PROVENANCE,
) -> AnyDetails:
    """Change details by an input, or by the fields of one."""
    input_ = identity.details.input
    body = body if isinstance(body, BaseModel) else input_.model_validate(body)
    with command(session, provenance) as ctx:
        recorded = identities.change(ctx, identity, code, body)
    return _stored(session, recorded)


def source(session: Session, code: str = "minutes", **fields: Any) -> Source:
    provenance = fields.pop("provenance", PROVENANCE)
    body = {"code": code, "title": f"The {code}", "kind": "council-minutes", **fields}
    with command(session, provenance) as ctx:
        recording.register_source(ctx, SourceIn.model_validate(body))
    return session.get_one(Source, code)


def scope_tree(session: Session, tree: dict[str, str | None] | None = None, **fields: Any) -> None:
    """Record scopes by code and parent; parents first."""
    for code, parent in (tree or TREE).items():
        body = {"code": code, "title": code.title(), "parent": parent, "duty": "Care Act", **fields}
        _create(session, SCOPE, body)


def authority(session: Session, code: str = "camden", **fields: Any) -> AuthorityDetailsFact:
    body = {"code": code, "kind": "london-borough", "name": code.title(), **fields}
    return _create(session, bodies.AUTHORITY, body)


def published_buyer(session: Session, **fields: Any) -> PublishedBuyerFact:
    """Record that a notice names a buyer like Camden, with a number that is not known."""
    number = {"scheme": "GB-CFS", "number": "999001"}
    body = {"authority": "camden", "name": "London Borough of Camden", **number, **fields}
    return _record(session, bodies.PUBLISHED_BUYER, body)


def consortium(session: Session, code: str = "six", **fields: Any) -> ConsortiumDetailsFact:
    return _create(session, bodies.CONSORTIUM, {"code": code, "name": code.title(), **fields})


def membership(session: Session, code: str = "six", **fields: Any) -> MembershipFact:
    body = {**AGREED, "authority": "camden", "role": "member", "evidence": "A list.", **fields}
    return _record(session, bodies.MEMBERSHIP, body, consortium=code)


def provider(session: Session, code: str = "north", **fields: Any) -> ProviderDetailsFact:
    body = {"code": code, "name": f"{code.title()} Care", **fields}
    return _create(session, providers.PROVIDER, body)


def merge(session: Session, thing: str, former: str, **fields: Any) -> Any:
    body = {"reason": "Two codes of one thing.", **fields}
    return _record(session, merges.MERGES[thing], body, former=former)


def provider_event(session: Session, code: str = "north", **fields: Any) -> ProviderEventFact:
    body = {"event": "ceased-trading", "day": "2025-08-01", "day_basis": "agreed", **fields}
    return _record(session, providers.PROVIDER_EVENT, body, provider=code)


def contract(session: Session, reference: str = "c-1", **fields: Any) -> ContractDetailsFact:
    body = {
        **AGREED, "reference": reference, "title": f"Contract {reference}", "kind": "competed",
        "purpose": "lasting", "regime": "pa-2023", "provider": "north", **fields,
    }  # fmt: skip
    return _create(session, contracts.CONTRACT, body)


def award(session: Session, reference: str = "c-1", **fields: Any) -> AwardFact:
    body = {"authority": "camden", "scope": "delivery", "level": "full", **fields}
    return _record(session, contracts.AWARD, body, contract=reference)


def notice(session: Session, reference: str = "c-1", **fields: Any) -> NoticeFact:
    return _record(session, contracts.NOTICE, fields, contract=reference)


def term_change(session: Session, reference: str = "c-1", **fields: Any) -> TermChangeFact:
    body = {"change": "termination", "last_day": "2025-06-30", **fields}
    return _record(session, contracts.TERM_CHANGE, body, contract=reference)


def report(session: Session, code: str = "camden", **fields: Any) -> ServiceReportFact:
    body = {**YEAR, "scope": "delivery", "finding": "none", **fields}
    return _record(session, bodies.SERVICE_REPORT, body, authority=code)


def attestation(session: Session, code: str = "camden", **fields: Any) -> AttestationFact:
    body = {**YEAR, "scopes": ["delivery"], "attested_on": "2026-01-31", **fields}
    _prepare(session, fields.get("provenance", PROVENANCE), {"scope": "delivery"})
    return _record(session, bodies.ATTESTATION, body, authority=code)


def column_mapping(session: Session, code: str = "camden", **fields: Any) -> ColumnMappingFact:
    body = {"columns": [{"heading": "Begins (FY)", "field": "first_day"}], **fields}
    return _record(session, COLUMN_MAPPING, body, publisher=code)


def claim(session: Session, **fields: Any) -> ClaimFact:
    body = {"about": "contract:c-1", "field": "last_day", "value": "2025-12-30", **fields}
    thing, code = body["about"].split(":")
    _prepare(session, fields.get("provenance", PROVENANCE), {thing: code})
    return _record(session, claims.CLAIM, body)


def decision(session: Session, claim: str, **fields: Any) -> ClaimDecisionFact:
    said = {"verdict": "rejected", "reason": "The notice is signed.", **fields}
    with _prepared(session, said) as (ctx, body):
        recorded = claims.decide_claim(ctx, ClaimDecisionIn.model_validate(body), claim)
    return _stored(session, recorded)


def corroboration(session: Session, fact: str, **fields: Any) -> CorroborationFact:
    with _prepared(session, fields) as (ctx, body):
        recorded = ledger.corroborate(ctx, fact, CorroborationIn.model_validate(body))
    return _stored(session, recorded)


def _create(
    session: Session, identity: Identity[AnyDetails, Any], fields: dict[str, Any]
) -> AnyDetails:
    with _prepared(session, fields) as (ctx, body):
        recorded = identities.create(ctx, identity, identity.input.model_validate(body))
    return _stored(session, recorded)


def _record(
    session: Session, type_: FactType[AnyFact, Any], fields: dict[str, Any], **named: str
) -> AnyFact:
    with _prepared(session, fields, **named) as (ctx, body):
        recorded = recording.record(ctx, type_, type_.input.model_validate(body), **named)
    return _stored(session, recorded)


@contextmanager
def _prepared(
    session: Session, fields: dict[str, Any], **named: str
) -> Iterator[tuple[CommandContext, dict[str, Any]]]:
    """Give the context and body of a command, after recording all that the body names."""
    body = {**STATED, **fields}
    provenance = body.pop("provenance", PROVENANCE)
    _prepare(session, provenance, {**body, **named})
    with command(session, provenance) as ctx:
        yield ctx, body


def _stored(session: Session, fact: AnyFact) -> AnyFact:
    """Return a recorded fact as the session reads it, so that tests can change it."""
    return session.get_one(type(fact), fact.id)


def _prepare(session: Session, provenance: Provenance, named: dict[str, Any]) -> None:
    """Record the named things that are not recorded yet."""
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
