"""Who checks each kind of fact, who projects it, and who is in charge of it."""

from functools import cache

from app.cover import projection as cover_tiles
from app.cover.recompute import cover as recomputed_cover
from app.ledger.commands import corroboration_owners
from app.ledger.models import CorroborationFact
from app.ledger.projections import identity_check, identity_projector
from app.ledger.registration import (
    admins_only,
    register,
    register_recomputation,
    without_owners,
)
from app.ledger.verification.projections import identities
from app.registering.records import register_records
from app.registry.authorities import commands as authorities
from app.registry.authorities import projection as memberships
from app.registry.authorities.models import (
    AttestationFact,
    AuthorityDetailsFact,
    ConsortiumDetailsFact,
    MembershipFact,
    ServiceReportFact,
)
from app.registry.authorities.recompute import members
from app.registry.claims.commands import check_claim
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.contracts import commands as contracts
from app.registry.contracts import ownership as charges
from app.registry.contracts import projection as contract_days
from app.registry.contracts.models import AwardFact, ContractDetailsFact, NoticeFact, TermChangeFact
from app.registry.contracts.recompute import contract_days as recomputed_days
from app.registry.providers import commands as providers
from app.registry.providers.models import ProviderDetailsFact, ProviderEventFact
from app.registry.scopes.commands import check_scope
from app.registry.scopes.models import ScopeDetailsFact


@cache
def register_facts() -> None:
    """Tell the ledger who hears of which facts; the order is the order in which they hear.

    Once for each process, however many applications it puts together.
    """
    _register_organisations()
    _register_contracts()
    _register_talk()
    register_records()
    _register_projections()
    if nobodys := without_owners():
        raise RuntimeError(f"nobody is in charge of {', '.join(nobodys)}")


def _register_organisations() -> None:
    for details, thing in (
        (ScopeDetailsFact, "scope"),
        (AuthorityDetailsFact, "authority"),
        (ConsortiumDetailsFact, "consortium"),
        (ProviderDetailsFact, "provider"),
        (ContractDetailsFact, "contract"),
    ):
        register(
            details,
            check=identity_check(thing),
            projector=identity_projector(details, thing),
            owners=admins_only,
        )
    register(
        MembershipFact,
        check=authorities.check_membership,
        projector=memberships.project,
        owners=admins_only,
    )
    register(AttestationFact, ServiceReportFact, owners=authorities.by_the_authority)
    register(ScopeDetailsFact, check=check_scope)
    register(ProviderEventFact, check=providers.check_events, owners=providers.event_charge)
    register(ProviderDetailsFact, ProviderEventFact, check=providers.check_existence)


def _register_contracts() -> None:
    register(ContractDetailsFact, check=contracts.check_named)
    register(ContractDetailsFact, TermChangeFact, check=contracts.check_term)
    register(ContractDetailsFact, NoticeFact, check=contracts.check_notices)
    register(AwardFact, check=contracts.check_awards)
    terms = (ContractDetailsFact, TermChangeFact, NoticeFact)
    register(*terms, AwardFact, owners=charges.charge)


def _register_talk() -> None:
    register(ClaimFact, check=check_claim, owners=charges.claim_charge)
    register(ClaimDecisionFact, owners=charges.decision_charge)
    register(CorroborationFact, owners=corroboration_owners)


def _register_projections() -> None:
    days = (
        ContractDetailsFact,
        TermChangeFact,
        AwardFact,
        ProviderEventFact,
        ClaimFact,
        ClaimDecisionFact,
        CorroborationFact,
    )
    register(*days, projector=contract_days.project)
    register(*days, ServiceReportFact, AttestationFact, projector=cover_tiles.project)
    register_recomputation("identities", identities)
    register_recomputation("members", members)
    register_recomputation("contract-days", recomputed_days)
    register_recomputation("cover", recomputed_cover)
