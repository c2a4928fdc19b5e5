"""Pages for people: the start page, the API documentation and the problems."""

from pathlib import Path
from typing import Any

from fastapi import Depends, Request, Response
from starlette.templating import Jinja2Templates

from app.auth.policy import PUBLIC
from app.platform.http.routing import operations
from app.platform.problems.catalogue import PROBLEM_TYPES
from app.platform.problems.problem import Problem
from app.web.problem_pages import FAULTS, page

_TEMPLATES = Jinja2Templates(Path(__file__).parent / "templates")

router = operations("", "Service", dependencies=[Depends(PUBLIC)])


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
    return _page(request, "problems.html", kinds=list(PROBLEM_TYPES.values()), faults=FAULTS)


@router.get("/problems/{code}", include_in_schema=False)
def show_problem(request: Request, code: str) -> Response:
    """Explain one problem: what it means and what to do."""
    shown = page(code)
    if shown is None:
        raise Problem("not-found", "no problem has this code; /problems lists them")
    return _page(request, "problem.html", **shown)


def _page(request: Request, name: str, **shown: Any) -> Response:
    release = request.app.state.release
    return _TEMPLATES.TemplateResponse(
        request,
        name,
        {
            "static": f"/static/{release}",
            "release": release,
            "contact": request.app.state.contact_url,
            **shown,
        },
    )
