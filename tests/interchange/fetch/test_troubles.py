"""Transient failures are retried; invalid pages are reported."""

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from app.platform.problems.problem import Problem
from tests.interchange.fetch.fetched import EACH_ONCE, NOW, Waits, ids, run
from tests.interchange.fetch.stand_in import Reply, StandIn


def passing(status: int, after: str | None = None) -> Reply:
    return status, {"Retry-After": after} if after else {}, b""


LATER = format_datetime(NOW + timedelta(seconds=90), usegmt=True)


@pytest.mark.parametrize(
    ("troubles", "waits"),
    [
        ([passing(429, "30")], [30]),
        ([passing(503, LATER)], [90]),
        ([passing(503, "soon")], [2]),
        ([passing(429), passing(429), passing(429)], [2, 4, 8]),
        ([passing(0), passing(502)], [2, 4]),
        ([passing(429, "1")], [2]),
        ([passing(429, "86400")], [300]),
    ],
)
def test_retry_waits_as_long_as_the_service_asks(
    service: StandIn, tmp_path: Path, troubles: list[Any], waits: list[float]
) -> None:
    service.troubles, slept = [*troubles], Waits()

    run(service, tmp_path, slept)

    assert slept == waits
    assert ids(tmp_path) == EACH_ONCE


def test_fetch_fails_after_the_last_retry_and_resumes_on_the_next_run(
    service: StandIn, tmp_path: Path
) -> None:
    service.troubles = [None, passing(503), passing(503), passing(503)]
    slept = Waits()

    with pytest.raises(Problem) as failed:
        run(service, tmp_path, slept, tries=3)

    assert (failed.value.code, len(slept)) == ("service-failed", 2)
    assert ids(tmp_path).total() == 2
    run(service, tmp_path)
    assert ids(tmp_path) == EACH_ONCE


@pytest.mark.parametrize(
    "answer",
    [
        (200, {}, b'{"releases": ['),
        (200, {}, b"[]"),
        (200, {}, b"<html>"),
        (200, {}, b"\xff\xfe"),
        (200, {}, b'{"releases":' + b"[" * 700 + b"]" * 700 + b"}"),
        (400, {}, b"{}"),
        (404, {}, b"{}"),
        (302, {"Location": "http://127.0.0.2/"}, b""),
    ],
    ids=lambda answer: f"{answer[0]} {answer[2][:20]!r}",
)
def test_invalid_page_is_not_written(service: StandIn, tmp_path: Path, answer: Reply) -> None:
    service.troubles, slept = [answer], Waits()

    with pytest.raises(Problem) as failed:
        run(service, tmp_path, slept)

    assert (failed.value.code, slept) == ("service-failed", [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "away",
    [
        lambda url: url.replace("127.0.0.1", "localhost"),
        lambda url: url.replace("/api/1.0/", "/admin/"),
        lambda url: url.replace("http:", "https:"),
        lambda _: "file:///etc/hostname",
    ],
    ids=["host", "path", "scheme", "file"],
)
def test_link_to_another_address_is_not_followed(
    service: StandIn, tmp_path: Path, away: Any
) -> None:
    service.next_of = away

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "link-leads-away"
    assert len(service.asked) == 1


def test_link_to_the_same_page_is_refused(service: StandIn, tmp_path: Path) -> None:
    service.next_of = lambda url: url.rpartition("cursor=")[0] + "cursor=2"

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "link-leads-away"
    assert len(service.asked) == 2
