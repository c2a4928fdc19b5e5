"""Pages for people, and what machines ask of a service before they use it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import Field
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.templating import Jinja2Templates

from app.api.description import Published
from app.auth.policy import PUBLIC
from app.ledger.as_of import resolve_position
from app.ledger.schemas import FactQuery
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.db.migrations import is_current
from app.platform.http.observability import Metrics
from app.platform.http.routing import operations
from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem import Problem
from app.web.problem_pages import page

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")
_CATALOG = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
_FRESH = {"Cache-Control": "no-store"}

router = operations("", "Service", dependencies=[Depends(PUBLIC)])


@dataclass(frozen=True, slots=True)
class LiveOut:
    """The process answers."""

    status: Literal["live"]


@dataclass(frozen=True, slots=True)
class ReadyOut:
    """The service can answer questions."""

    status: Literal["ready"]
    release: Annotated[str, Field(description="The release that answers.")]
    position: Annotated[int, Field(description="The latest position of the ledger.")]


@router.get("/", include_in_schema=False)
def show_home(request: Request) -> Response:
    """Show where everything is."""
    return _page(request, "home.html")


@router.get("/docs", include_in_schema=False)
def show_docs(request: Request) -> Response:
    """Show the API documentation, where requests can be tried out."""
    return _page(request, "docs.html")


@router.get("/problems", include_in_schema=False)
def show_problems(request: Request) -> Response:
    """List every problem that the registry answers with."""
    return _page(request, "problems.html", catalogue=_problem_catalogue(request))


@router.get("/problems/{code}", include_in_schema=False)
def show_problem(request: Request, code: str) -> Response:
    """Explain one problem: what it means and what to do."""
    shown = page(_problem_catalogue(request), code)
    if shown is None:
        raise Problem("not-found", "no problem has this code; /problems lists them")
    return _page(request, "problem.html", **shown)


@router.get("/health/live", response_model=LiveOut)
def check_liveness() -> Response:
    """Tell that the process answers.

    Asks nothing of the database: a registry without its database is not helped by a restart.
    """
    return JSONResponse({"status": "live"}, headers=_FRESH)


@router.get("/health/ready", response_model=ReadyOut)
def check_readiness(request: Request) -> Response:
    """Tell whether questions can be answered.

    That is when the database answers and has the shape that this release needs; 503 otherwise.
    """
    database: Database = request.app.state.database
    clock: Clock = request.app.state.clock
    with database.read_session() as session:
        if not is_current(session):
            raise Problem(
                "unavailable",
                "the database has not been migrated to this release",
                headers={"Retry-After": "5"},
            )
        as_of = resolve_position(session, FactQuery(), None, clock.now(), clock.today())
    ready = {"status": "ready", "release": request.app.state.release, "position": as_of.position}
    return JSONResponse(ready, headers=_FRESH)


@router.get("/metrics", response_class=PlainTextResponse)
def read_metrics(request: Request) -> Response:
    """Read the metrics of this process.

    Requests and the time they took, by method, route and status, as Prometheus takes them.
    """
    metrics: Metrics = request.app.state.metrics
    body = generate_latest(metrics.registry)
    return Response(body, media_type=CONTENT_TYPE_LATEST, headers=_FRESH)


@router.head("/.well-known/api-catalog", include_in_schema=False)
@router.get(
    "/.well-known/api-catalog",
    response_class=Response,
    responses={200: {"content": {"application/linkset+json": {"schema": {"type": "object"}}}}},
)
def find_descriptions(request: Request) -> Response:
    """Find the description, the documentation and the status of this API.

    A link set (RFC 9264) at the address where API catalogues are looked for (RFC 9727).
    """
    base = _published(request).public_url.rstrip("/")
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
    """Tell whom to tell of a vulnerability (RFC 9116)."""
    published = _published(request)
    contact, expires = published.security_contact, published.security_expires
    if contact is None or expires is None:
        raise Problem("not-found", "no security contact is configured")
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}",
        f"Canonical: {published.public_url.rstrip('/')}/.well-known/security.txt",
        "Preferred-Languages: en",
    )
    return PlainTextResponse("".join(f"{line}\n" for line in lines))


def _page(request: Request, name: str, **shown: Any) -> Response:
    release = request.app.state.release
    return _TEMPLATES.TemplateResponse(
        request,
        name,
        {
            "static": f"/static/{release}",
            "release": release,
            "contact": _published(request).contact_url,
            **shown,
        },
    )


def _problem_catalogue(request: Request) -> ProblemCatalogue:
    catalogue: ProblemCatalogue = request.app.state.problem_catalogue
    return catalogue


def _published(request: Request) -> Published:
    published: Published = request.app.state.published
    return published
