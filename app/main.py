"""The application: routers, error shape, lifespan, and who hears of which facts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from app.authorities import commands as authorities
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
from app.claims.models import ClaimDecisionFact, ClaimFact
from app.contracts import commands as contracts
from app.contracts import projection as contract_days
from app.contracts import routes as contract_routes
from app.contracts.models import AwardFact, ContractDetailsFact, TermChangeFact
from app.contracts.recompute import contract_days as recomputed_days
from app.cover import projection as cover_tiles
from app.cover import routes as cover_routes
from app.cover.recompute import cover as recomputed_cover
from app.failure import routes as failure_routes
from app.kit import faults
from app.kit.bodies import SmallJsonBodies
from app.kit.clock import Clock
from app.kit.database import Database
from app.kit.observe import HeadAsGet, Metrics, Observed
from app.ledger import routes as ledger_routes
from app.ledger.models import CorroborationFact
from app.ledger.projection import identity_check, identity_projector
from app.ledger.recompute import identities
from app.ledger.registration import register, register_recomputation
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
        yield
        database.dispose()

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, **describe(settings, RELEASE))
    app.state.database = database
    app.state.clock = clock or Clock()
    app.state.release = RELEASE
    app.state.metrics = Metrics()
    faults.install(app)
    for routes in (
        authority_routes,
        provider_routes,
        scope_routes,
        contract_routes,
        cover_routes,
        failure_routes,
        claim_routes,
        ledger_routes,
        web_routes,
    ):
        app.include_router(routes.router)
    publish(app, settings)
    app.add_middleware(SmallJsonBodies)
    app.add_middleware(Observed, metrics=app.state.metrics, on_failure=faults.on_failure)
    app.add_middleware(HeadAsGet)
    return app


def register_facts() -> None:
    """Tell the ledger who checks and who projects each kind of fact; the order is the order run."""
    for details, thing in (
        (ScopeDetailsFact, "scope"),
        (AuthorityDetailsFact, "authority"),
        (ConsortiumDetailsFact, "consortium"),
        (ProviderDetailsFact, "provider"),
        (ContractDetailsFact, "contract"),
    ):
        register(details, check=identity_check(thing), projector=identity_projector(details, thing))
    register(
        MembershipFact,
        check=authorities.check_membership,
        projector=memberships.project,
    )
    register(ScopeDetailsFact, check=check_scope)
    register(ProviderEventFact, check=providers.check_events)
    register(ContractDetailsFact, TermChangeFact, check=contracts.check_term)
    register(AwardFact, check=contracts.check_awards)
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
