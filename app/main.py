"""The FastAPI application: routes, middleware, problem handlers and lifespan."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from importlib import import_module

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from app import RELEASE
from app.api import service_routes
from app.api.description import document_metadata, publish
from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.api.wiring import CATALOGUE
from app.auth import routes as access_routes
from app.auth.audit_middleware import AuditMiddleware
from app.auth.credentials import ADDRESS_PARAMETER, KEY_HEADER
from app.auth.personal_data_middleware import PersonalDataMiddleware, personal_data_problem
from app.auth.policy_check import check_policies
from app.auth.tokens import Tokens
from app.cases.complaints import routes as complaint_routes
from app.cases.incidents import routes as incident_routes
from app.cases.oversight import routes as oversight_routes
from app.cases.performance import routes as kpi_routes
from app.cases.transition import routes as transition_routes
from app.cover import overview_routes
from app.cover import routes as cover_routes
from app.cover.failure import routes as failure_routes
from app.interchange import notice_routes as import_routes
from app.interchange import register_routes
from app.interchange.ocds.export import routes as ocds_routes
from app.interchange.registers.columns import routes as column_routes
from app.interchange.registers.export import routes as export_routes
from app.ledger import erasure_routes
from app.ledger import routes as ledger_routes
from app.ledger.budget import BatchBudget
from app.ledger.http.batch_documents import (
    BATCH_PATH,
    MAX_BATCH_BYTES,
    BatchOperations,
    BatchReader,
)
from app.ledger.http.present_state import present_reader
from app.platform.allocator import share_arena
from app.platform.clock import Clock, DayOfMoment
from app.platform.db.database import MAX_QUEUED_WRITERS, Database
from app.platform.entropy import Entropy
from app.platform.garbage import start_collector
from app.platform.http.cors import PreflightMiddleware
from app.platform.http.cursor_signing import CursorSigner
from app.platform.http.json_bodies import JsonBodyMiddleware
from app.platform.http.observability import HeadAsGetMiddleware, Metrics, ObservabilityMiddleware
from app.platform.http.rate_limits import RateLimiter
from app.platform.http.request_keys import CredentialNames
from app.platform.http.request_limits import HeaderLimits
from app.platform.http.request_log import RequestLog
from app.platform.http.response_cache import CacheOptions, ResponseCache, SharedParts
from app.platform.http.route_table import RouteTable
from app.platform.problems import handlers
from app.registry.authorities import consortium_routes
from app.registry.authorities import routes as authority_routes
from app.registry.claims import routes as claim_routes
from app.registry.contracts import count_routes
from app.registry.contracts import routes as contract_routes
from app.registry.merges import routes as merge_routes
from app.registry.providers import routes as provider_routes
from app.registry.scopes import routes as scope_routes
from app.registry.suggestions import routes as suggestion_routes
from app.settings import Settings
from app.web import routes as web_routes
from app.web.static_files import install_pages
from app.webhooks import routes as webhook_routes
from app.webhooks.openapi import EVENTS, install_webhooks
from app.webhooks.target_policy import TargetPolicy
from app.worklist.briefs import routes as brief_routes
from app.worklist.deadlines import routes as deadline_routes

_ROUTES = (
    authority_routes,
    consortium_routes,
    provider_routes,
    merge_routes,
    suggestion_routes,
    scope_routes,
    contract_routes,
    count_routes,
    cover_routes,
    overview_routes,
    failure_routes,
    incident_routes,
    transition_routes,
    oversight_routes,
    kpi_routes,
    complaint_routes,
    deadline_routes,
    brief_routes,
    ocds_routes,
    claim_routes,
    ledger_routes,
    erasure_routes,
    webhook_routes,
    export_routes,
    import_routes,
    register_routes,
    column_routes,
    access_routes,
    web_routes,
    service_routes,
)
"""Route modules in the order of matching and of the OpenAPI document."""


def create_app(
    settings: Settings,
    database: Database,
    clock: Clock | None = None,
    *,
    entropy: Entropy | None = None,
    delivers: bool = False,
) -> FastAPI:
    """Build the application on a database; `delivers` also starts webhook delivery."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # As many threads for readers as there were before writers could wait in some of them.
        current_default_thread_limiter().total_tokens += MAX_QUEUED_WRITERS
        with _delivering(app) if delivers else nullcontext():
            yield
        app.state.request_log.flush()
        if app.state.cache is not None:
            app.state.cache.close()
        database.dispose()

    app = Application(
        routes=[route for routes in _ROUTES for route in routes.router.routes],
        webhooks=EVENTS,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        **document_metadata(settings, RELEASE),
    )
    _share_state(app, settings, database, clock or Clock(), entropy or Entropy())
    handlers.install(app, PROBLEM_CATALOGUE)
    install_webhooks(app, TargetPolicy(settings.webhook_networks))
    install_pages(app, settings.contact_url)
    publish(app, settings)
    check_policies(app)
    app.state.batches = BatchReader(BatchOperations(app.routes))
    _add_middleware(app, settings)
    app.state.cache = _response_cache(app, settings.response_cache_mib)
    app.router.middleware_stack = RouteTable(app.router)
    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """Add the middleware, the innermost first."""
    app.add_middleware(
        JsonBodyMiddleware,
        seconds=settings.body_seconds,
        documents={"/v1/imports/": 64 * 2**20, BATCH_PATH: MAX_BATCH_BYTES},
        inspect=personal_data_problem,
    )
    app.add_middleware(PersonalDataMiddleware)
    app.add_middleware(HeaderLimits)
    app.add_middleware(PreflightMiddleware)
    app.add_middleware(AuditMiddleware, database=app.state.database, clock=app.state.clock)
    app.add_middleware(
        ObservabilityMiddleware,
        metrics=app.state.metrics,
        log=app.state.request_log,
        on_failure=handlers.on_failure,
    )
    app.add_middleware(HeadAsGetMiddleware)


class Application(FastAPI):
    """FastAPI behind the response cache, which answers before any other middleware."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or the events of the lifespan."""
        scope["app"] = self
        cache: ResponseCache | None = self.state.cache
        await (super().__call__ if cache is None else cache)(scope, receive, send)

    async def respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request without the cache."""
        await super().__call__(scope, receive, send)


def _response_cache(app: Application, mebibytes: int) -> ResponseCache | None:
    """Return the response cache of an application; None if nothing is to be kept."""
    state = app.state
    present = present_reader(state.database) if mebibytes else None
    if present is None:
        return None
    headers = frozenset({KEY_HEADER.lower().encode(), b"authorization"})
    names = CredentialNames(headers, ADDRESS_PARAMETER.encode())
    return ResponseCache(
        app.respond,
        CacheOptions(mebibytes * 2**20, ("/v1/", "/ocds/"), names),
        present,
        SharedParts(
            limiter=state.limiter,
            metrics=state.metrics,
            log=state.request_log,
            unavailable=ObservabilityMiddleware(
                handlers.unreadable_state, state.metrics, state.request_log, handlers.on_failure
            ),
            now=state.clock.now,
            day_of=DayOfMoment(),
        ),
    )


def _share_state(
    app: FastAPI, settings: Settings, database: Database, clock: Clock, entropy: Entropy
) -> None:
    """Keep what the routes of an application share."""
    app.state.database = database
    app.state.catalogue = CATALOGUE
    app.state.clock = clock
    app.state.entropy = entropy
    app.state.cursors = CursorSigner(database)
    app.state.release = RELEASE
    app.state.metrics = Metrics()
    app.state.request_log = RequestLog()
    app.state.tokens = Tokens(settings.issuer)
    app.state.budget = BatchBudget(settings.batch_seconds)
    app.state.what_if_cell_days = settings.what_if_cell_days
    app.state.limiter = RateLimiter(settings.rate_limit, settings.rate_limit_storage)


def _delivering(app: FastAPI) -> AbstractContextManager[object]:
    """Deliver webhooks in this process; the import is late because most processes do not."""
    worker = import_module("app.webhooks.worker")
    state = app.state
    started: AbstractContextManager[object] = worker.run_workers(
        state.database, state.clock, state.webhook_policy, state.metrics.registry
    )
    return started


def application() -> FastAPI:
    """Build the application from the environment, for an ASGI server."""
    share_arena()
    settings = Settings()
    app = create_app(settings, Database(settings.database_url), delivers=settings.deliver)
    start_collector()
    return app
