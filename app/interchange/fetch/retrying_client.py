"""One question after the other over HTTP, with patience for a service that wants a pause."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from app.platform import clock
from app.platform.problems.problem import Problem

LARGEST = 64 * 2**20
"""A page of a hundred releases holds a megabyte or two; what is larger is something else."""

_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 300.0
_PASSING = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a question is asked again, and how one waits; tests wait in no real time."""

    tries: int = 8
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = field(default=clock.now)


def ask(
    client: httpx.Client, url: str, params: Mapping[str, str] | None, patience: Patience
) -> bytes:
    """The body of an answer. Raises Problem where there is none, however often one asks."""
    why = "nothing"
    for attempt in range(patience.tries):
        wanted = None
        try:
            status, wanted, body = _once(client, url, params, patience.now)
        except httpx.TransportError as error:
            why = type(error).__name__
        else:
            if status == HTTPStatus.OK:
                return body
            why = f"status {status}"
            if status not in _PASSING:
                break
        if attempt + 1 < patience.tries:
            patience.sleep(_pause(attempt, wanted))
    raise Problem("service-failed", f"{urlsplit(url).hostname} answered with {why}")


def _once(
    client: httpx.Client,
    url: str,
    params: Mapping[str, str] | None,
    now: Callable[[], datetime],
) -> tuple[int, float | None, bytes]:
    """Status, the pause that is asked for in seconds, and the body, which is read with a bound."""
    body = bytearray()
    with client.stream("GET", url, params=params) as response:
        if response.status_code == HTTPStatus.OK:
            for part in response.iter_bytes():
                body += part
                if len(body) > LARGEST:
                    raise Problem("service-failed", f"a page of at most {LARGEST:,} bytes")
        return response.status_code, _wanted(response.headers.get("Retry-After"), now), bytes(body)


def _wanted(text: str | None, now: Callable[[], datetime]) -> float | None:
    """What `Retry-After` asks for: seconds, or a moment."""
    if text is None:
        return None
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    pause: timedelta = moment.replace(tzinfo=moment.tzinfo or UTC) - now()
    return max(0.0, pause.total_seconds())


def _pause(attempt: int, wanted: float | None) -> float:
    """As long as is asked for, never less than one would wait anyway; twice as long each time."""
    return min(max(_FIRST_PAUSE * 2.0**attempt, wanted or 0.0), _LONGEST_PAUSE)
