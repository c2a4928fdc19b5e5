"""Everything that is open for Camden, or for those who buy together, on one day of 2025 or 2026."""

from datetime import date
from typing import Any

import pytest

from app.worklist.open_items.schemas import OpenKind
from tests.support import bodies, world
from tests.support.cases import (
    HELD,
    OURS,
    PARTNERS,
    action,
    candidate,
    concern,
    meeting_schedule,
    mobilisation,
    opened,
    oversight_event,
    pair_up,
    step,
    takes,
    transfer,
)
from tests.support.registry import Registry, System
from tests.support.world import STATED


@pytest.fixture(scope="module", autouse=True)
def _autumn(camden: System, admin: System) -> None:
    """One of everything that can wait; each is open from one day on, and done on another."""
    pair_up(admin)
    camden.states("contracts", bodies.contract("beds", first_day="2025-03-03"))
    camden.states("contracts/beds/awards", bodies.award())
    again = {"first_day": "2026-02-01", "last_day": "2027-01-31"}
    camden.states("contracts", bodies.contract("again", **again, provider="south"))
    camden.states("contracts/again/awards", bodies.award())
    camden.states("contracts/beds/notices", bodies.notice(notice_type="UK7",
                                                          published_on="2025-09-10"))  # fmt: skip
    for event, day in (("winding-up-order", "2025-08-01"), ("insolvency-ended", "2025-09-01")):
        admin.states("providers/north/events", bodies.event(event, day))
    goes_on(camden, "candidates", candidate(),
            step("fell-through", "2025-09-18", reason="It withdrew."))  # fmt: skip
    goes_on(
        camden,
        "data-transfers",
        transfer(),
        step("blocked", "2025-09-25", by="special managers"),
        step("abandoned", "2025-10-08"),
    )
    goes_on(camden, "concerns", concern(), step("warning", "2025-06-10"),
            step("improvement-plan", "2025-07-01", due_on="2025-07-31"),
            step("closed", "2025-08-20"))  # fmt: skip
    camden.states("mobilisation-steps", mobilisation(done_on="2025-09-20"))
    camden.states("meeting-schedules", meeting_schedule(last_day="2025-08-31"))
    camden.states("oversight-events", oversight_event())
    camden.states("actions", action(done_on="2026-04-02"))


@pytest.fixture(scope="module", autouse=True)
def _winter(camden: System, _autumn: None) -> None:
    """What is counted and complained about."""
    kpi = camden.states(
        "kpis",
        {
            **STATED,
            "contract": "beds",
            "standard": "five-days",
            "name": "Delivered within five days",
            "target": "95",
        },
    )["fact"]
    for month, numerator in (("2025-09-01", 80), ("2025-10-01", 96)):
        counted = {"kpi": kpi, "month": month, "numerator": numerator, "denominator": 100}
        camden.states("kpi-observations", {**HELD, **counted})
    goes_on(camden, "complaints", {**HELD, "reference": "C 17", "received_on": "2025-09-01"},
            step("replied", "2025-10-10"))  # fmt: skip
    decided = {"ombudsman": "LGSCO", "decided_on": "2025-10-01", "outcome": "upheld"}
    ombudsman = camden.states("ombudsman-decisions", {**HELD, **decided, "reference": "24 015 097"})
    asked_for = {"text": "Apologise.", "due_on": "2025-11-01", "done_on": "2025-11-03"}
    camden.states("remedies", {**HELD, "decision": ombudsman["fact"], **asked_for})
    failed = {"title": "The end of North", "providers": ["north"], "began_on": "2025-08-01"}
    goes_on(camden, "incidents", {**HELD, **failed, "declared_on": "2025-08-02"},
            step("stood-down", "2025-12-01"))  # fmt: skip


def goes_on(camden: System, path: str, body: dict[str, Any], *steps: dict[str, Any]) -> None:
    takes(camden, path, opened(camden, path, body), *steps)


def items(asking: System, of: str = "authorities/camden", **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asking.sees(f"{of}/brief", **asked)["items"]
    return found


# What waits: from which day on, the day on which it is done, and from when on it is late.
WAITING = [
    (
        "cell-open",
        "Delivery: recorded cover ended on 2025-12-31, nothing recorded since",
        "2026-01-01",
        "2026-02-01",
        None,
    ),
    ("cell-at-risk", "Delivery: insolvency", "2025-08-01", "2025-09-01", None),
    ("key-date", "Contract beds: the term ends", "2025-10-02", "2026-01-01", None),
    ("candidate", "North Care for Delivery", "2025-08-07", "2025-09-18", None),
    ("data-transfer", "Data from North Care:", "2025-09-04", "2025-10-08", None),
    ("mobilisation", "training: Prescribers trained", None, "2025-09-20", None),
    ("meeting", "fortnightly meeting", "2025-08-18", "2025-08-25", None),
    ("concern", "Failed deliveries", "2025-06-02", "2025-08-20", None),
    ("action", "Write the copy of the data", "2025-11-20", "2026-04-02", None),
    ("kpi-breach", "five-days: 80", "2025-09-01", "2025-10-01", None),
    ("complaint-reply", "Reply to complaint C 17", "2025-09-01", "2025-10-10", None),
    ("remedy", "Apologise. (24 015 097)", "2025-10-01", "2025-11-03", None),
    ("incident", "The end of North", "2025-08-02", "2025-12-01", None),
]


def before(day: str) -> str:
    return str(date.fromordinal(date.fromisoformat(day).toordinal() - 1))


@pytest.mark.parametrize(("kind", "text", "since", "done", "late"), WAITING)
def test_what_waits_is_in_the_brief_from_its_first_day_until_it_is_done(
    camden: System, kind: str, text: str, since: str | None, done: str, late: str | None
) -> None:
    def found(on: str) -> list[bool]:
        return [one["late"] for one in items(camden, on=on)
                if one["kind"] == kind and one["text"].startswith(text)]  # fmt: skip

    assert found(since or "2025-01-01") == [since is not None and since == late]
    assert found(before(done)) == [late is not None]
    assert found(done) == []
    if since is not None:
        assert found(before(since)) == []
    if late not in {None, since}:
        assert [found(before(late)), found(late)] == [[False], [True]]


def test_a_notice_waits_in_the_brief_from_signing_to_its_last_day(camden: System) -> None:
    def found(on: str) -> list[bool]:
        return [
            one["late"]
            for one in items(camden, on=on)
            if one["kind"] == "notice" and one["text"].startswith("UK7 of Contract beds")
        ]

    assert found(before("2025-03-03")) == []
    assert [found("2025-03-03"), found("2025-04-01")] == [[False], [False]]
    # After its last day nothing is recorded about it, and nobody is accused.
    assert found("2025-04-02") == []


def test_item_is_late_only_under_an_attestation_and_else_says_since_when_nothing_is_recorded(
    camden: System,
) -> None:
    camden.states("actions", action(text="Return the keys.", due_on="2026-05-01"))
    attested = bodies.complete("actions", "2026-05-10", "2026-05-10")
    camden.states("authorities/camden/attestations", attested)

    def found(on: str) -> list[tuple[str, bool, str]]:
        return [(one["text"], one["late"], one["last_heard_on"]) for one in items(camden, on=on)
                if one["text"].startswith("Return the keys")]  # fmt: skip

    silent = "Return the keys: nothing recorded since 2025-11-20"
    assert found("2026-05-01") == [("Return the keys.", False, "2025-11-20")]
    assert found("2026-05-02") == [(silent, False, "2025-11-20")]
    assert found("2026-05-10") == [("Return the keys.", True, "2025-11-20")]


def test_a_conflict_is_in_the_brief_until_it_is_decided(
    camden: System, hackney: System, anybody: System
) -> None:
    def conflicts(asking: System) -> list[tuple[str, str]]:
        return [(one["text"], one["visibility"]) for one in items(asking)
                if one["kind"] == "conflict"]  # fmt: skip

    def disagree(asking: System, about: str, topic: str, **said: Any) -> list[str]:
        return [
            asking.states("claims", bodies.claim(about, value=value, topic=topic, **said))["fact"]
            for value in ("4", "5")
        ]

    disagree(hackney, "authority:hackney", "Of another")
    disagree(camden, "authority:camden", "How many drivers")
    claims = disagree(camden, "contract:beds", "What it costs", **PARTNERS)

    assert conflicts(camden) == [("What it costs", "partners"), ("How many drivers", "public")]
    assert conflicts(anybody) == [("How many drivers", "public")]
    for claim in claims:
        camden.states(f"claims/{claim}/decision", bodies.decision(**PARTNERS), seen=claim)
    assert conflicts(camden) == [("How many drivers", "public")]


def test_every_kind_of_item_has_its_test() -> None:
    assert {kind for kind, *_ in WAITING} | {"conflict", "notice"} == {*OpenKind}


def test_no_conflict_is_left_out_however_many_there_are(registry: Registry, camden: System) -> None:
    with registry.database.write_session() as session:
        for n in range(51):
            for value in ("one", "two"):
                said = {"topic": f"Topic {n:02}", "value": value, "source": "minutes"}
                world.claim(session, about="contract:again", **said)

    topics = [one["text"] for one in items(camden) if one["text"].startswith("Topic")]

    assert topics == [f"Topic {n:02}" for n in range(51)]


@pytest.mark.parametrize("on", ["2025-08-18", "2025-09-26", "2026-01-15"])
def test_a_brief_is_in_the_order_of_the_days_on_which_things_are_due(
    camden: System, on: str
) -> None:
    found = camden.sees("authorities/camden/brief", on=on)

    due = [one["due_on"] or "9999" for one in found["items"]]
    assert due == sorted(due)
    assert found["open"] == len(due) > 3
    assert found["late"] == sum(one["late"] for one in found["items"])


@pytest.mark.parametrize("on", ["2025-08-18", "2025-09-26", "2025-10-20", "2026-01-15"])
def test_every_item_tells_where_to_read_more(camden: System, on: str) -> None:
    for one in items(camden, on=on):
        response = camden.client.get(one["address"], headers=camden.key)
        assert response.status_code == 200, one
        assert response.json().get("items") != [] or one["kind"] == "key-date", one


def test_a_brief_counts_the_cells_by_state(camden: System) -> None:
    def cover(on: str) -> dict[str, int]:
        found = camden.sees("authorities/camden/brief", on=on)["cover"]
        return {one["state"]: one["cells"] for one in found if one["cells"]}

    assert cover("2025-05-01") == {"full": 1, "unknown": 1}
    assert cover("2026-01-01") == {"ended": 1, "unknown": 1}


def test_what_is_hidden_is_in_the_briefs_of_those_who_see_it(
    request: pytest.FixtureRequest, camden: System
) -> None:
    for n, how in enumerate(({}, PARTNERS, OURS)):
        camden.states("actions", action(text=f"Hidden {n}", due_on=None, **how))

    def seen_by(name: str) -> list[str]:
        asking: System = request.getfixturevalue(name)
        found = asking.sees("authorities/camden/brief")
        assert found["open"] == len(found["items"])
        return [one["visibility"] for one in found["items"] if one["text"].startswith("Hidden")]

    assert seen_by("anybody") == ["public"]
    assert seen_by("reader") == seen_by("islington") == ["public", "partners"]
    assert seen_by("camden") == seen_by("auditor") == ["public", "partners", "owner"]


def test_the_brief_of_a_consortium_is_that_of_its_members_on_the_day(
    registry: Registry, reader: System
) -> None:
    for code in ("hackney", "islington"):
        its = registry.editor(code, name=f"{code}-acts")
        its.states("actions", action(authority=code, text="Count the beds."))
        own = {"buyers": [code], "last_day": "2026-02-28"}
        its.states("contracts", bodies.contract(f"of-{code}", **own))
        its.states(f"contracts/of-{code}/awards", bodies.award(authority=code))

    def found(on: str) -> set[str | None]:
        pair = items(reader, "consortia/pair", on=on)
        return {one["authority"] or one["contract"] for one in pair}

    assert found("2025-12-31") & {"hackney", "of-hackney", "islington", "of-islington"} == set()
    assert {"camden", "hackney", "of-hackney"} <= found("2026-01-01")
    assert found("2026-01-01") & {"islington", "of-islington"} == set()
    # Nobody belonged to it yet.
    assert items(reader, "consortia/pair", on="2025-07-31") == []
