"""Indicators: recorded by the owners of the contract, and revised without loss of their counts."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.recorded import MINOR, count, filters, kpi, paged, refusal, rows, taken
from tests.support.registry import Registry, System, told


@pytest.fixture(scope="module", autouse=True)
def _contracts(camden: System) -> None:
    """Record a contract of the consortium, led by Camden, and a contract of Camden alone."""
    said = {"identifiers": [{"scheme": "GB-FTS", "id": "055188-2025"}]}
    camden.states("contracts", bodies.contract("beds", consortium="six", **said))
    camden.states("contracts", bodies.contract("rails", provider="south"))


def stated(asking: System, contract: str, standard: str, **said: Any) -> str:
    return str(asking.states("kpis", kpi(contract, standard, **said))["fact"])


def test_recorded_indicator_is_public(camden: System, anybody: System) -> None:
    said = {"name": "Fitted within 5 working days of the order.", "is_binding": True}

    id_ = stated(camden, "beds", MINOR, **said)

    (found,) = anybody.lists("kpis", standard=MINOR)
    assert found == {
        "id": id_, "fact": id_, "source": "minutes", "confidence": "high", "visibility": "public",
        "note": None, "contract": "beds", "contract_name": "Contract beds", "standard": MINOR,
        "unit": "percent", "direction": "at-least", "target": "95", "approaching": "90",
        "improvement": "80", **said,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "conditions", "expected"),
    [
        ("islington", {}, (403, "not-in-charge", [])),
        ("admin", {}, (403, "acting-for-needed", ["/header/Acting-For"])),
        ("admin", {"acting_for": "islington"}, (403, "acting-for-needed", ["/header/Acting-For"])),
        ("camden", {"acting_for": "camden"}, (403, "acting-for-not-yours", ["/header/Acting-For"])),
        ("reader", {}, (403, "forbidden", [])),
        ("anybody", {}, (401, "credentials-needed", [])),
    ],
)
def test_only_owners_of_contract_record_indicators(
    registry: Registry,
    request: pytest.FixtureRequest,
    who: str,
    conditions: dict[str, str],
    expected: tuple[int, str, list[str]],
) -> None:
    system: System = request.getfixturevalue(who)

    found = refusal(registry, lambda: system.posts("kpis", kpi("beds", "calls"), **conditions))

    assert found == expected


def test_admin_records_indicator_for_lead(admin: System) -> None:
    entry = admin.states("kpis", kpi("beds", "on-behalf"), acting_for="camden")

    assert entry["acting_for"] == "camden"
    assert entry["subject"] == {"thing": "contract", "code": "beds"}


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"target": None}, "bounds-without-target", "/body/target"),
        ({"approaching": "96"}, "bounds-disordered", "/body/target"),
        ({"approaching": "70"}, "bounds-disordered", "/body/target"),
        ({"direction": "at-most"}, "bounds-disordered", "/body/target"),
        ({"contract": "nothing"}, "unknown-contract", "/body/contract"),
        ({"source": "rumour"}, "unknown-source", "/body/source"),
        ({"target": "95 %"}, "invalid-request", "/body/target"),
        ({"target": 95}, "invalid-request", "/body/target"),
        ({"unit": "hours"}, "invalid-request", "/body/unit"),
        ({"standard": "In Time"}, "invalid-request", "/body/standard"),
        ({"name": "a\x00b"}, "invalid-request", "/body/name"),
        ({"visibility": "partners"}, "invalid-request", "/body/visibility"),
        ({"name": "As Mrs Smith asked."}, "personal-data", "/body/name"),
    ],
)
def test_invalid_indicator_returns_problem(
    registry: Registry, camden: System, said: dict[str, Any], code: str, pointer: str
) -> None:
    body = {**kpi("beds", "refused"), **said}

    found = refusal(registry, lambda: camden.posts("kpis", body))

    assert found == (422, code, [pointer])


def test_each_filter_selects_matching_indicators(camden: System, anybody: System) -> None:
    ids = {
        f"{contract} {standard}": stated(camden, contract, standard)
        for contract in ("beds", "rails")
        for standard in ("asked-a", "asked-b")
    }

    def found(**asked: str) -> set[str]:
        return filters(anybody, "kpis", ids, **asked)

    assert found() == set(ids)
    assert found(standard="asked-a") == {"beds asked-a", "rails asked-a"}
    assert found(contract="rails") == {"rails asked-a", "rails asked-b"}
    assert found(contract="055188-2025", standard="asked-b") == {"beds asked-b"}
    assert told(anybody.asks("kpis", standard="asked-c"))[1] == "unknown-filter-code"
    assert [item["id"] for item in paged(anybody, "kpis")] == [
        item["id"] for item in anybody.lists("kpis")
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"contract": "nothing"}, "unknown-filter-code"),
        ({"contract": "be\x00ds"}, "invalid-request"),
        ({"standard": "\x00"}, "invalid-request"),
        ({"provider": "north"}, "unknown-parameter"),
        ({"on": "2025-02-30"}, "invalid-day"),
        ({"position": str(10**18)}, "unknown-position"),
        ({"position": str(10**30)}, "invalid-request"),
        ({"cursor": "bm9uc2Vuc2U="}, "invalid-cursor"),
    ],
)
def test_invalid_query_returns_problem(anybody: System, asked: dict[str, Any], code: str) -> None:
    assert told(anybody.asks("kpis", **asked)) == (422, code, [f"/query/{next(iter(asked))}"])


def test_revised_indicator_keeps_id_and_counts(camden: System, anybody: System) -> None:
    id_ = stated(camden, "beds", "corrected")
    counted = camden.states("kpi-observations", count(id_, 93))["fact"]
    before = camden.lists("kpi-observations", kpi=id_)[0]

    entry = camden.states("kpis", kpi("beds", "corrected", target="92", replaces=id_), seen=id_)
    again = kpi("beds", "corrected", target="94", replaces=entry["fact"])
    last = camden.states("kpis", again, seen=entry["fact"])

    def shown(**asked: Any) -> list[tuple[str, str, str]]:
        found = anybody.lists("kpis", standard="corrected", **asked)
        return [(item["id"], item["fact"], item["target"]) for item in found]

    after = camden.lists("kpi-observations", kpi=id_)[0]
    assert (entry["action"], entry["content"]["opening"]) == ("revised", id_)
    assert shown() == [(id_, last["fact"], "94")]
    assert shown(position=entry["position"]) == [(id_, entry["fact"], "92")]
    assert shown(position=entry["position"] - 1) == [(id_, id_, "95")]
    assert [(item["id"], item["target"], item["breach"]) for item in (before, after)] == [
        (counted, "95", True), (counted, "94", True),
    ]  # fmt: skip
    assert camden.states("kpi-observations", count(last["fact"], 97, month="2025-07-01"))
    assert len(camden.lists("kpi-observations", kpi=id_)) == 2


@pytest.mark.parametrize(
    ("seen", "status", "code"), [(None, 428, "if-match-needed"), ("kpi-1", 412, "stale")]
)
def test_revision_without_current_version_is_refused(
    registry: Registry, camden: System, seen: str | None, status: int, code: str
) -> None:
    id_ = stated(camden, "beds", f"unseen-{status}")
    body = kpi("beds", f"unseen-{status}", replaces=id_)

    found = refusal(registry, lambda: camden.posts("kpis", body, seen=seen))

    assert found == (status, code, ["/header/If-Match"])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The contradiction is in the counts, and the body has no such field.
        ({"unit": "count"}, (422, "denominator-not-wanted", [])),
        ({"approaching": "99"}, (422, "bounds-disordered", ["/body/target"])),
        ({"contract": "rails"}, (409, "other-subject", ["/body/replaces"])),
    ],
)
def test_revision_that_contradicts_counts_is_refused(
    registry: Registry, camden: System, said: dict[str, Any], expected: tuple[int, str, list[str]]
) -> None:
    standard = f"fitting-{expected[1]}"
    id_ = stated(camden, "beds", standard)
    camden.states("kpi-observations", count(id_, 93))
    body = {**kpi("beds", standard, replaces=id_), **said}

    assert refusal(registry, lambda: camden.posts("kpis", body, seen=id_)) == expected


def test_indicator_is_withdrawn_only_after_its_counts(
    registry: Registry, camden: System, islington: System, anybody: System
) -> None:
    id_ = stated(camden, "beds", "withdrawn")
    counted = islington.states("kpi-observations", count(id_, 93, authority="islington"))["fact"]
    withdrawal = f"facts/{id_}/withdrawal", {"reason": "Never agreed."}

    in_use = refusal(registry, lambda: camden.posts(*withdrawal, seen=id_))
    others = refusal(registry, lambda: islington.posts(*withdrawal, seen=id_))
    islington.withdraws(counted)
    camden.withdraws(id_)

    assert (in_use, others) == ((409, "still-named", []), (403, "not-in-charge", []))
    assert told(anybody.asks("kpis", standard="withdrawn"))[1] == "unknown-filter-code"
    gone = camden.posts("kpi-observations", count(id_, 93))
    assert told(gone) == (422, "unknown-fact", ["/body/kpi"])


def test_number_of_statements_is_independent_of_indicators(camden: System, anybody: System) -> None:
    stated(camden, "beds", "many-0")
    few = taken(anybody, "kpis", limit=200)
    for n in range(1, 8):
        stated(camden, "rails", f"many-{n}")

    assert taken(anybody, "kpis", limit=200) == few


def test_indicators_are_available_as_csv(camden: System, anybody: System) -> None:
    id_ = stated(camden, "rails", "in-rows")

    (row,) = rows(anybody, "kpis", standard="in-rows")

    assert (row["id"], row["name"], row["is_binding"]) == (id_, "Done in time, of all.", "")
