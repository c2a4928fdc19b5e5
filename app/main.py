"""The FastAPI application: routes, middleware, problem handlers and lifespan."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from functools import cache
from importlib import import_module
from typing import Any

from anyio import CapacityLimiter
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from app import RELEASE
from app.api.description import document_metadata, publish
from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.auth.audit_middleware import AuditMiddleware
from app.auth.credentials import ADDRESS_PARAMETER, KEY_HEADER
from app.auth.personal_data_middleware import PersonalDataMiddleware, personal_data_problem
from app.auth.policy_check import check_policies
from app.auth.tokens import Tokens
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
from app.platform.http.late_routes import IMPORTING, LateRoutes
from app.platform.http.observability import HeadAsGetMiddleware, Metrics, ObservabilityMiddleware
from app.platform.http.rate_limits import RateLimiter
from app.platform.http.request_keys import CredentialNames
from app.platform.http.request_limits import HeaderLimits
from app.platform.http.request_log import RequestLog
from app.platform.http.response_cache import CacheOptions, ResponseCache, SharedParts
from app.platform.http.route_table import RouteTable
from app.platform.problems import handlers
from app.registry.authorities.queries import predecessors
from app.settings import Settings
from app.web.static_files import install_pages
from app.webhooks.target_policy import MAX_LOOKUPS, TargetPolicy

ROUTES: dict[str, tuple[str, ...]] = {
    "app.registry.authorities.routes": ("/v1/authorities",),
    "app.registry.authorities.consortium_routes": ("/v1/consortia",),
    "app.registry.providers.routes": ("/v1/providers",),
    "app.registry.merges.routes": ("/v1/authorities", "/v1/consortia", "/v1/providers"),
    "app.registry.suggestions.routes": ("/v1/suggestions",),
    "app.registry.scopes.routes": ("/v1/scopes",),
    "app.registry.contracts.routes": ("/v1/contracts",),
    "app.registry.contracts.count_routes": ("/v1/contract-counts",),
    "app.cover.routes": ("/v1/cover",),
    "app.cover.overview_routes": ("/v1/completeness", "/v1/substitutes"),
    "app.cover.failure.routes": ("/v1/providers", "/v1/simulations"),
    "app.cases.incidents.routes": ("/v1/incidents",),
    "app.cases.transition.routes": (
        "/v1/candidates",
        "/v1/data-transfers",
        "/v1/mobilisation-steps",
        "/v1/readiness",
        "/v1/replacements",
    ),
    "app.cases.oversight.routes": (
        "/v1/actions",
        "/v1/concerns",
        "/v1/lessons",
        "/v1/meeting-schedules",
        "/v1/oversight-events",
        "/v1/staffing",
    ),
    "app.cases.performance.routes": ("/v1/kpi-observations", "/v1/kpis", "/v1/performance"),
    "app.cases.complaints.routes": (
        "/v1/complaint-counts",
        "/v1/complaints",
        "/v1/ombudsman-decisions",
        "/v1/remedies",
    ),
    "app.worklist.deadlines.routes": (
        "/v1/key-dates",
        "/v1/key-dates.ics",
        "/v1/notices",
        "/v1/rules",
        "/v1/thresholds",
    ),
    "app.worklist.briefs.routes": ("/v1/authorities", "/v1/consortia"),
    "app.interchange.ocds.export.routes": ("/ocds/1.1",),
    "app.registry.claims.routes": ("/v1/claims", "/v1/conflicts"),
    "app.ledger.routes": ("/v1/batches", "/v1/changes", "/v1/facts", "/v1/search", "/v1/sources"),
    "app.ledger.erasure_routes": ("/v1/erasures", "/v1/facts"),
    "app.webhooks.routes": ("/v1/webhooks",),
    "app.interchange.registers.export.routes": ("/v1/exports",),
    "app.interchange.notice_routes": ("/v1/imports",),
    "app.interchange.register_routes": ("/v1/imports",),
    "app.interchange.registers.columns.routes": ("/v1/column-mappings",),
    "app.auth.routes": ("/v1/api-keys", "/v1/audit", "/v1/calendar-tokens", "/v1/me"),
    "app.web.routes": (),
    "app.api.service_routes": (),
}
"""Modules with routes, in the order of matching and of the OpenAPI document, with the first two
segments of their paths; without them a module is imported at the start."""


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
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        **document_metadata(settings, RELEASE),
    )
    _share_state(app, settings, database, clock or Clock(), entropy or Entropy())
    handlers.install(app, PROBLEM_CATALOGUE)
    install_pages(app, settings.contact_url)
    publish(app, settings)
    app.include_late(LateRoutes(ROUTES, check_policies))
    app.state.batches = BatchReader(lambda: BatchOperations(app.routes))
    _add_middleware(app, settings)
    app.state.cache = _response_cache(app, settings.response_cache_mib)
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
    """FastAPI behind the response cache, with routes that are loaded when they are needed.

    The cache answers before any other middleware.
    """

    def include_late(self, late: LateRoutes) -> None:
        """Put routes before those that were added."""
        self._late = late
        late.on_load = self._include
        self._include()

    @property
    def routes(self) -> list[BaseRoute]:
        """All routes, which are loaded for this."""
        self._late.load_all()
        return self.router.routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or the events of the lifespan."""
        scope["app"] = self
        cache: ResponseCache | None = self.state.cache
        await (self.respond if cache is None else cache)(scope, receive, send)

    async def respond(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request without the cache."""
        if scope["type"] == "http":
            path = scope["path"].removeprefix(scope.get("root_path", ""))
            # An import takes up to half a second, in which others want to be answered.
            if not self._late.has_all_for(path):
                await run_in_threadpool(self._late.load_for, path)
        await super().__call__(scope, receive, send)

    def _include(self) -> None:
        late = [*self._late]
        known = {id(route) for route in late}
        others = [route for route in self.router.routes if id(route) not in known]
        # A new list, because a request may be looking for its route in the old one.
        self.router.routes = [*late, *others]
        self.router.middleware_stack = RouteTable(self.router)


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
    app.state.catalogue = _catalogue
    app.state.predecessors = predecessors
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
    app.state.webhook_policy = TargetPolicy(settings.webhook_networks)
    app.state.webhook_lookup_limiter = CapacityLimiter(MAX_LOOKUPS)


@cache
def _catalogue() -> Any:
    """Return the kinds of facts of all rooms, whose modules most reads do not need."""
    with IMPORTING:
        return import_module("app.api.wiring").CATALOGUE


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
