"""Fetch every page of some days, once each, and go on where one stopped."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from app.interchange.fetch.retrying_client import Patience, ask
from app.interchange.fetch.services import Service, windows
from app.interchange.fetch.state import State, resume, save, write
from app.platform.problems.problem import Problem

MOST_PAGES = 5_000
"""Of one window; more are links in a circle."""

WINDOW_DAYS = 1
"""A window of a day: between some hundred and some thousand notices."""

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was written, and how far that is: windows done, of how many."""

    path: Path
    releases: int
    windows: int
    of: int


def fetch(
    service: Service,
    days: tuple[date, date],
    folder: Path,
    today: date,
    patience: Patience | None = None,
) -> Iterator[Fetched]:
    """Write each page of the days into a folder, and tell of it; pages written before are skipped.

    Stopped at any moment and begun again, it goes on: a page is written before the state says so,
    and under the same name if it is fetched again. A day that is not over is fetched from its
    beginning each time: what is published later may come on any of its pages. Raises Problem.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first_day, last_day = days
    parts = windows(first_day, last_day, WINDOW_DAYS)
    state = kept = resume(
        folder, State(service.name, service.url, str(first_day), str(last_day), WINDOW_DAYS)
    )
    with httpx.Client(timeout=_SECONDS, headers={"Accept": "application/json"}) as client:
        while state.windows < len(parts):
            window = parts[state.windows]
            url = state.next or service.url
            params = None if state.next else service.question(window)
            page = _read(ask(client, url, params, patience or Patience()))
            path = folder / state.page_name
            write(path, json.dumps(page).encode())
            if state.pages > MOST_PAGES:
                raise Problem("link-leads-away", f"at most {MOST_PAGES:,} pages of one day")
            state = state.after_page(_next(service, page, asked=url))
            if today >= window.day_after:
                kept = state
            save(folder, kept)
            yield Fetched(path, len(page["releases"]), state.windows, len(parts))


def _read(body: bytes) -> dict[str, Any]:
    """A page: an object with a list of releases. What JSON in a file cannot hold becomes null."""
    try:
        page = _finite(json.loads(body))
    except (ValueError, RecursionError):
        raise Problem("service-failed", "the service answered with no whole JSON") from None
    if not isinstance(page, dict) or not _are_releases(page.get("releases")):
        raise Problem("service-failed", "the service answered with no release package")
    return page


def _are_releases(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _finite(value: Any) -> Any:
    match value:
        case dict():
            return {key: _finite(inner) for key, inner in value.items()}
        case list():
            return [_finite(inner) for inner in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value


def _next(service: Service, page: dict[str, Any], *, asked: str) -> str | None:
    """Where the next page is; only ever a place of the service itself, and never the same again."""
    links = page.get("links")
    named = links.get("next") if isinstance(links, dict) else None
    if not isinstance(named, str) or not named:
        return None
    url = urljoin(service.url, named)
    ours, theirs = urlsplit(service.url), urlsplit(url)
    is_there = (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)
    if not is_there or theirs.path.rstrip("/") != ours.path.rstrip("/"):
        raise Problem("link-leads-away", "a link to the next page at the service itself")
    if url == asked:
        raise Problem("link-leads-away", "a link to another page than this one")
    return url
