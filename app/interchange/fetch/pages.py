"""Fetch every page of a range of days, and resume after an interruption."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from app.interchange.fetch.retrying_client import RetryPolicy, get_with_retries
from app.interchange.fetch.services import Service, windows
from app.interchange.fetch.state import FetchState, resume, save, write_atomically
from app.platform.problems.problem import Problem

MAX_PAGES = 5_000
"""The limit for one window; more pages mean that the links form a cycle."""

WINDOW_DAYS = 1
"""The length of a window: a day has between a hundred and a few thousand notices."""

_TIMEOUT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page that was written, and the progress in windows."""

    path: Path
    releases: int
    windows_done: int
    window_count: int


def fetch(
    service: Service,
    days: tuple[date, date],
    folder: Path,
    today: date,
    retries: RetryPolicy | None = None,
) -> Iterator[FetchedPage]:
    """Write each page of the days into a folder, and yield it; pages already written are skipped.

    An interrupted fetch resumes: a page is written before the state, and keeps its name when it is
    fetched again. A day that is not over is fetched from its beginning each time, because later
    releases can appear on any of its pages. Raises Problem.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first_day, last_day = days
    windows_to_fetch = windows(first_day, last_day, WINDOW_DAYS)
    state = saved = resume(
        folder, FetchState(service.name, service.url, str(first_day), str(last_day), WINDOW_DAYS)
    )
    with httpx.Client(timeout=_TIMEOUT_SECONDS, headers={"Accept": "application/json"}) as client:
        while state.windows < len(windows_to_fetch):
            window = windows_to_fetch[state.windows]
            url = state.next or service.url
            params = None if state.next else service.query_parameters(window)
            page = _parse_page(get_with_retries(client, url, params, retries or RetryPolicy()))
            path = folder / state.page_name
            write_atomically(path, json.dumps(page).encode())
            if state.pages > MAX_PAGES:
                raise Problem("link-leads-away", f"at most {MAX_PAGES:,} pages of one day")
            state = state.after_page(_next_url(service, page, current_url=url))
            if today >= window.day_after:
                saved = state
            save(folder, saved)
            yield FetchedPage(path, len(page["releases"]), state.windows, len(windows_to_fetch))


def _parse_page(body: bytes) -> dict[str, Any]:
    """Parse an object with a list of releases; numbers that JSON cannot hold become null."""
    try:
        page = _finite(json.loads(body))
    except (ValueError, RecursionError):
        raise Problem("service-failed", "a page of valid JSON") from None
    if not isinstance(page, dict) or not _is_release_list(page.get("releases")):
        raise Problem("service-failed", "a release package with a list of releases")
    return page


def _is_release_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


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


def _next_url(service: Service, page: dict[str, Any], *, current_url: str) -> str | None:
    """Return the URL of the next page. Raises Problem if it leaves the service or repeats."""
    links = page.get("links")
    link = links.get("next") if isinstance(links, dict) else None
    if not isinstance(link, str) or not link:
        return None
    url = urljoin(service.url, link)
    own, linked = urlsplit(service.url), urlsplit(url)
    is_same_origin = (own.scheme, own.netloc) == (linked.scheme, linked.netloc)
    if not is_same_origin or linked.path.rstrip("/") != own.path.rstrip("/"):
        raise Problem("link-leads-away", "a link to a page of the same service")
    if url == current_url:
        raise Problem("link-leads-away", "a link to another page; this one links to itself")
    return url
