"""Every release of the days is fetched once, whatever the service and the machine do meanwhile."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from app.fetching.asking import Patience
from app.fetching.fetching import fetch
from app.fetching.services import Service, contracts_finder, find_a_tender, windows
from app.fetching.state import NAME
from app.kit.problems import Problem
from tests.fetching.stand_in import Reply, StandIn, serving

DAYS = (date(2026, 9, 1), date(2026, 9, 3))
NOW = datetime(2026, 9, 4, 12, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def service() -> Iterator[StandIn]:
    """Five releases on the first day, none on the second, one on the third."""
    published = {
        "2026-09-01": [{"id": f"r-{n}", "ocid": "ocds-1"} for n in range(5)],
        "2026-09-03": [{"id": "r-5", "ocid": "ocds-1", "value": "1e9999"}],
    }
    with serving(StandIn(published=published)) as stand_in:
        yield stand_in


class Waits(list[float]):
    """How long was slept, in no time at all."""

    def patience(self, tries: int = 8) -> Patience:
        return Patience(tries, self.append, lambda: NOW)


def run(
    service: StandIn,
    folder: Path,
    waits: Waits | None = None,
    tries: int = 8,
    today: date = TODAY,
) -> int:
    patience = (Waits() if waits is None else waits).patience(tries)
    pages = fetch(find_a_tender(service.url), DAYS, folder, today, patience)
    return sum(1 for _ in pages)


def ids(folder: Path) -> Counter[str]:
    pages = (json.loads(path.read_text()) for path in folder.glob("find-a-tender-*.json"))
    return Counter(one["id"] for page in pages for one in page["releases"])


EACH_ONCE = Counter({f"r-{n}": 1 for n in range(6)})


def test_each_page_of_each_day_becomes_a_file(service: StandIn, tmp_path: Path) -> None:
    assert run(service, tmp_path) == 5

    assert ids(tmp_path) == EACH_ONCE
    assert service.asked[0] == {
        "updatedFrom": "2026-09-01T00:00:00", "updatedTo": "2026-09-01T23:59:59", "limit": "100",
    }  # fmt: skip
    assert [one.get("cursor") for one in service.asked] == [None, "2", "4", None, None]


def test_a_number_that_nobody_keeps_is_written_as_null(service: StandIn, tmp_path: Path) -> None:
    run(service, tmp_path)

    texts = "".join(path.read_text() for path in tmp_path.glob("find-a-tender-*.json"))
    assert "Infinity" not in texts
    assert '"value": null' in texts


def test_contracts_finder_has_names_of_its_own_for_the_days(
    service: StandIn, tmp_path: Path
) -> None:
    asked = contracts_finder(service.url)

    pages = list(fetch(asked, DAYS, tmp_path, TODAY, Waits().patience()))

    assert sum(page.releases for page in pages) == 6
    assert {"publishedFrom", "publishedTo"} <= service.asked[0].keys()


@pytest.mark.parametrize("stopped_after", range(6))
def test_stopped_anywhere_and_begun_again_nothing_is_lost_or_doubled(
    service: StandIn, tmp_path: Path, stopped_after: int
) -> None:
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, TODAY, Waits().patience())
    for _, _ in zip(range(stopped_after), pages, strict=False):
        pass
    pages.close()  # type: ignore[attr-defined]

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE
    assert run(service, tmp_path) == 0


def test_a_page_whose_state_was_not_written_any_more_is_fetched_into_the_same_file(
    service: StandIn, tmp_path: Path
) -> None:
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, TODAY, Waits().patience())
    next(pages)
    reached = (tmp_path / NAME).read_bytes()
    next(pages)
    (tmp_path / NAME).write_bytes(reached)

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE
    assert not list(tmp_path.glob("*.part"))


def test_a_day_that_is_not_over_is_fetched_again_until_it_is(
    service: StandIn, tmp_path: Path
) -> None:
    third = service.published["2026-09-03"]
    during, after = date(2026, 9, 3), date(2026, 9, 4)

    first = run(service, tmp_path, today=during)
    third[:0] = [{"id": f"later-{n}", "ocid": "ocds-1"} for n in range(2)]  # newest first
    second = run(service, tmp_path, today=during)
    third[:0] = [{"id": "last", "ocid": "ocds-1"}]
    runs = [run(service, tmp_path, today=after) for _ in range(2)]

    assert (first, second, runs) == (5, 2, [2, 0])
    assert ids(tmp_path) == EACH_ONCE + Counter(["later-0", "later-1", "last"])


def test_a_day_that_was_left_before_its_end_is_begun_anew(service: StandIn, tmp_path: Path) -> None:
    first_day = service.published["2026-09-01"]
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, DAYS[0], Waits().patience())
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    first_day.insert(0, {"id": "later", "ocid": "ocds-1"})

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE + Counter(["later"])


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
def test_the_service_gets_the_pause_it_asks_for(
    service: StandIn, tmp_path: Path, troubles: list[Any], waits: list[float]
) -> None:
    service.troubles, slept = [*troubles], Waits()

    run(service, tmp_path, slept)

    assert slept == waits
    assert ids(tmp_path) == EACH_ONCE


def test_patience_ends_and_the_next_run_goes_on(service: StandIn, tmp_path: Path) -> None:
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
def test_an_answer_that_is_no_page_is_not_kept(
    service: StandIn, tmp_path: Path, answer: Reply
) -> None:
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
def test_a_link_that_leads_away_is_not_followed(
    service: StandIn, tmp_path: Path, away: Any
) -> None:
    service.next_of = away

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "link-leads-away"
    assert len(service.asked) == 1


def test_a_link_to_the_same_page_is_not_followed_for_ever(service: StandIn, tmp_path: Path) -> None:
    service.next_of = lambda url: url.rpartition("cursor=")[0] + "cursor=2"

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "link-leads-away"
    assert len(service.asked) == 2


def test_a_folder_is_for_one_fetch(service: StandIn, tmp_path: Path) -> None:
    run(service, tmp_path)
    other = (date(2026, 8, 1), date(2026, 8, 2))

    with pytest.raises(Problem) as refused:
        list(fetch(find_a_tender(service.url), other, tmp_path, TODAY, Waits().patience()))

    assert refused.value.code == "folder-taken"
    assert ids(tmp_path) == EACH_ONCE


def test_a_state_that_is_none_is_told(service: StandIn, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("{")

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "folder-taken"


def test_days_are_asked_for_in_windows_that_leave_none_out() -> None:
    parts = windows(date(2026, 8, 30), date(2026, 9, 5), 3)

    assert [(str(one.first_day), str(one.last_day)) for one in parts] == [
        ("2026-08-30", "2026-09-01"),
        ("2026-09-02", "2026-09-04"),
        ("2026-09-05", "2026-09-05"),
    ]
    question = Service("x", "http://x", "from", "to").question(parts[0])
    assert (question["from"], question["to"]) == ("2026-08-30T00:00:00", "2026-09-01T23:59:59")
