"""Every release of the days is fetched once, also after interruptions."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.interchange.fetch.pages import fetch
from app.interchange.fetch.services import Service, contracts_finder, find_a_tender, windows
from app.interchange.fetch.state import STATE_FILE
from app.platform.problems.problem import Problem
from tests.interchange.fetch.fetched import DAYS, EACH_ONCE, TODAY, Waits, ids, run
from tests.interchange.fetch.stand_in import StandIn


def test_each_page_of_each_day_becomes_a_file(service: StandIn, tmp_path: Path) -> None:
    assert run(service, tmp_path) == 5

    assert ids(tmp_path) == EACH_ONCE
    assert service.asked[0] == {
        "updatedFrom": "2026-09-01T00:00:00", "updatedTo": "2026-09-01T23:59:59", "limit": "100",
    }  # fmt: skip
    assert [item.get("cursor") for item in service.asked] == [None, "2", "4", None, None]


def test_number_too_large_for_json_is_written_as_null(service: StandIn, tmp_path: Path) -> None:
    run(service, tmp_path)

    texts = "".join(path.read_text() for path in tmp_path.glob("find-a-tender-*.json"))
    assert "Infinity" not in texts
    assert '"value": null' in texts


def test_contracts_finder_uses_its_own_date_parameters(service: StandIn, tmp_path: Path) -> None:
    asked = contracts_finder(service.url)

    pages = list(fetch(asked, DAYS, tmp_path, TODAY, Waits().policy()))

    assert sum(page.releases for page in pages) == 6
    assert {"publishedFrom", "publishedTo"} <= service.asked[0].keys()


@pytest.mark.parametrize("stopped_after", range(6))
def test_interrupted_fetch_resumes_without_loss_or_repetition(
    service: StandIn, tmp_path: Path, stopped_after: int
) -> None:
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, TODAY, Waits().policy())
    for _, _ in zip(range(stopped_after), pages, strict=False):
        pass
    pages.close()  # type: ignore[attr-defined]

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE
    assert run(service, tmp_path) == 0


def test_page_written_before_its_state_is_replaced_on_resume(
    service: StandIn, tmp_path: Path
) -> None:
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, TODAY, Waits().policy())
    next(pages)
    reached = (tmp_path / STATE_FILE).read_bytes()
    next(pages)
    (tmp_path / STATE_FILE).write_bytes(reached)

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE
    assert not list(tmp_path.glob("*.part"))


def test_unfinished_day_is_fetched_again(service: StandIn, tmp_path: Path) -> None:
    third = service.published["2026-09-03"]
    during, after = date(2026, 9, 3), date(2026, 9, 4)

    first = run(service, tmp_path, today=during)
    third[:0] = [{"id": f"later-{n}", "ocid": "ocds-1"} for n in range(2)]  # newest first
    second = run(service, tmp_path, today=during)
    third[:0] = [{"id": "last", "ocid": "ocds-1"}]
    runs = [run(service, tmp_path, today=after) for _ in range(2)]

    assert (first, second, runs) == (5, 2, [2, 0])
    assert ids(tmp_path) == EACH_ONCE + Counter(["later-0", "later-1", "last"])


def test_interrupted_unfinished_day_restarts(service: StandIn, tmp_path: Path) -> None:
    first_day = service.published["2026-09-01"]
    pages = fetch(find_a_tender(service.url), DAYS, tmp_path, DAYS[0], Waits().policy())
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    first_day.insert(0, {"id": "later", "ocid": "ocds-1"})

    run(service, tmp_path)

    assert ids(tmp_path) == EACH_ONCE + Counter(["later"])


def test_folder_of_another_fetch_is_refused(service: StandIn, tmp_path: Path) -> None:
    run(service, tmp_path)
    other = (date(2026, 8, 1), date(2026, 8, 2))

    with pytest.raises(Problem) as refused:
        list(fetch(find_a_tender(service.url), other, tmp_path, TODAY, Waits().policy()))

    assert refused.value.code == "folder-taken"
    assert ids(tmp_path) == EACH_ONCE


def test_invalid_state_file_is_refused(service: StandIn, tmp_path: Path) -> None:
    (tmp_path / STATE_FILE).write_text("{")

    with pytest.raises(Problem) as refused:
        run(service, tmp_path)

    assert refused.value.code == "folder-taken"


def test_windows_cover_every_day() -> None:
    parts = windows(date(2026, 8, 30), date(2026, 9, 5), 3)

    assert [(str(item.first_day), str(item.last_day)) for item in parts] == [
        ("2026-08-30", "2026-09-01"),
        ("2026-09-02", "2026-09-04"),
        ("2026-09-05", "2026-09-05"),
    ]
    question = Service("x", "http://x", "from", "to").query_parameters(parts[0])
    assert (question["from"], question["to"]) == ("2026-08-30T00:00:00", "2026-09-01T23:59:59")
