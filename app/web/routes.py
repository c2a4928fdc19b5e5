"""Pages for people: the start page, the API documentation and the problems."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from fastapi import Depends, Request, Response

from app.auth.policy import PUBLIC
from app.platform.http.routing import operations
from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem import Problem
from app.web.problem_pages import page_content

router = operations("", "Service", dependencies=[Depends(PUBLIC)])


@router.get("/", include_in_schema=False)
def show_home(request: Request) -> Response:
    """Show the start page, with links to the documentation."""
    return _page(request, "home.html")


@router.get("/docs", include_in_schema=False)
def show_docs(request: Request) -> Response:
    """Show the API documentation in Swagger UI, which can send requests."""
    return _page(request, "docs.html")


@router.get("/problems", include_in_schema=False)
def show_problems(request: Request) -> Response:
    """List every problem type and every field rule."""
    return _page(request, "problems.html", catalogue=_problem_catalogue(request))


@router.get("/problems/{code}", include_in_schema=False)
def show_problem(request: Request, code: str) -> Response:
    """Explain a problem type or field rule: its meaning and the remedy."""
    content = page_content(_problem_catalogue(request), code)
    if content is None:
        raise Problem("not-found", "no problem has this code; /problems lists all codes")
    return _page(request, "problem.html", **content)


def _problem_catalogue(request: Request) -> ProblemCatalogue:
    catalogue: ProblemCatalogue = request.app.state.problem_catalogue
    return catalogue


@cache
def _templates() -> Any:
    """Return the templates; the import is late because few processes ever show a page."""
    return import_module("starlette.templating").Jinja2Templates(
        Path(__file__).parent / "templates"
    )


def _page(request: Request, name: str, **content: Any) -> Response:
    release = request.app.state.release
    page: Response = _templates().TemplateResponse(
        request,
        name,
        {
            "static": f"/static/{release}",
            "release": release,
            "contact": request.app.state.contact_url,
            **content,
        },
    )
    return page
