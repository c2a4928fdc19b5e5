"""Monthly counts of complaints, and the protection of small numbers."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.recorded import (
    OURS,
    PARTNERS,
    complaint_count,
    filters,
    paged,
    pair,
    refusal,
    rows,
    taken,
)
from tests.support.registry import Refusal, Registry, System, told


@pytest.fixture(scope="module", autouse=True)
def _world(camden: System, admin: System) -> None:
    camden.states("contracts", bodies.contract("beds"))
    pair(admin)


def counted(system: System, received: int, **said: Any) -> str:
    return str(system.states("complaint-counts", complaint_count(received, **said))["fact"])


def refuse(registry: Registry, system: System, body: Body, **said: str) -> Refusal:
    return refusal(registry, lambda: system.posts("complaint-counts", body, **said))


def test_recorded_count_is_returned(camden: System, anybody: System) -> None:
    said = {"answered_in_time": 30, "upheld": 10, "provider": "north", "contract": "beds"}

    id_ = counted(camden, 40, **said)

    (found,) = anybody.lists("complaint-counts", contract="beds")
    assert found == {
        "id": id_, "fact": id_, "source": "minutes", "confidence": "high", "visibility": "public",
        "note": None, "authority": "camden", "authority_name": "Camden", "kind": "complaint",
        "month": "2025-06-01", "received": 40, **said,
    }  # fmt: skip


@pytest.mark.parametrize("few", range(7))
@pytest.mark.parametrize("field", ["received", "answered_in_time", "upheld", "the rest"])
def test_count_from_one_to_four_is_visible_to_partners_only(
    registry: Registry, camden: System, anybody: System, field: str, few: int
) -> None:
    said = {"upheld": 100 - few} if field == "the rest" else {field: few}
    body = {**complaint_count(100, kind="compliment"), **said}

    if few in {1, 2, 3, 4}:
        expected = (422, "small-number", ["/body/visibility"])
        assert refuse(registry, camden, body) == expected
        hidden = camden.states("complaint-counts", {**body, **PARTNERS})["fact"]
        assert filters(anybody, "complaint-counts", {"it": hidden}) == set()
    else:
        shown = camden.states("complaint-counts", body)["fact"]
        assert filters(anybody, "complaint-counts", {"it": shown}) == {"it"}


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"answered_in_time": 41}, "more-than-all", "/body/answered_in_time"),
        ({"upheld": 41}, "more-than-all", "/body/upheld"),
        ({"received": None}, "invalid-request", "/body/received"),
        ({"received": -1}, "invalid-request", "/body/received"),
        ({"received": 2**40}, "invalid-request", "/body/received"),
        ({"month": "2025-06-02"}, "invalid-request", "/body/month"),
        ({"kind": "rumour"}, "invalid-request", "/body/kind"),
        ({"provider": "nobody"}, "unknown-provider", "/body/provider"),
        ({"authority": "nowhere"}, "unknown-authority", "/body/authority"),
    ],
)
def test_invalid_count_returns_problem(
    registry: Registry, camden: System, said: Body, code: str, pointer: str
) -> None:
    found = refuse(registry, camden, {**complaint_count(40), **said})

    assert found == (422, code, [pointer])


def test_part_above_whole_is_refused_for_hidden_count(registry: Registry, camden: System) -> None:
    found = refuse(registry, camden, complaint_count(3, upheld=4, **OURS))

    assert found == (422, "more-than-all", ["/body/upheld"])


def test_each_filter_selects_matching_counts(
    camden: System, islington: System, hackney: System, reader: System
) -> None:
    ids = {
        "may": counted(camden, 20, month="2025-05-01", provider="south"),
        "june": counted(camden, 20, contract="beds", kind="prescriber-feedback"),
        "july": counted(islington, 20, authority="islington", month="2025-07-01"),
        "other": counted(hackney, 3, authority="hackney", provider="south", **PARTNERS),
    }

    def found(**asked: Any) -> set[str]:
        return filters(reader, "complaint-counts", ids, **asked)

    assert found() == set(ids)
    assert found(on="2025-06-30") == {"may", "june", "other"}
    assert found(authority="islington") == {"july"}
    assert found(consortium="pair") == {"may", "june", "july"}
    assert found(provider="south") == {"may", "other"}
    assert found(contract="beds", kind="prescriber-feedback") == {"june"}
    assert found(since="2025-06-01", until="2025-06-01") == {"june", "other"}
    assert paged(reader, "complaint-counts") == reader.lists("complaint-counts", limit=200)
    (row,) = rows(reader, "complaint-counts", kind="prescriber-feedback")
    assert (row["id"], row["received"], row["upheld"]) == (ids["june"], "20", "")


@pytest.mark.parametrize(
    ("asked", "code", "pointer"),
    [
        ({"provider": "nobody"}, "unknown-filter-code", "/query/provider"),
        ({"kind": "rumour"}, "invalid-request", "/query/kind"),
        ({"since": "2025-06-15"}, "invalid-request", "/query/since"),
        ({"since": "2025-06-01", "until": "2025-05-01"}, "period-reversed", "/query"),
    ],
)
def test_invalid_query_returns_problem(
    anybody: System, asked: dict[str, Any], code: str, pointer: str
) -> None:
    assert told(anybody.asks("complaint-counts", **asked)) == (422, code, [pointer])


def test_only_authority_records_revises_and_withdraws_count(
    registry: Registry, camden: System, islington: System, admin: System, anybody: System
) -> None:
    wrong = counted(camden, 50)
    right = complaint_count(60, replaces=wrong)

    assert refuse(registry, islington, complaint_count(50)) == (403, "not-in-charge", [])
    assert refuse(registry, admin, complaint_count(50))[1] == "acting-for-needed"
    assert refuse(registry, islington, right, seen=wrong) == (403, "not-in-charge", [])
    assert refuse(registry, camden, right)[:2] == (428, "if-match-needed")
    assert refuse(registry, camden, {**right, **PARTNERS}, seen=wrong) == (
        409, "visibility-differs", ["/body/visibility"],
    )  # fmt: skip
    entry = camden.states("complaint-counts", right, seen=wrong)
    ids = {"wrong": wrong, "right": entry["fact"]}
    assert filters(anybody, "complaint-counts", ids) == {"right"}
    assert filters(anybody, "complaint-counts", ids, position=entry["position"] - 1) == {"wrong"}
    camden.withdraws(entry["fact"])
    assert filters(anybody, "complaint-counts", ids) == set()


def test_number_of_statements_is_independent_of_counts(camden: System, anybody: System) -> None:
    counted(camden, 70)
    few = taken(anybody, "complaint-counts", limit=200)
    for n in range(1, 8):
        counted(camden, 70, month=f"2024-0{n}-01", provider="south", contract="beds")

    assert taken(anybody, "complaint-counts", limit=200) == few
