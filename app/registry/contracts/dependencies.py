"""All facts that ever determined the days of contracts, and what facts are about."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.affected import DISPUTABLE_FIELDS
from app.ledger.history import FactsAt, History, facts_of
from app.ledger.merges import merges_of
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projections import chunks
from app.registry.authorities.models import (
    AuthorityDetailsFact,
    AuthorityMergeFact,
    ConsortiumMergeFact,
)
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts.models import AwardFact, ContractDetailsFact, TermChangeFact
from app.registry.contracts.snapshot import ScopesEver, Snapshot, scope_tree
from app.registry.providers.models import ProviderEventFact, ProviderMergeFact
from app.registry.scopes.models import ScopeDetailsFact


def dependencies(history: History, contracts: Sequence[str]) -> list[Fact]:
    """Return all facts that ever determined the days of these contracts, but for scopes."""
    details = history.ever(ContractDetailsFact, code=contracts)
    frameworks = {item.framework for item in details if item.framework}
    awards = history.ever(AwardFact, contract=contracts)
    claims = history.ever(ClaimFact, code=contracts, thing=["contract"], field=DISPUTABLE_FIELDS)
    return [
        *details,
        *history.ever(ContractDetailsFact, code=frameworks),
        *history.ever(TermChangeFact, contract={*contracts, *frameworks}),
        *awards,
        *_successions_ever(history, {award.authority for award in awards}),
        *events_ever(history, {item.provider for item in details if item.provider}),
        *history.ever(
            ConsortiumMergeFact, former={item.consortium for item in details if item.consortium}
        ),
        *claims,
        *history.ever(ClaimDecisionFact, claim=[claim.id for claim in claims]),
        *history.ever(CorroborationFact, fact=[fact.id for fact in (*details, *awards)]),
    ]


def _successions_ever(history: History, authorities: Collection[str]) -> list[Fact]:
    """Return the details of these authorities and of all that ever succeeded them, and merges."""
    found: list[Fact] = []
    new, seen = {*authorities}, {*authorities}
    while new:
        details = history.ever(AuthorityDetailsFact, code=new)
        merges = history.ever(AuthorityMergeFact, former=new)
        found += [*details, *merges]
        named = {item.successor for item in details} | {item.into for item in merges}
        new = {code for code in named if code is not None} - seen
        seen |= new
    return found


def events_ever(history: History, providers: Collection[str]) -> list[Fact]:
    """Return the merges that ever concerned these providers, and the events of all their codes."""
    merges = [*history.ever(ProviderMergeFact, former=providers)]
    named = {*providers, *(fact.into for fact in merges)}
    merges += history.ever(ProviderMergeFact, into=named)
    named |= {fact.former for fact in merges}
    return [*merges, *history.ever(ProviderEventFact, provider=named)]


def moments_of_leaves(history: History, contract: str, scopes: ScopesEver) -> set[int]:
    """Return the moments at which leaves may have come or gone under the scope of an award."""
    return {
        moment
        for award in history.ever(AwardFact, contract=[contract])
        for moment in scopes.branch_moments.get(award.scope, ())
        if award.from_at < moment < award.to_at
    }


def disputed_contracts(session: Session, facts: Sequence[Fact]) -> set[str]:
    """Return the contracts that claims, or the claims of decisions, are about."""
    claims = facts_of(facts, ClaimFact)
    decided = [fact.claim for fact in facts_of(facts, ClaimDecisionFact)]
    for some in chunks(decided):
        claims += session.scalars(select(ClaimFact).where(col(ClaimFact.id).in_(some)))
    return {
        claim.code
        for claim in claims
        if claim.thing == "contract" and claim.field in DISPUTABLE_FIELDS
    }


def corroborated_contracts(session: Session, facts: Sequence[Fact]) -> set[str]:
    """Return the contracts of details and awards that have one source more, or less."""
    contracts: set[str] = set()
    for some in chunks(fact.fact for fact in facts_of(facts, CorroborationFact)):
        details = select(col(ContractDetailsFact.code)).where(col(ContractDetailsFact.id).in_(some))
        awards = select(col(AwardFact.contract)).where(col(AwardFact.id).in_(some))
        contracts |= {*session.scalars(details.union_all(awards))}
    return contracts


def changed_providers(snapshot: Snapshot, facts: Sequence[Fact]) -> set[str]:
    """Return the providers of which an event or a code is new or gone, by all their codes."""
    merged = facts_of(facts, ProviderMergeFact)
    named = {fact.provider for fact in facts_of(facts, ProviderEventFact)}
    named |= {code for fact in merged for code in (fact.former, fact.into)}
    return merges_of(snapshot, ProviderMergeFact).group(named) if named else set()


def branches_of(facts: FactsAt, changed: Collection[ScopeDetailsFact]) -> set[str]:
    """Return the scopes below which a scope may have come or gone."""
    if not changed:
        return set()
    tree = scope_tree(facts)
    moved = {code for fact in changed for code in (fact.code, fact.parent) if code}
    return {up for code in moved for up in tree.path_to_root(code)}
