"""Lessons learnt in the autumn of 2025, and the actions agreed after them."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body, complete
from tests.support.cases import HELD, OURS, PARTNERS, action, concern, lesson, opened, seen, shown
from tests.support.registry import Registry, System, told

DIFFERS = (409, "visibility-differs", ["/body/visibility"])


def incident(**said: Any) -> Body:
    failed = {"title": "The end of the contractor", "providers": ["north"]}
    return {**HELD, **failed, "began_on": "2025-08-01", "declared_on": "2025-08-01", **said}


@pytest.fixture(scope="module", autouse=True)
def failure(camden: System, admin: System) -> str:
    number = [{"scheme": "GB-LAC", "id": "777"}]
    admin.states("consortia", bodies.consortium("lcec", identifiers=number))
    camden.states("contracts", bodies.contract("beds"))
    return opened(camden, "incidents", incident())


@pytest.fixture(scope="module", autouse=True)
def lessons(camden: System, failure: str) -> list[str]:
    return [
        opened(camden, "lessons", item)
        for item in (
            lesson(incident=failure, learnt_on="2025-10-01"),
            lesson(provider="north", learnt_on="2025-10-02"),
            lesson(shared_with="lcec", shared_on="2025-11-01", learnt_on="2025-10-03"),
        )
    ]


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({}, [0, 1, 2]), ({"since": "2025-10-02"}, [1, 2]), ({"until": "2025-10-02"}, [0, 1]),
        ({"since": "2025-10-02", "until": "2025-10-02"}, [1]), ({"on": "2025-10-01"}, [0]),
        ({"provider": "north"}, [1]), ({"provider": "south"}, []),
        ({"shared_with": "lcec"}, [2]), ({"shared_with": "GB-LAC-777"}, [2]),
        ({"shared_with": "six"}, []), ({"incident": "{failure}"}, [0]),
    ],
)  # fmt: skip
def test_each_filter_selects_matching_lessons(
    reader: System, failure: str, lessons: list[str], asked: dict[str, str], which: list[int]
) -> None:
    asked = {name: value.format(failure=failure) for name, value in asked.items()}

    found = shown(reader, "lessons", **asked)

    assert [item for item in found if item in lessons] == [lessons[n] for n in which]


def test_lessons_of_unknown_incident_are_refused(reader: System) -> None:
    refused = told(reader.asks("lessons", incident="public-9999"))

    assert refused == (422, "unknown-filter-code", ["/query/incident"])


def test_lesson_returns_consortium_it_was_shared_with(reader: System, lessons: list[str]) -> None:
    (found,) = reader.lists("lessons", shared_with="lcec")

    assert (found["shared_with_name"], found["shared_on"]) == ("Lcec", "2025-11-01")


def test_lesson_keeps_incident_after_revision_of_incident(
    camden: System, reader: System, failure: str
) -> None:
    title = {"title": "The end of the contractor, and of its subcontractor"}
    entry = camden.states("incidents", incident(**title, replaces=failure), **seen(failure))

    camden.states("lessons", lesson(incident=entry["fact"]))

    assert reader.sees(f"incidents/{failure}")["lessons"] == 2
    assert {item["incident"] for item in reader.lists("lessons", incident=failure)} == {failure}


ACTIONS = [
    action(due_on="2025-12-31", done_on="2025-12-31"),
    action(due_on="2025-12-31", done_on="2026-01-02", provider="north"),
    action(due_on="2025-12-31", contract="beds"),
    action(due_on=None),
    action(due_on="2025-12-31", reported_late_on="2026-01-02"),
]


@pytest.fixture(scope="module")
def actions(camden: System, failure: str) -> list[str]:
    assert failure
    camden.states(
        "authorities/camden/attestations", complete("actions", "2026-01-05", "2026-01-05")
    )
    return [opened(camden, "actions", item) for item in ACTIONS]


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2025-11-19", []),
        ("2025-11-20", ["open", "open", "open", "open", "open"]),
        # Without a due day, it is open on the days of which a source speaks.
        ("2025-12-31", ["done", "open", "open", "not-recorded", "open"]),
        ("2026-01-01", ["done", "not-recorded", "not-recorded", "not-recorded", "not-recorded"]),
        # A source reports the last one as late, and silence about the third says nothing.
        ("2026-01-02", ["done", "done-late", "not-recorded", "not-recorded", "late"]),
        # The record of this day is attested to be complete.
        ("2026-01-05", ["done", "done-late", "late", "open", "late"]),
    ],
)
def test_status_of_action_depends_on_day(
    reader: System, actions: list[str], on: str, states: list[str]
) -> None:
    found = [item for item in reader.lists("actions", on=on, limit=200) if item["id"] in actions]

    assert [item["state"] for item in found] == states


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({"state": "late", "on": "2026-01-01"}, []),
        ({"state": "not-recorded", "on": "2026-01-01"}, [1, 2, 3, 4]),
        ({"state": ["late", "open"], "on": "2026-01-05"}, [2, 3, 4]),
        ({"state": "fell-away"}, []), ({"state": ["done", "done-late"]}, [0, 1]),
        ({"provider": "north"}, [1, 2]), ({"contract": "beds"}, [2]),
    ],
)  # fmt: skip
def test_state_filter_selects_matching_actions(
    reader: System, actions: list[str], asked: dict[str, Any], which: list[int]
) -> None:
    found = shown(reader, "actions", **asked)

    assert [item for item in found if item in actions] == [actions[n] for n in which]


def test_revised_action_keeps_its_origin(camden: System) -> None:
    case = opened(camden, "concerns", concern())
    again = concern(text="Worse than that.", replaces=case)
    revised = camden.states("concerns", again, **seen(case))["fact"]

    entry = camden.states("actions", action(arises_from=revised, **PARTNERS))

    assert entry["content"]["arises_from"] == case


@pytest.mark.parametrize("how", [PARTNERS, OURS], ids=["partners", "owner"])
def test_hidden_record_named_by_wider_visible_record_is_refused(
    registry: Registry, camden: System, how: dict[str, str]
) -> None:
    hidden = opened(camden, "concerns", concern(**how))
    taught = opened(camden, "incidents", incident(**how))
    before = registry.everything()

    assert told(camden.posts("actions", action(arises_from=hidden))) == DIFFERS
    assert told(camden.posts("lessons", lesson(incident=taught))) == DIFFERS
    if how == OURS:
        wider = action(arises_from=hidden, **PARTNERS)
        assert told(camden.posts("actions", wider)) == DIFFERS
    assert registry.everything() == before
    camden.states("actions", action(arises_from=hidden, **OURS))
    camden.states("lessons", lesson(incident=taught, **OURS))


@pytest.mark.parametrize("named", ["partners-9999", "public-9999", "{ours}"])
def test_record_invisible_to_caller_is_unknown(
    registry: Registry, camden: System, islington: System, named: str
) -> None:
    ours = opened(camden, "concerns", concern(**OURS))
    fact, before = named.format(ours=ours), registry.everything()

    of_action = islington.posts("actions", action(authority="islington", arises_from=fact))
    of_lesson = islington.posts("lessons", lesson(authority="islington", incident=fact))

    assert told(of_action) == (422, "unknown-fact", ["/body/arises_from"])
    assert told(of_lesson) == (422, "unknown-fact", ["/body/incident"])
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("path", "body", "code", "pointer"),
    [
        ("lessons", lesson(shared_on="2025-12-01"), "shared-with-whom", "/body"),
        ("lessons", lesson(incident="the big one"), "string-pattern-mismatch", "/body/incident"),
        ("lessons", lesson(incident="restricted-1"), "string-pattern-mismatch", "/body/incident"),
        ("lessons", lesson(text="x" * 4_001), "string-too-long", "/body/text"),
        ("actions", action(due_on="2025-11-19"), "before-decided", "/body"),
        ("actions", action(done_on="2025-11-19"), "before-decided", "/body"),
        ("actions", action(state="done"), "unknown-field", "/body/state"),
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


def test_lesson_from_other_record_than_incident_is_refused(camden: System) -> None:
    case = opened(camden, "concerns", concern(visibility="public"))

    response = camden.posts("lessons", lesson(incident=case))

    assert told(response) == (422, "unknown-fact", ["/body/incident"])
