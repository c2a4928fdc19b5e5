"""Hackney meets its contractor every fortnight from 18 August 2025; Camden has its part here."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body, complete
from tests.support.cases import OURS, meeting_schedule, opened, oversight_event, shown
from tests.support.registry import Registry, System

MEETINGS = ["2025-08-25", "2025-09-04", "2025-09-29"]


@pytest.fixture(scope="module", autouse=True)
def fortnightly(camden: System) -> str:
    camden.states(
        "authorities/camden/attestations", complete("meetings", "2025-08-18", "2025-10-12")
    )
    for day in MEETINGS:
        camden.states("oversight-events", oversight_event(day=day))
    return opened(camden, "meeting-schedules", meeting_schedule())


def schedule(asking: System, id_: str, **asked: Any) -> dict[str, Any]:
    found = asking.lists("meeting-schedules", **asked)
    return next(item for item in found if item["id"] == id_)


@pytest.mark.parametrize(
    ("on", "held", "missed", "not_recorded", "next_due_on"),
    [
        ("2025-08-18", 0, 0, 0, "2025-08-31"),
        ("2025-08-25", 1, 0, 0, None),
        ("2025-09-03", 1, 0, 0, "2025-09-14"),
        ("2025-09-28", 2, 0, 0, "2025-09-28"),
        # No meeting from 15 to 28 September.
        ("2025-09-29", 3, 1, 0, None),
        ("2025-10-13", 3, 1, 0, "2025-10-26"),
        # The record of 13 to 26 October is not attested.
        ("2025-10-27", 3, 1, 1, "2025-11-09"),
    ],
)
def test_schedule_returns_attendance_by_day(
    reader: System, fortnightly: str, on: str, held: int, missed: int, not_recorded: int,
    next_due_on: str | None
) -> None:  # fmt: skip
    found = schedule(reader, fortnightly, on=on)

    assert (found["held"], found["missed"], found["not_recorded"], found["next_due_on"]) == (
        held, missed, not_recorded, next_due_on,
    )  # fmt: skip
    assert found["last_heard_on"] == max([day for day in MEETINGS if day <= on] or ["2025-08-18"])


def test_schedule_returns_last_missed_interval(reader: System, fortnightly: str) -> None:
    assert schedule(reader, fortnightly, on="2025-09-28")["last_missed"] is None
    assert schedule(reader, fortnightly, on="2025-09-29")["last_missed"] == {
        "first_day": "2025-09-15", "last_day": "2025-09-28",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"missed": "true", "on": "2025-09-28"}, False),
        ({"missed": "false", "on": "2025-09-28"}, True),
        ({"missed": "true", "on": "2025-09-29"}, True),
        ({"kind": "meeting"}, True), ({"kind": "audit"}, False),
        ({"level": "manager"}, True), ({"level": "director"}, False),
        ({"on": "2025-08-17"}, False),
    ],
)  # fmt: skip
def test_each_filter_selects_matching_schedules(
    reader: System, fortnightly: str, asked: dict[str, str], is_there: bool
) -> None:
    assert (fortnightly in shown(reader, "meeting-schedules", **asked)) is is_there


@pytest.mark.parametrize(
    "other",
    [{"kind": "audit"}, {"level": "director"}, {"level": None}, {"provider": "south"},
     {"provider": None}, {"authority": "islington"}],
)  # fmt: skip
def test_event_that_differs_does_not_count_for_schedule(
    registry: Registry, camden: System, reader: System, other: dict[str, Any]
) -> None:
    both = registry.editor("camden", "islington", name=f"of-two-{sorted(other.items())}")
    said = {"kind": "spot-check", "level": "operational"}
    id_ = opened(camden, "meeting-schedules", meeting_schedule(**said, first_day="2025-11-03"))

    both.states("oversight-events", oversight_event(**said | other, day="2025-11-04"))

    assert schedule(reader, id_, on="2025-11-05")["held"] == 0


def test_hidden_event_counts_only_for_callers_who_see_it(camden: System, islington: System) -> None:
    said = {"kind": "training", "level": None}
    id_ = opened(camden, "meeting-schedules", meeting_schedule(**said))

    camden.states("oversight-events", oversight_event(**said, **OURS))

    assert schedule(camden, id_, on="2025-09-01")["held"] == 1
    assert schedule(islington, id_, on="2025-09-01")["missed"] == 1


def test_ended_schedule_has_no_next_due_day(camden: System, reader: System) -> None:
    id_ = opened(
        camden, "meeting-schedules", meeting_schedule(level="commissioner", last_day="2025-08-31")
    )

    found = schedule(reader, id_, on="2025-12-31")

    assert (found["held"], found["missed"], found["next_due_on"]) == (0, 1, None)


@pytest.mark.usefixtures("islington")
def test_joint_meeting_is_listed_under_each_authority_that_takes_part(
    camden: System, reader: System
) -> None:
    joint = {"joint_with": ["islington"], "bodies": ["NHS"], "level": "director", "kind": "audit"}
    event = opened(camden, "oversight-events", oversight_event(**joint, day="2025-12-02"))
    id_ = opened(camden, "meeting-schedules", meeting_schedule(**joint, cadence="unknown"))

    for authority in ("camden", "islington"):
        asked = {"authority": authority, "level": "director", "kind": "audit"}
        (found,) = reader.lists("oversight-events", **asked)
        assert (found["id"], found["joint_with"], found["bodies"]) == (
            event,
            ["islington"],
            ["NHS"],
        )
        (planned,) = reader.lists("meeting-schedules", **asked)
        assert (planned["id"], planned["next_due_on"], planned["missed"]) == (id_, None, 0)
    assert not reader.lists("oversight-events", authority="hackney", level="director")


def test_shared_talk_names_the_consortium_it_was_shared_with(
    camden: System, admin: System, reader: System
) -> None:
    admin.states("consortia", bodies.consortium("lcec"))
    talk = oversight_event(
        kind="toolbox-talk", day="2025-12-03", shared_with="lcec", shared_on="2025-12-04"
    )
    id_ = opened(camden, "oversight-events", talk)

    (found,) = reader.lists("oversight-events", shared_with="lcec")

    assert (found["id"], found["shared_with_name"], found["shared_on"]) == (
        id_, "Lcec", "2025-12-04",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({}, [0, 1, 2]), ({"since": "2025-09-04"}, [1, 2]), ({"until": "2025-09-04"}, [0, 1]),
        ({"since": "2025-08-26", "until": "2025-09-28"}, [1]), ({"on": "2025-09-04"}, [0, 1]),
        ({"kind": "audit"}, []), ({"level": "manager"}, [0, 1, 2]),
        ({"level": "director"}, []), ({"provider": "north"}, [0, 1, 2]),
        ({"provider": "south"}, []),
    ],
)  # fmt: skip
def test_each_filter_selects_matching_events(
    reader: System, asked: dict[str, str], which: list[int]
) -> None:
    found = [item["day"] for item in reader.lists("oversight-events", **asked, authority="camden")
             if item["kind"] == "meeting" and item["level"] == "manager"]  # fmt: skip

    # In the order of recording.
    assert found == [MEETINGS[n] for n in which]


def test_spot_check_returns_announcement_and_findings(camden: System, reader: System) -> None:
    said = {"kind": "spot-check", "level": None, "announced": False,
            "findings": "Two beds had not been cleaned."}  # fmt: skip
    id_ = opened(camden, "oversight-events", oversight_event(**said, day="2025-12-01"))

    (found,) = reader.lists("oversight-events", kind="spot-check", since="2025-12-01")

    assert said.items() <= found.items()
    assert found["id"] == id_


@pytest.mark.parametrize(
    ("path", "body", "code", "pointer"),
    [
        ("meeting-schedules", meeting_schedule(last_day="2025-08-17"), "period-reversed", "/body"),
        ("meeting-schedules", meeting_schedule(first_day=None), "invalid-day", "/body/first_day"),
        ("meeting-schedules", meeting_schedule(cadence="yearly"), "unknown-word", "/body/cadence"),
        ("meeting-schedules", meeting_schedule(kind="lunch"), "unknown-word", "/body/kind"),
        (
            "meeting-schedules",
            meeting_schedule(joint_with=["camden"]),
            "authority-twice",
            "/body",
        ),
        (
            "oversight-events",
            oversight_event(shared_on="2025-12-04"),
            "shared-with-whom",
            "/body",
        ),
        ("oversight-events", oversight_event(level="king"), "unknown-word", "/body/level"),
        ("oversight-events", oversight_event(day="2025-02-30"), "invalid-day", "/body/day"),
        (
            "oversight-events",
            oversight_event(announced="perhaps"),
            "not-a-boolean",
            "/body/announced",
        ),
    ],
)
def test_invalid_body_returns_problem_with_field(
    registry: Registry, camden: System, path: str, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts(path, body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before
