"""Routes about the service itself: health, metrics, API catalogue and security contact."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import Field
from starlette.responses import JSONResponse, PlainTextResponse

from app.api.description import PublicSettings
from app.auth.policy import PUBLIC
from app.ledger.http.reads import resolve_as_of
from app.ledger.projection_state import is_readable
from app.ledger.schemas import FactQuery
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.db.migrations import is_compatible
from app.platform.http.observability import Metrics
from app.platform.http.routing import DocumentedRoute, documented, operations
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.problem import Problem

_CATALOG = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
_NO_STORE = {"Cache-Control": "no-store"}

router = operations("", "Service", dependencies=[Depends(PUBLIC)])


@dataclass(frozen=True, slots=True)
class LiveOut:
    """The process is running."""

    status: Annotated[Literal["live"], Field(description="Always `live`.")]


@dataclass(frozen=True, slots=True)
class ReadyOut:
    """The service can answer requests."""

    status: Annotated[Literal["ready"], Field(description="Always `ready`.")]
    release: Annotated[str, Field(description="The running release.")]
    position: Annotated[int, Field(description="The latest position of the ledger.")]


@router.get("/health/live", response_model=LiveOut, openapi_extra=documented())
def check_liveness() -> Response:
    """Check that the process is running.

    The check does not query the database: a restart does not repair a missing database.
    """
    return JSONResponse({"status": "live"}, headers=_NO_STORE)


@router.get("/health/ready", response_model=ReadyOut, openapi_extra=documented())
def check_readiness(request: Request) -> Response:
    """Check that the service can answer requests.

    Returns 200 if the database answers and the running release can use its schema and its computed
    rows, else 503.
    """
    database: Database = request.app.state.database
    clock: Clock = request.app.state.clock
    with database.read_session() as session:
        if not is_compatible(session):
            raise _not_ready("the database has not been migrated to this release")
        if not is_readable(session):
            raise _not_ready("this release cannot read the version of the computed rows")
        as_of = resolve_as_of(session, FactQuery(), clock)
    ready = {"status": "ready", "release": request.app.state.release, "position": as_of.position}
    return JSONResponse(ready, headers=_NO_STORE)


def _not_ready(detail: str) -> Problem:
    return Problem("unavailable", detail, headers={"Retry-After": "5"})


@router.get("/metrics", response_class=PlainTextResponse, openapi_extra=documented())
def get_metrics(request: Request) -> Response:
    """Get the metrics of this process.

    Counts and durations of requests by method, route and status, in the Prometheus text format.
    """
    metrics: Metrics = request.app.state.metrics
    body = generate_latest(metrics.registry)
    return Response(body, media_type=CONTENT_TYPE_LATEST, headers=_NO_STORE)


@dataclass(frozen=True, slots=True)
class OperationLinkOut:
    """An operation, with its address."""

    operation: Annotated[str, Field(description="Operation id, as in the OpenAPI document.")]
    method: Annotated[str, Field(description="HTTP method.")]
    href: Annotated[
        str, Field(description="Path; a part in braces stands for a value, such as a code.")
    ]
    summary: Annotated[str, Field(description="What it does, in a line.")]


@dataclass(frozen=True, slots=True)
class IndexOut:
    """The operations of the API, and where they are described."""

    description: Annotated[str, Field(description="Address of the OpenAPI document.")]
    documentation: Annotated[str, Field(description="Address of the documentation for people.")]
    operations: Annotated[list[OperationLinkOut], Field(description="The operations, by path.")]


@router.get("/v1", response_model=IndexOut, openapi_extra=documented())
def get_index(request: Request) -> Response:
    """Get an index of the operations.

    Each with its method, its path and what it does. `GET /openapi.json` has all parameters and
    schemas.
    """
    # Only what does not build the routes, each of which is built at its first use.
    links = [
        OperationLinkOut(
            operation=route.name,
            method=min(route.methods or ()),
            href=route.path,
            summary=(route.endpoint.__doc__ or "").partition("\n")[0].rstrip("."),
        )
        for route in request.app.routes
        if isinstance(route, DocumentedRoute) and route.path.startswith(("/v1", "/ocds"))
    ]
    links.sort(key=lambda link: (link.href, link.method))
    index = IndexOut("/openapi.json", "/docs", links)
    return Response(serialize(index, IndexOut, "json"), media_type=MEDIA_TYPES["json"])


@router.head("/.well-known/api-catalog", include_in_schema=False)
@router.get(
    "/.well-known/api-catalog",
    response_class=Response,
    responses={200: {"content": {"application/linkset+json": {"schema": {"type": "object"}}}}},
    openapi_extra=documented(),
)
def get_api_catalog(request: Request) -> Response:
    """Get the links to the description, the documentation and the status of this API.

    The API catalogue is a link set (RFC 9264) at the well-known URL of RFC 9727.
    """
    base = _public_settings(request).public_url.rstrip("/")
    links: dict[str, Any] = {
        "anchor": f"{base}/",
        "service-desc": [
            {"href": f"{base}/openapi.json", "type": "application/vnd.oai.openapi+json"}
        ],
        "service-doc": [{"href": f"{base}/docs", "type": "text/html"}],
        "status": [{"href": f"{base}/health/ready", "type": "application/json"}],
    }
    return JSONResponse(
        {"linkset": [links]},
        media_type=_CATALOG,
        headers={"Link": '</.well-known/api-catalog>; rel="api-catalog"'},
    )


@router.get("/.well-known/security.txt", include_in_schema=False)
def show_security_contact(request: Request) -> Response:
    """Return the contact for reports of vulnerabilities (RFC 9116)."""
    settings = _public_settings(request)
    contact, expires = settings.security_contact, settings.security_expires
    if contact is None or expires is None:
        raise Problem("not-found", "no security contact is configured")
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}",
        f"Canonical: {settings.public_url.rstrip('/')}/.well-known/security.txt",
        "Preferred-Languages: en",
    )
    return PlainTextResponse("".join(f"{line}\n" for line in lines))


def _public_settings(request: Request) -> PublicSettings:
    settings: PublicSettings = request.app.state.public_settings
    return settings
