"""GET requests that retry transient failures, with backoff and `Retry-After`."""

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

MAX_PAGE_BYTES = 64 * 2**20
"""The limit for a page; a hundred releases take one or two megabytes."""

_MIN_PAUSE, _MAX_PAUSE = 2.0, 300.0
_TRANSIENT = {
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
    HTTPStatus.BAD_GATEWAY,
    HTTPStatus.SERVICE_UNAVAILABLE,
    HTTPStatus.GATEWAY_TIMEOUT,
}


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The number of attempts and the clock; tests replace the sleep."""

    tries: int = 8
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = field(default=clock.now)


def get_with_retries(
    client: httpx.Client, url: str, params: Mapping[str, str] | None, policy: RetryPolicy
) -> bytes:
    """Return the body of a response. Raises Problem if every attempt fails."""
    reason = "nothing"
    for attempt in range(policy.tries):
        retry_after = None
        try:
            status, retry_after, body = _get(client, url, params, policy.now)
        except httpx.TransportError as error:
            reason = type(error).__name__
        else:
            if status == HTTPStatus.OK:
                return body
            reason = f"status {status}"
            if status not in _TRANSIENT:
                break
        if attempt + 1 < policy.tries:
            policy.sleep(_pause(attempt, retry_after))
    raise Problem("service-failed", f"{urlsplit(url).hostname} answered with {reason}")


def _get(
    client: httpx.Client,
    url: str,
    params: Mapping[str, str] | None,
    now: Callable[[], datetime],
) -> tuple[int, float | None, bytes]:
    """Return the status, the pause of `Retry-After` in seconds and the body, of bounded size."""
    body = bytearray()
    with client.stream("GET", url, params=params) as response:
        if response.status_code == HTTPStatus.OK:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MAX_PAGE_BYTES:
                    raise Problem("service-failed", f"a page of at most {MAX_PAGE_BYTES:,} bytes")
        return (
            response.status_code,
            _retry_after(response.headers.get("Retry-After"), now),
            bytes(body),
        )


def _retry_after(text: str | None, now: Callable[[], datetime]) -> float | None:
    """Return the seconds of a `Retry-After` header, which holds seconds or a moment."""
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


def _pause(attempt: int, retry_after: float | None) -> float:
    """Return the pause in seconds: exponential, or longer if the service asks for it."""
    return min(max(_MIN_PAUSE * 2.0**attempt, retry_after or 0.0), _MAX_PAUSE)
