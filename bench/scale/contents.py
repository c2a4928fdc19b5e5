"""The recorded facts: N contracts of boroughs of London, by a seed, on the embedded data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.api.wiring import CASE_TYPES
from app.cases.core.facts import CaseType
from app.domain.vocabulary import Regime
from app.ledger import identities
from app.ledger.fact_types import CommandContext
from app.ledger.inputs import SourceIn
from app.ledger.recording import record, register_source
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AuthorityDetailsFact
from app.registry.contracts.facts import AWARD, CONTRACT, NOTICE, TERM_CHANGE
from app.registry.contracts.schemas import AwardIn, ContractIn, NoticeIn, TermChangeIn
from app.registry.providers.facts import PROVIDER
from app.registry.providers.schemas import ProviderIn
from app.registry.scopes.models import ScopeDetailsFact
from tests.support.openapi import EXAMPLES

SEED = 7
PROVIDERS = 120
AWARDS = 3
_FIRST_DAY, _START_DAYS = date(2015, 1, 1), 12 * 365
_SHORTEST, _LONGEST = 183, 4 * 365
_NEW_LAW = date(2025, 2, 24)
_LONDON = ("london-borough", "city-corporation")
_PER_SOURCE, _PER_EXTENSION = 50, 5
_MONTHS = 200 * 12
_KINDS = [kind for kind in CASE_TYPES if isinstance(kind, CaseType)]
_CASES = [kind for kind in _KINDS if kind.parent is None]
_PARTS = {kind.parent.name: [kind] for kind in _KINDS if kind.parent is not None}
"""Kinds of parts that have no path of their own case, by the kind of the case."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The boroughs and leaf scopes of the embedded data."""

    boroughs: Sequence[str]
    leaves: Sequence[str]

    @classmethod
    def read(cls, session: Session) -> "Ground":
        details, scopes = table(AuthorityDetailsFact), table(ScopeDetailsFact)
        boroughs = select(details.c.code).distinct().where(details.c.kind.in_(_LONDON))
        tree = select(scopes.c.code, scopes.c.parent).where(scopes.c.to_at == NEVER)
        parents = dict(tuple(row) for row in session.execute(tree))
        return cls(sorted(session.scalars(boroughs)), sorted(parents.keys() - {*parents.values()}))


def record_things(ctx: CommandContext) -> int:
    """Record the providers, and return the number of facts."""
    register_source(ctx, _source(0))
    for n in range(PROVIDERS):
        body = {"code": provider(n), "name": f"Care Provider {n}", **_stated(0)}
        identities.create(ctx, PROVIDER, ProviderIn.model_validate(body))
    return PROVIDERS + 1


def record_contract(ctx: CommandContext, ground: Ground, n: int) -> int:
    """Record a contract with its awards and what follows from its number; return the facts.

    Every contract has a seed of its own, so that a larger registry contains the smaller one.
    """
    rng, facts = Random(f"{SEED}-{n}"), 1 + AWARDS
    details = _contract(rng, ground, n)
    if n and n % _PER_SOURCE == 0:
        register_source(ctx, _source(n // _PER_SOURCE))
        facts += 1
    identities.create(ctx, CONTRACT, details)
    for award in _awards(rng, ground, details):
        body = AwardIn.model_validate(award | _stated(n))
        record(ctx, AWARD, body, contract=details.reference)
    if n % _PER_EXTENSION == 0 and details.last_day is not None:
        change = {"change": "extension", "last_day": details.last_day + timedelta(365)}
        extension = TermChangeIn.model_validate(change | _stated(n))
        record(ctx, TERM_CHANGE, extension, contract=details.reference)
        facts += 1
    if details.regime is Regime.PA_2023:
        notice = {"notice_type": "UK6", "published_on": details.first_day, **_stated(n)}
        record(ctx, NOTICE, NoticeIn.model_validate(notice), contract=details.reference)
        facts += 1
    return facts + _record_case(ctx, details, n)


def further_award(ground: Ground, n: int) -> tuple[str, dict[str, Any]]:
    """Return the path and the body of one more award of the contract of a number."""
    rng = Random(f"{SEED}-{n}")
    details = _contract(rng, ground, n)
    taken = {award["scope"] for award in _awards(rng, ground, details)}
    scope = next(leaf for leaf in ground.leaves if leaf not in taken)
    award = {"authority": details.lead, "scope": scope, "level": "full", **_stated(n)}
    return f"/v1/contracts/{details.reference}/awards", award


def items_of_contract(ground: Ground, n: int) -> Iterator[dict[str, Any]]:
    """Yield the items of a batch that record the contract of a number and its awards."""
    rng, stated = Random(f"{SEED}-{n}"), _stated(0)
    details = _contract(rng, ground, n)
    body = details.model_dump(mode="json", exclude_unset=True) | stated
    yield {"operation": "record_contract", "body": body}
    for award in _awards(rng, ground, details):
        path = {"reference": details.reference}
        yield {"operation": "record_award", "parameters": path, "body": award | stated}


def reference(n: int) -> str:
    """Return the reference of the contract of a number."""
    return f"scale-{n:06}"


def provider(n: int) -> str:
    """Return the code of the provider of a number."""
    return f"scale-provider-{n}"


def _contract(rng: Random, ground: Ground, n: int) -> ContractIn:
    first = _FIRST_DAY + timedelta(rng.randrange(_START_DAYS))
    last = first + timedelta(rng.randint(_SHORTEST, _LONGEST))
    buyers = rng.sample(ground.boroughs, 1 if rng.random() < 0.8 else 2)
    return ContractIn.model_validate(
        {
            "reference": reference(n),
            "title": f"Services of contract {n} for {buyers[0]}",
            "kind": "competed",
            "purpose": "lasting",
            "regime": "pa-2023" if first >= _NEW_LAW else "pcr-2015",
            "special_regime": "light-touch",
            "provider": provider(rng.randrange(PROVIDERS)),
            "lead": buyers[0],
            "buyers": buyers,
            "first_day": first,
            "first_day_basis": "agreed",
            "last_day": last,
            "last_day_basis": rng.choice(["agreed", "agreed", "assumed"]),
            "values": [{"amount": f"{rng.randint(50, 9000)}000.00", "basis": "total"}],
            "identifiers": [{"scheme": "buyer-reference", "id": f"SC-{n:06}"}],
            "notice_months": 6,
            **_stated(n),
        }
    )


def _awards(rng: Random, ground: Ground, details: ContractIn) -> list[dict[str, Any]]:
    """Return the awards of a contract, each of another leaf scope."""
    authorities = [details.buyers[min(k, len(details.buyers) - 1)] for k in range(AWARDS)]
    return [
        {"authority": authority, "scope": scope, "level": "full"}
        for authority, scope in zip(authorities, rng.sample(ground.leaves, AWARDS), strict=True)
    ]


def _record_case(ctx: CommandContext, contract: ContractIn, n: int) -> int:
    """Record a case of one kind after the other about a contract, and one of its parts."""
    kind, facts = _CASES[n % len(_CASES)], 1
    opening = record(ctx, kind.fact, _body(kind, contract, n))
    for part in _PARTS.get(kind.name, ()):
        record(ctx, part.fact, _body(part, contract, n, **{str(part.parent_field): opening.id}))
        facts += 1
    return facts


def _body(kind: CaseType, contract: ContractIn, n: int, **more: str) -> BaseModel:
    """Return the example of a kind with the parties of a contract."""
    body = {**EXAMPLES[f"record_{kind.name}"]["body"], **more}
    # The registry takes days before 2200.
    month = n // len(_CASES) % _MONTHS
    known = {
        "authority": contract.lead,
        "contract": contract.reference,
        "provider": contract.provider,
        "holder": contract.provider,
        "month": f"{2000 + month // 12}-{month % 12 + 1:02}-01",
    }
    input_: type[BaseModel] = kind.fact.input
    return input_.model_validate(body | {k: v for k, v in known.items() if k in body})


def _stated(n: int) -> dict[str, Any]:
    return {"source": f"scale-source-{n // _PER_SOURCE}", "confidence": "high"}


def _source(n: int) -> SourceIn:
    return SourceIn.model_validate(
        {"code": f"scale-source-{n}", "title": f"Register {n}", "kind": "contracts-register"}
    )
