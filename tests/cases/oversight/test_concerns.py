"""Concerns about a contractor: warnings, improvement plans and termination."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.cases import concern, opened, shown, step, takes
from tests.support.registry import Registry, System, told

WARNING = step("warning", "2025-06-10", text="Late deliveries must halve within a month.")
PLAN = step("improvement-plan", "2025-07-01", due_on="2025-09-30")


@pytest.fixture(scope="module", autouse=True)
def failing(camden: System) -> str:
    number = [{"scheme": "GB-FTS", "id": "063402-2025"}]
    camden.states("contracts", bodies.contract("beds", identifiers=number))
    camden.states(
        "authorities/camden/attestations", bodies.complete("concerns", "2025-10-02", "2025-10-31")
    )
    case = opened(camden, "concerns", concern(contract="beds"))
    takes(camden, "concerns", case, WARNING, PLAN,
          step("improved", "2025-10-10"), step("improvement-plan", "2025-11-03"),
          step("termination", "2025-12-01", text="The plan was not kept."))  # fmt: skip
    return case


@pytest.mark.parametrize(
    ("on", "last_step", "due_on", "plan", "state"),
    [
        ("2025-06-09", None, None, None, "open"),
        ("2025-06-10", "warning", None, None, "open"),
        ("2025-09-30", "improvement-plan", "2025-09-30", "open", "open"),
        ("2025-10-01", "improvement-plan", "2025-09-30", "not-recorded", "open"),
        # The record of this day is attested to be complete.
        ("2025-10-02", "improvement-plan", "2025-09-30", "late", "open"),
        ("2025-10-10", "improved", None, None, "open"),
        # The second plan has no due day.
        ("2025-11-30", "improvement-plan", None, "open", "open"),
        ("2025-12-01", "termination", None, None, "ended"),
    ],
)
def test_progress_of_concern_depends_on_day(
    reader: System, failing: str, on: str, last_step: str | None, due_on: str | None,
    plan: str | None, state: str
) -> None:  # fmt: skip
    found = reader.sees(f"concerns/{failing}", on=on)

    assert (found["last_step"], found["plan_due_on"], found["plan"], found["state"]) == (
        last_step, due_on, plan, state,
    )  # fmt: skip
    assert found["open"] is (state != "ended")


def test_concern_is_not_heard_of_after_the_last_day_a_source_speaks_of_it(
    camden: System, reader: System
) -> None:
    case = opened(camden, "concerns", concern(day_basis="reported"))
    takes(camden, "concerns", case, WARNING)

    for on, state in (("2025-06-10", "open"), ("2025-06-11", "not-heard-of")):
        found = reader.sees(f"concerns/{case}", on=on)
        assert (found["state"], found["last_heard_on"]) == (state, "2025-06-10")
        assert (found["open"], found["day_basis"]) == (True, "reported")


def test_later_warning_does_not_end_plan(camden: System, reader: System) -> None:
    case = opened(camden, "concerns", concern())
    takes(camden, "concerns", case, WARNING, PLAN, step("warning", "2025-08-01"))

    found = reader.sees(f"concerns/{case}", on="2025-10-01")

    assert (found["last_step"], found["plan_due_on"], found["plan"]) == (
        "warning", "2025-09-30", "not-recorded",
    )  # fmt: skip


def test_new_plan_replaces_current_plan(camden: System, reader: System) -> None:
    case = opened(camden, "concerns", concern())
    later = step("improvement-plan", "2025-08-01", due_on="2025-12-31")
    takes(camden, "concerns", case, WARNING, PLAN, later)

    assert reader.sees(f"concerns/{case}", on="2025-10-01")["plan_due_on"] == "2025-12-31"
    assert reader.sees(f"concerns/{case}", on="2025-07-31")["plan_due_on"] == "2025-09-30"


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"open": "true", "on": "2025-11-30"}, True), ({"open": "true"}, False),
        ({"open": "false", "on": "2025-11-30"}, False), ({"open": "false"}, True),
        ({"provider": "north"}, True), ({"provider": "south"}, False),
        ({"contract": "beds"}, True), ({"contract": "063402-2025"}, True),
        ({"on": "2025-06-01"}, False), ({"on": "2025-06-02"}, True),
    ],
)  # fmt: skip
def test_each_filter_selects_matching_concerns(
    reader: System, failing: str, asked: dict[str, str], is_there: bool
) -> None:
    assert (failing in shown(reader, "concerns", **asked)) is is_there


@pytest.mark.parametrize(
    ("taken", "then", "code"),
    [
        ([], PLAN, "improvement-plan-before-warning"),
        ([WARNING], step("improved", "2025-08-01"), "improved-before-improvement-plan"),
        ([WARNING, PLAN, step("improved", "2025-08-01")], step("improved", "2025-08-02"),
         "improved-before-improvement-plan"),
        ([], step("termination", "2025-08-01"), "termination-before-warning"),
        ([step("closed", "2025-06-20")], step("warning", "2025-06-21"), "case-closed"),
    ],
)  # fmt: skip
def test_impossible_step_is_refused_and_not_recorded(
    registry: Registry, camden: System, taken: list[Body], then: Body, code: str
) -> None:
    case = opened(camden, "concerns", concern())
    takes(camden, "concerns", case, *taken)
    before = registry.everything()

    response = camden.posts(f"concerns/{case}/steps", then)

    assert told(response) == (409, code, ["/body/step"])
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("path", "body", "code", "pointer"),
    [
        ("concerns/{case}/steps", WARNING | {"due_on": "2025-07-01"}, "not-of-this-step", "/body"),
        ("concerns/{case}/steps", step("scolded", "2025-07-01"), "unknown-word", "/body/step"),
        ("concerns", concern(text=""), "string-too-short", "/body/text"),
        ("concerns", concern(provider=None), "string-type", "/body/provider"),
    ],
)
def test_invalid_body_returns_problem_with_field(
    registry: Registry, camden: System, failing: str, path: str, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts(path.format(case=failing), body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before


def test_personal_data_in_concern_is_refused(registry: Registry, camden: System) -> None:
    before = registry.everything()
    said: dict[str, Any] = concern(text="Mrs Smith waited nine weeks for a bed.")

    response = camden.posts("concerns", said)

    assert told(response) == (422, "personal-data", ["/body/text"])
    assert registry.everything() == before
