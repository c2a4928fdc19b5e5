"""Title, introduction and tags of the OpenAPI document."""

from datetime import datetime
from functools import cache
from typing import Any, Protocol

from fastapi import FastAPI

from app.api.published_document import PublishedDocument

_DESCRIPTION = """
The registry records which councils and NHS bodies buy community equipment and other care services
together. For any day it answers which provider covers a service in an authority, under which
contract and until when; where cover is missing; what ends soon; and what a provider's failure
leaves without cover.

**Start** with `GET /v1/cover?authority=westminster&on=2025-09-20`. Public data needs no key.

- **Two times.** `on` is the day in question. `known_at` (a moment, or a day) or `position` (of the
  ledger) selects the state of knowledge: the response is the one that the registry gave then. Every
  response carries its position in `Registry-Position`; all pages of a list are read at the position
  of the first page. Send it as `Registry-Min-Position` to be answered only from a ledger that has
  reached it.
- **Days.** A day is written `2025-08-01` and means that day in London. A period includes both
  `first_day` and `last_day`. Moments carry their offset, `2025-09-18T16:12:32+01:00`.
- **Lists.** A list is `{"items": [...], "next": "..."}`, with the next page as `Link: rel="next"`.
  Send `next` as `cursor`, unchanged, with the same filters. `count=true` adds `Registry-Total`, the
  number of items of the whole list.
- **Identifiers.** Filters accept any recorded identifier: `westminster`, `E09000033`. Unknown codes
  and unknown parameters are refused, never ignored; calendars alone ignore unknown parameters.
- **Formats.** JSON, CSV and newline-delimited JSON, selected by `Accept` or `format`.
- **Errors.** Every error is `application/problem+json` (RFC 9457). `code` is stable, and `type` is
  the URL of a page that explains the problem: [all problems](/problems).
- **Authentication.** Send an API key as `X-API-Key`, or a token of the operators' identity provider
  as `Authorization: Bearer`. `GET /v1/me` returns the authenticated caller. Data that the caller
  may not see is answered as if it did not exist.
- **Caching.** Store the `ETag` and send it as `If-None-Match`: 304 means that nothing has changed.
"""

_TAGS = {
    "Cover": "Cover of authorities on any day: cells, gaps, overlaps, timelines, simulations.",
    "Contracts": "Contracts with their terms, options, values, awards, notices and history.",
    "Deadlines": "Key dates of contracts, notices due, and the rules behind them.",
    "Briefs": "Everything that is open for an authority or a consortium, in one response.",
    "Open contracting": "The contracts in the Open Contracting Data Standard (OCDS).",
    "Incidents": "Failures of providers, and the outcome of every cell that they held.",
    "Transition": "Candidates, data transfers, mobilisation steps, and replacements of contracts.",
    "Oversight": "Meetings and checks, concerns, staffing, lessons and actions.",
    "Performance": "Indicators, observations, and providers compared by indicator.",
    "Complaints": "Complaints by reference, counts, Ombudsman decisions and their remedies.",
    "Authorities": "The councils and NHS bodies that buy care.",
    "Consortia": "Groups of authorities that buy together, and their members on a day.",
    "Providers": "The organisations that deliver services, their events, and what depends on them.",
    "Merges": "Two codes that name one provider, authority or consortium.",
    "Suggestions": "Suppliers and providers of equal name, and the decisions on them.",
    "Scopes": "The tree of services; cover is answered for its leaves.",
    "Claims": "Values that sources claim, conflicts between them, and the value that is used.",
    "Imports": "Imports of notices and registers, complete or not at all, with a dry run.",
    "Exports": "Registers as CSV, workbook and Data Package; the complete registry as one archive.",
    "Ledger": "The sources, and every fact in the order in which it was recorded.",
    "Webhooks": "Subscriptions to changes, their secrets, and their deliveries.",
    "Access": "The authenticated caller, API keys, calendar tokens, the audit log, and erasures.",
    "Service": "Health, metrics and discovery.",
}


class PublicSettings(Protocol):
    """The settings that the OpenAPI document and the service routes show."""

    @property
    def public_url(self) -> str:
        """The base URL under which clients reach the service."""

    @property
    def contact_url(self) -> str:
        """The URL of the page with the operators' contact details."""

    @property
    def security_contact(self) -> str | None:
        """The URI for reports of vulnerabilities, if there is one."""

    @property
    def security_expires(self) -> datetime | None:
        """The moment after which the security contact is out of date."""


def document_metadata(settings: PublicSettings, release: str) -> dict[str, Any]:
    """Return the keyword arguments of FastAPI that describe the application."""
    return {
        "title": "Consortium Registry",
        "version": release,
        "summary": "Who buys which care together, until when, and what if a provider stops.",
        "description": _DESCRIPTION.strip(),
        "servers": [{"url": settings.public_url.rstrip("/"), "description": "The registry"}],
        "contact": {"name": "The operators of the registry", "url": settings.contact_url},
        "license_info": {"name": "MIT", "identifier": "MIT"},
        "openapi_tags": [{"name": tag, "description": text} for tag, text in _TAGS.items()],
        # FastAPI's own route would generate the document.
        "openapi_url": None,
        "separate_input_output_schemas": False,
    }


def publish(app: FastAPI, settings: PublicSettings) -> None:
    """Store the public settings, and serve the committed OpenAPI document.

    `app.openapi` generates the document, which the command `openapi` prints.
    """
    app.state.public_settings = settings
    app.openapi = cache(lambda: _generate(app))  # type: ignore[method-assign]
    document = PublishedDocument(app.openapi, app.servers[0]["url"], settings.contact_url)
    app.add_route("/openapi.json", document.respond, include_in_schema=False)


def _generate(app: FastAPI) -> dict[str, Any]:
    # Imported here, because a service sends the committed document.
    from app.api.openapi import build_document  # noqa: PLC0415

    return build_document(app)
