"""Rate limits deny requests over the limit and report the time to wait."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ClassVar

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from limits import parse_many
from limits.errors import ConfigurationError
from limits.storage import MemoryStorage

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.http.observability import Metrics, ObservabilityMiddleware
from app.platform.http.rate_limits import Allowance, Limit, RateLimiter
from app.platform.http.request_log import RequestLog
from app.platform.problems import handlers
from app.platform.problems.problem import Problem

BUCKETS = 50_000


def test_bucket_denies_requests_over_its_limit() -> None:
    limiter = RateLimiter("3/minute")

    hits = [allowed(limiter, "camden") for _ in range(5)]

    assert [(hit.granted, hit.remaining) for hit in hits] == [
        (True, 2), (True, 1), (True, 0), (False, 0), (False, 0),
    ]  # fmt: skip
    assert {(hit.limit, hit.window) for hit in hits} == {(3, 60)}
    assert all(59 <= hit.reset <= 60 for hit in hits)


def test_buckets_are_counted_separately() -> None:
    limiter = RateLimiter("1/minute")

    assert allowed(limiter, "camden").granted
    assert not allowed(limiter, "camden").granted
    assert allowed(limiter, "islington").granted


def test_bucket_is_reset_after_its_window() -> None:
    limiter = RateLimiter("1/second")
    assert allowed(limiter, "camden").granted
    refused = allowed(limiter, "camden")

    time.sleep(refused.reset)

    assert (refused.granted, refused.reset) == (False, 1)
    assert allowed(limiter, "camden").granted


def test_empty_limit_counts_nothing() -> None:
    assert RateLimiter("").hit("camden") is None


@pytest.mark.parametrize("limit", ["often", "1200", "1/minute;9/day", "-1/day", "1/fortnight", " "])
def test_malformed_limit_stops_the_start(limit: str) -> None:
    with pytest.raises(ValueError, match="such as 1200/minute"):
        RateLimiter(limit)


@pytest.mark.parametrize(
    "text", ["20/second", "1200/minute", "5 per 2 hours", "9/7days", "1/Month"]
)
def test_limit_means_what_the_library_of_shared_storages_says(text: str) -> None:
    (item,) = parse_many(text)

    assert Limit.parse(text) == (item.amount, item.get_expiry())


def test_unknown_storage_stops_the_start() -> None:
    with pytest.raises(ConfigurationError):
        RateLimiter("1/minute", "shelf://")


def test_concurrent_requests_are_counted_exactly(hasty_threads: None) -> None:
    limiter = RateLimiter("1000/minute")

    with ThreadPoolExecutor(16) as threads:
        hits = list(threads.map(lambda _: allowed(limiter, "camden"), range(2000)))

    assert sorted(hit.remaining for hit in hits if hit.granted) == list(range(1000))


def test_ended_windows_are_removed() -> None:
    limiter = RateLimiter("5/second")
    limiter.hit("first")
    before = sys.getallocatedblocks()

    for number in range(BUCKETS):
        limiter.hit(f"caller-{number}")
    most = sys.getallocatedblocks()
    time.sleep(1.1)
    limiter.hit("last")  # whoever comes next has the others swept away

    left = sys.getallocatedblocks() - before
    figures = f"{BUCKETS:,} buckets: {most - before:,} blocks of memory, then {left:,}"
    print(figures)  # noqa: T201 - a figure is read
    assert left < BUCKETS / 10


def test_failing_storage_allows_requests(caplog: pytest.LogCaptureFixture) -> None:
    limiter = RateLimiter("1/minute", "failing://")

    assert [limiter.hit("camden") for _ in range(3)] == [None, None, None]
    assert "requests are not counted: ConnectionError" in caplog.text


def test_rate_limit_headers_follow_the_draft() -> None:
    left = Allowance(limit=1200, window=60, remaining=1199, reset=59, granted=True)
    none = Allowance(limit=20, window=1, remaining=0, reset=1, granted=False)

    assert dict(left.headers()) == {
        b"ratelimit-policy": b'"default";q=1200;w=60',
        b"ratelimit": b'"default";r=1199;t=59',
    }
    assert dict(none.headers()) == {
        b"ratelimit-policy": b'"default";q=20;w=1',
        b"ratelimit": b'"default";r=0;t=1',
        b"retry-after": b"1",
    }


def test_every_counted_response_has_rate_limit_headers(counted: TestClient) -> None:
    answers = [counted.get("/"), counted.get("/"), counted.get("/failing"), counted.get("/")]

    assert [answer.status_code for answer in answers] == [200, 200, 500, 429]
    told = [answer.headers["ratelimit"] for answer in answers]
    assert [one.partition(";t=")[0] for one in told] == [f'"default";r={n}' for n in (2, 1, 0, 0)]
    assert {one.headers["ratelimit-policy"] for one in answers} == {'"default";q=3;w=60'}
    assert [one.headers.get_list("retry-after") for one in answers[:3]] == [[], [], []]
    assert len(answers[3].headers.get_list("retry-after")) == 1
    assert answers[3].json()["code"] == "too-many-requests"
    exposed = answers[0].headers["access-control-expose-headers"].split(", ")
    assert {"RateLimit", "RateLimit-Policy", "Retry-After"} <= set(exposed)


def test_uncounted_response_has_no_rate_limit_headers(counted: TestClient) -> None:
    assert "ratelimit" not in counted.get("/nowhere").headers


class Failing(MemoryStorage):
    """A storage that cannot be reached."""

    STORAGE_SCHEME: ClassVar[list[str]] = ["failing"]  # type: ignore[misc]

    @property
    def base_exceptions(self) -> type[Exception]:
        return ConnectionError

    def incr(self, *_: Any, **__: Any) -> int:
        raise ConnectionError


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Switch threads a thousand times as often as by default."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(usual / 1000)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture
def counted() -> Iterator[TestClient]:
    """An application that counts requests as policies do."""
    app = FastAPI()
    limiter = RateLimiter("3/minute")
    handlers.install(app, PROBLEM_CATALOGUE)
    app.add_middleware(
        ObservabilityMiddleware,
        metrics=Metrics(),
        log=RequestLog(),
        on_failure=handlers.on_failure,
    )

    def count(request: Request) -> None:
        request.state.allowance = allowance = allowed(limiter, "camden")
        if not allowance.granted:
            wait = {"Retry-After": str(allowance.reset)}
            raise Problem("too-many-requests", "ask again later", headers=wait)

    @app.get("/")
    def ask(request: Request) -> None:
        count(request)

    @app.get("/failing")
    def fail(request: Request) -> None:
        count(request)
        raise RuntimeError

    with TestClient(app) as client:
        yield client


def allowed(limiter: RateLimiter, bucket: str) -> Allowance:
    allowance = limiter.hit(bucket)
    assert allowance is not None
    return allowance
