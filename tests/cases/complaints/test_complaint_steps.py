"""Steps of a complaint: reply, call and Ombudsman."""

import pytest

from tests.support.bodies import Body, complete
from tests.support.recorded import TWENTY_DAYS, received, refusal, step
from tests.support.registry import Registry, System

REPLIED = step("replied", "2025-09-10")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-08-12", ("open", "open", None)),
        ("2025-09-10", ("open", "open", None)),
        ("2025-09-11", ("not-recorded", "open", None)),
        ("2025-09-12", ("done-late", "open", "replied")),
        ("2025-09-15", ("done-late", "open", "to-ombudsman")),
        ("2025-10-01", ("done-late", "ended", "decided")),
    ],
)
def test_progress_of_complaint_depends_on_day(
    camden: System, on: str, expected: tuple[str, str, str | None]
) -> None:
    steps = [step("replied", "2025-09-12"), step("to-ombudsman", "2025-09-15"),
             step("decided", "2025-10-01")]  # fmt: skip
    id_ = received(camden, f"as of {on}", *steps, **TWENTY_DAYS)

    found = camden.sees(f"complaints/{id_}", on=on)

    first = found["stages"][0]
    assert (first["reply"], found["state"], found["last_step"]) == expected


@pytest.mark.parametrize(
    ("calls", "on", "expected"),
    [
        ([], "2025-08-12", "not-recorded"),
        ([], "2025-08-13", "late"),
        (["2025-08-11"], "2025-08-12", "done"),
        (["2025-08-12"], "2025-08-12", "done-late"),
        # A call before the failed visit does not count.
        (["2025-08-09"], "2025-08-12", "not-recorded"),
    ],
)
def test_call_before_complaint_meets_limit_after_failed_visit(
    camden: System, calls: list[str], on: str, expected: str
) -> None:
    camden.states(
        "authorities/camden/attestations", complete("complaints", "2025-08-13", "2025-08-13")
    )
    steps = [step("called", day) for day in calls]
    said = {"visit_failed_on": "2025-08-10", "received_on": "2025-08-12"}
    id_ = received(camden, f"visit {expected} {on}", *steps, **said)

    found = camden.sees(f"complaints/{id_}", on=on)

    assert (found["call_due_on"], found["call"]) == ("2025-08-11", expected)


def test_failed_visit_after_day_needs_no_call(camden: System) -> None:
    id_ = received(camden, "later visit", visit_failed_on="2025-09-01")

    before, after = (
        camden.sees(f"complaints/{id_}", on=day) for day in ("2025-08-31", "2025-09-01")
    )

    assert (before["visit_failed_on"], before["call_due_on"], before["call"]) == (None, None, None)
    assert (after["call_due_on"], after["call"]) == ("2025-09-02", "open")


@pytest.mark.parametrize(
    ("taken_before", "said", "code", "pointer"),
    [
        ([], step("to-ombudsman", "2025-09-20"), "to-ombudsman-before-replied", "/body/step"),
        ([REPLIED], step("to-ombudsman", "2025-09-09"), "to-ombudsman-before-replied",
         "/body/step"),
        ([REPLIED], step("decided", "2025-09-20"), "decided-before-to-ombudsman", "/body/step"),
        ([], step("sent-on", "2025-08-11"), "step-before-opening", "/body/day"),
        ([REPLIED], REPLIED, "step-known", "/body/step"),
        ([step("closed", "2025-09-10")], step("replied", "2025-09-11"), "case-closed",
         "/body/step"),
    ],
)  # fmt: skip
def test_step_out_of_order_is_refused(
    registry: Registry,
    camden: System,
    taken_before: list[Body],
    said: Body,
    code: str,
    pointer: str,
) -> None:
    id_ = received(camden, f"order {code}", *taken_before)

    found = refusal(registry, lambda: camden.posts(f"complaints/{id_}/steps", said))

    assert found == (409, code, [pointer])


def test_stages_follow_one_another_each_with_its_own_reply(camden: System) -> None:
    limit = {"reply_within": {"length": 10, "unit": "days", "basis": "authority"}}
    id_ = received(
        camden, "stages",
        step("replied", "2025-08-20", signposted=False, copied=True),
        step("escalated", "2025-08-21", stage="council-investigation", **limit),
        step("not-answered", "2025-09-02"),
        step("to-ombudsman", "2025-09-15", reference="25 1"),
        stage="contractor", **TWENTY_DAYS,
    )  # fmt: skip

    found = camden.sees(f"complaints/{id_}", on="2025-09-15")

    names = ("stage", "received_on", "reply_due_on", "reply_basis", "answered", "signposted")
    assert [tuple(item[name] for name in names) for item in found["stages"]] == [
        ("contractor", "2025-08-12", "2025-09-10", "contract", True, False),
        ("council-investigation", "2025-08-21", "2025-08-31", "authority", False, None),
        ("ombudsman", "2025-09-15", None, None, None, None),
    ]
    assert (found["stage"], found["signposted"], found["copied"]) == ("ombudsman", False, True)


@pytest.mark.parametrize(
    ("taken_before", "said", "code", "pointer"),
    [
        ([REPLIED], step("to-ombudsman", "2025-09-20"), "stage-skipped", "/body/step"),
        ([REPLIED], step("escalated", "2025-09-20", stage="ombudsman"), "stage-skipped",
         "/body/stage"),
        ([step("escalated", "2025-09-10", stage="council-investigation")],
         step("escalated", "2025-09-20", stage="council-informal"), "stage-passed",
         "/body/stage"),
    ],
)  # fmt: skip
def test_stage_out_of_order_is_refused(
    registry: Registry,
    camden: System,
    taken_before: list[Body],
    said: Body,
    code: str,
    pointer: str,
) -> None:
    id_ = received(camden, f"stage {code}", *taken_before, stage="contractor")

    found = refusal(registry, lambda: camden.posts(f"complaints/{id_}/steps", said))

    assert found == (409, code, [pointer])


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        (step("replied", "2025-08-13", stage="ombudsman"), "not-of-this-step", "/body"),
        (step("replied", "2025-08-13", **TWENTY_DAYS), "not-of-this-step", "/body"),
        (step("sent-on", "2025-08-13", signposted=True), "not-of-this-step", "/body"),
        (step("called", "2025-08-13", copied=False), "not-of-this-step", "/body"),
        (step("replied", "2025-08-13", reference="24 1"), "not-of-this-step", "/body"),
        (step("forgotten", "2025-08-13"), "unknown-word", "/body/step"),
        ({**REPLIED, "visibility": "public"}, "unknown-field", "/body/visibility"),
        ({**REPLIED, "note": "Mrs Smith was rung up."}, "titled-name", "/body/note"),
    ],
)
def test_field_of_another_step_is_refused(
    registry: Registry, camden: System, said: Body, code: str, pointer: str
) -> None:
    id_ = received(camden, f"step {code}")
    response = camden.posts(f"complaints/{id_}/steps", said)
    (fault,) = response.json()["errors"]

    assert (response.status_code, fault["pointer"]) == (422, pointer)
    assert fault["code"] == code or response.json()["code"] == "personal-data"
    assert registry.client.get(f"/problems/{fault['code']}").status_code == 200


def test_step_is_revised_and_withdrawn(camden: System) -> None:
    id_ = received(camden, "S 1", step("sent-on", "2025-08-13"))
    wrong = camden.states(f"complaints/{id_}/steps", REPLIED)["fact"]
    right = step("replied", "2025-09-09", replaces=wrong)
    fact = camden.states(f"complaints/{id_}/steps", right, seen=wrong)["fact"]

    assert camden.sees(f"complaints/{id_}")["replied_on"] == "2025-09-09"
    camden.withdraws(fact)
    assert camden.sees(f"complaints/{id_}")["last_step"] == "sent-on"
