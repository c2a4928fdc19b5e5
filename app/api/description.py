"""What the API says of itself: the words of its OpenAPI description."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.api.openapi import openapi_of
from app.platform.problems.problem import Problem

STATIC = Path(__file__).parents[1] / "web" / "static"
_READING = ("GET", "HEAD")
_A_YEAR = "public, max-age=31536000, immutable"

_DESCRIPTION = """
The registry knows which councils and NHS bodies buy community equipment and other care services
together, and answers, for any day: who covers this service here, under which contract, until when;
what is uncovered; what ends soon; and whom a failed provider leaves.

**Start** with `GET /v1/cover?authority=westminster&on=2025-09-20`. No key is needed for reading
what is public.

- **Two times.** `on` is the day asked about. `known_at` (a moment, or a day) and `position` (of the
  ledger) answer as the registry would have answered then. Every answer tells its position in
  `Registry-Position`, and the pages of a list stay at the position of the first.
- **Days.** `2025-08-01`; `first_day` and `last_day` are both inside a period. Moments carry their
  offset, `2025-09-18T16:12:32+01:00`. Days are London's.
- **Lists.** `{"items": [...], "next": "..."}`, and the next page as `Link: rel="next"`. Give `next`
  back as `cursor`, unchanged, with the same filters.
- **Names.** Filters take any identifier that the registry knows: `westminster`, `E09000033`.
  Unknown codes and unknown parameters are refused, never ignored.
- **Formats.** JSON, CSV and one JSON object a line, by `Accept` or `format`.
- **Errors.** Always `application/problem+json` (RFC 9457). `code` is stable, and `type` is a page
  that says what to do: [all problems](/problems).
- **Who asks.** Send an API key as `X-API-Key`, or a token of the operators' identity provider as
  `Authorization: Bearer`. `GET /v1/me` tells whom the registry takes you for. What is not for you
  answers as if it did not exist.
- **Caching.** Keep the `ETag` and send it as `If-None-Match`: 304 means nothing has changed.
"""

_TAGS = {
    "Cover": "Who provides what, where, until when: cells, gaps, overlaps, timelines, what-if.",
    "Contracts": "Contracts with their terms, options, values, awards, notices and history.",
    "Diary": "What must happen by when: key dates, notices due, and the rules behind them.",
    "Briefs": "Everything that is open for an authority or a consortium, in one answer.",
    "Open contracting": "The contracts as data that follow the Open Contracting Data Standard.",
    "Incidents": "The failure of providers as a case, and what became of what they held.",
    "Transition": "Candidates, data on its way, getting ready, and which contract replaces which.",
    "Oversight": "Meetings and checks, concerns, engaged staff, lessons and actions.",
    "Performance": "What is measured, what was counted, and providers side by side.",
    "Complaints": "Complaints by reference, counts, Ombudsman decisions and their remedies.",
    "Authorities": "The councils and NHS bodies that buy care.",
    "Consortia": "Groups of authorities that buy together, and their members on a day.",
    "Providers": "The organisations that deliver, what happened to them, what depends on them.",
    "Scopes": "The tree of services; cover is answered for its leaves.",
    "Claims": "What sources say where they disagree, and which value is used.",
    "Imports": "Notices and registers of others, taken whole or not at all, and tried first.",
    "Exports": "Registers as files: CSV, workbook, Data Package, and everything as one archive.",
    "Ledger": "The sources, and every fact in the order in which it was recorded.",
    "Webhooks": "Being told of changes: subscriptions, their secrets, what did not reach them.",
    "Access": "Who asks, API keys, tokens for calendars, and the log of who changed what and who "
    "was refused.",
    "Service": "Health, metrics and discovery.",
}


class Published(Protocol):
    """What the pages and the description tell of where the service stands."""

    @property
    def public_url(self) -> str: ...

    @property
    def contact_url(self) -> str: ...

    @property
    def security_contact(self) -> str | None: ...

    @property
    def security_expires(self) -> datetime | None: ...


def describe(settings: Published, release: str) -> dict[str, Any]:
    """Say what the application is: keyword arguments of FastAPI."""
    return {
        "title": "Consortium Registry",
        "version": release,
        "summary": "Who buys which care together, until when, and what if a provider stops.",
        "description": _DESCRIPTION.strip(),
        "servers": [{"url": settings.public_url.rstrip("/"), "description": "The registry"}],
        "contact": {"name": "The operators of the registry", "url": settings.contact_url},
        "license_info": {"name": "MIT", "identifier": "MIT"},
        "openapi_tags": [{"name": tag, "description": text} for tag, text in _TAGS.items()],
        "openapi_url": "/openapi.json",
        "separate_input_output_schemas": False,
    }


def publish(app: FastAPI, settings: Published) -> None:
    """Serve the static files and the finished OpenAPI description of an application."""
    app.state.published = settings
    app.mount(f"/static/{app.version}", ReleaseFiles(directory=STATIC))
    app.openapi = cache(lambda: openapi_of(app))  # type: ignore[method-assign]


class ReleaseFiles(StaticFiles):
    """Files whose address names the release, so that a browser need never ask again."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, kept for a year; starlette would refuse other methods without an Allow."""
        if scope["method"] not in _READING:
            raise Problem(
                "method-not-allowed",
                f"{scope['method']} is not allowed here; allowed: {', '.join(_READING)}",
                headers={"Allow": ", ".join(_READING)},
            )
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _A_YEAR
        return response
