"""The application: routers, error shape, lifespan, and who hears of which facts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from app.access import routes as access_routes
from app.access.audited import Audited
from app.access.guarded import check_policies
from app.access.impersonal import Impersonal, in_body
from app.access.tokens import Tokens
from app.authorities import commands as authorities
from app.authorities import consortium_routes
from app.authorities import projection as memberships
from app.authorities import routes as authority_routes
from app.authorities.models import (
    AttestationFact,
    AuthorityDetailsFact,
    ConsortiumDetailsFact,
    MembershipFact,
    ServiceReportFact,
)
from app.authorities.recompute import members
from app.claims import routes as claim_routes
from app.claims.commands import check_claim
from app.claims.models import ClaimDecisionFact, ClaimFact
from app.contracts import charge as charges
from app.contracts import commands as contracts
from app.contracts import projection as contract_days
from app.contracts import routes as contract_routes
from app.contracts.models import AwardFact, ContractDetailsFact, NoticeFact, TermChangeFact
from app.contracts.recompute import contract_days as recomputed_days
from app.cover import projection as cover_tiles
from app.cover import routes as cover_routes
from app.cover.recompute import cover as recomputed_cover
from app.diary import routes as diary_routes
from app.failure import routes as failure_routes
from app.kit import faults
from app.kit.bodies import SmallJsonBodies
from app.kit.clock import Clock
from app.kit.database import LONGEST_QUEUE, Database
from app.kit.heads import SmallHeads
from app.kit.limits import Limiter
from app.kit.observe import HeadAsGet, Metrics, Observed
from app.ledger import routes as ledger_routes
from app.ledger.commands import corroboration_charge
from app.ledger.models import CorroborationFact
from app.ledger.projection import identity_check, identity_projector
from app.ledger.recompute import identities
from app.ledger.registration import (
    by_admins,
    register,
    register_recomputation,
    without_charge,
)
from app.providers import commands as providers
from app.providers import routes as provider_routes
from app.providers.models import ProviderDetailsFact, ProviderEventFact
from app.scopes import routes as scope_routes
from app.scopes.commands import check_scope
from app.scopes.models import ScopeDetailsFact
from app.settings import Settings
from app.web import routes as web_routes
from app.web.description import describe, publish

RELEASE = "0.1.0"


def create_app(settings: Settings, database: Database, clock: Clock | None = None) -> FastAPI:
    """Put the service together around a database."""
    register_facts()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # As many threads for readers as there were before writers could wait in some of them.
        current_default_thread_limiter().total_tokens += LONGEST_QUEUE
        yield
        database.dispose()

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, **describe(settings, RELEASE))
    app.state.database = database
    app.state.clock = clock or Clock()
    app.state.release = RELEASE
    app.state.metrics = Metrics()
    app.state.tokens = Tokens(settings.issuer)
    app.state.limiter = Limiter(settings.rate_limit, settings.rate_limit_storage)
    faults.install(app)
    for routes in (
        authority_routes,
        consortium_routes,
        provider_routes,
        scope_routes,
        contract_routes,
        cover_routes,
        failure_routes,
        diary_routes,
        claim_routes,
        ledger_routes,
        access_routes,
        web_routes,
    ):
        app.include_router(routes.router)
    publish(app, settings)
    check_policies(app)
    app.add_middleware(SmallJsonBodies, seconds=settings.body_seconds, inspect=in_body)
    app.add_middleware(Impersonal)
    app.add_middleware(SmallHeads)
    app.add_middleware(Audited, database=database, clock=app.state.clock)
    app.add_middleware(Observed, metrics=app.state.metrics, on_failure=faults.on_failure)
    app.add_middleware(HeadAsGet)
    return app


@cache
def register_facts() -> None:
    """Tell the ledger who checks and who projects each kind of fact; the order is the order run.

    Once for each process, however many applications it puts together.
    """
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
            charge=by_admins,
        )
    register(
        MembershipFact,
        check=authorities.check_membership,
        projector=memberships.project,
        charge=by_admins,
    )
    register(AttestationFact, ServiceReportFact, charge=authorities.by_the_authority)
    register(ScopeDetailsFact, check=check_scope)
    register(ProviderEventFact, check=providers.check_events, charge=providers.event_charge)
    register(ProviderDetailsFact, ProviderEventFact, check=providers.check_existence)
    register(ContractDetailsFact, check=contracts.check_named)
    register(ContractDetailsFact, TermChangeFact, check=contracts.check_term)
    register(ContractDetailsFact, NoticeFact, check=contracts.check_notices)
    register(AwardFact, check=contracts.check_awards)
    terms = (ContractDetailsFact, TermChangeFact, NoticeFact)
    register(*terms, AwardFact, charge=charges.charge)
    register(ClaimFact, check=check_claim, charge=charges.claim_charge)
    register(ClaimDecisionFact, charge=charges.decision_charge)
    register(CorroborationFact, charge=corroboration_charge)
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
    if nobodys := without_charge():
        raise RuntimeError(f"nobody is in charge of {', '.join(nobodys)}")
