"""The static files of the pages."""

from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.platform.problems.problem import Problem

_FOLDER = Path(__file__).parent / "static"
_ALLOWED_METHODS = ("GET", "HEAD")
_CACHE_FOR_A_YEAR = "public, max-age=31536000, immutable"


def install_pages(app: FastAPI, contact_url: str) -> None:
    """Store the contact that every page shows, and serve static files under the release's path."""
    app.state.contact_url = contact_url
    app.mount(f"/static/{app.version}", ReleaseFiles(directory=_FOLDER))


class ReleaseFiles(StaticFiles):
    """Static files that browsers cache for a year, since each release has paths of its own."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file; refuse methods other than GET and HEAD with an `Allow` header."""
        # Starlette's own refusal has no Allow header and is no problem document.
        if scope["method"] not in _ALLOWED_METHODS:
            allowed = ", ".join(_ALLOWED_METHODS)
            raise Problem(
                "method-not-allowed",
                f"{scope['method']} is not possible here; {allowed} is",
                headers={"Allow": allowed},
            )
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _CACHE_FOR_A_YEAR
        return response
