"""Haringey gets ready for its new provider in September 2025; Camden has the part of Haringey."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.cases import OURS, mobilisation, opened, pages, pair_up, shown
from tests.support.registry import Registry, System

LIVE = {"step": "go-live", "scope": "delivery", "level": "urgent-only"}
STEPS = [
    mobilisation(target_on="2025-09-15", done_on="2025-09-12"),
    mobilisation(step="guidance", text="Guidance for prescribers.", target_on="2025-09-15"),
    mobilisation(step="training", text="Drivers trained.", target_on="2025-09-10"),
    mobilisation(step="stock", text="Beds in store.", target_on="2025-09-30",
                 done_on="2025-10-03"),
    mobilisation(**LIVE, text="Urgent cases.", target_on="2025-09-18", done_on="2025-09-18"),
    mobilisation(**LIVE | {"level": "full"}, text="All cases.", target_on="2025-10-27"),
    mobilisation(step="communications", text="Letters to the people served.", target_on=None),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def steps(camden: System, admin: System) -> list[str]:
    pair_up(admin)
    number = [{"scheme": "GB-FTS", "id": "063402-2025"}]
    camden.states("contracts", bodies.contract("beds", identifiers=number))
    camden.states("contracts", bodies.contract("chairs"))
    camden.states(
        "authorities/camden/attestations",
        bodies.complete("mobilisation", "2025-09-12", "2025-10-05"),
    )
    camden.states("mobilisation-steps", mobilisation(contract="chairs", target_on="2025-12-01"))
    return [opened(camden, "mobilisation-steps", item) for item in STEPS]


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2025-09-10", ["open", "open", "open", "open", "open", "open", "open"]),
        ("2025-09-12", ["done", "open", "late", "open", "open", "open", "open"]),
        ("2025-09-16", ["done", "late", "late", "open", "open", "open", "open"]),
        ("2025-10-01", ["done", "late", "late", "late", "done", "open", "open"]),
        ("2025-10-03", ["done", "late", "late", "done-late", "done", "open", "open"]),
        ("2025-10-28", ["done", "late", "late", "done-late", "done", "not-recorded", "open"]),
    ],
)
def test_status_of_steps_depends_on_day(
    reader: System, steps: list[str], on: str, states: list[str]
) -> None:
    found = {item["id"]: item for item in reader.lists("mobilisation-steps", on=on)}

    assert [found[item]["state"] for item in steps] == states


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ({"late": "true", "on": "2025-10-01"}, [1, 2, 3]),
        ({"late": "false", "on": "2025-10-01"}, [0, 4, 5, 6]),
        ({"step": "go-live"}, [4, 5]),
        ({"step": "training", "late": "true", "on": "2025-10-01"}, [2]),
        ({"contract": "063402-2025"}, [0, 1, 2, 3, 4, 5, 6]),
        ({"contract": "chairs"}, []),
        ({"consortium": "pair"}, [0, 1, 2, 3, 4, 5, 6]),
        ({"consortium": "pair", "on": "2025-07-31"}, []),
    ],
)
def test_each_filter_selects_matching_steps(
    reader: System, steps: list[str], asked: dict[str, str], which: list[int]
) -> None:
    found = shown(reader, "mobilisation-steps", **asked)

    assert [item for item in found if item in steps] == [steps[n] for n in which]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-09-09", {"steps": 7, "done": 0, "late": 0, "late_steps": [], "live": [],
                        "next_on": "2025-09-10", "ready": False,
                        "waiting": ["delivery/urgent-only", "delivery/full"]}),
        ("2025-10-01", {"done": 2, "late": 3, "late_steps": ["guidance", "training", "stock"],
                        "live": ["delivery/urgent-only"], "waiting": ["delivery/full"],
                        "next_on": "2025-10-27"}),
        ("2025-10-28", {"done": 3, "late": 2, "not_recorded": 1, "next_on": None,
                        "ready": False, "last_heard_on": "2025-10-03"}),
    ],
)  # fmt: skip
def test_readiness_counts_steps_by_contract_and_authority(
    reader: System, on: str, said: dict[str, Any]
) -> None:
    (found,) = reader.lists("readiness", contract="beds", authority="camden", on=on)

    assert {name: found[name] for name in said} == said
    assert (found["authority_name"], found["contract_name"]) == ("Camden", "Contract beds")


def test_authority_without_open_steps_is_ready(camden: System, reader: System) -> None:
    camden.states("contracts", bodies.contract("rails"))
    done = mobilisation(contract="rails", done_on="2025-09-12")
    for _ in range(2):
        camden.states("mobilisation-steps", done)

    def ready(on: str) -> list[tuple[bool | None, list[str]]]:
        found = reader.lists("readiness", contract="rails", on=on)
        return [(item["ready"], item["late_steps"]) for item in found]

    # The list of steps is attested to be complete from this day on.
    assert ready("2025-09-12") == [(True, [])]
    assert ready("2025-09-11") == [(False, [])]
    # Nobody says that the list is complete on this day.
    assert ready("2025-10-06") == [(None, [])]
    late = mobilisation(contract="rails", target_on="2025-09-01")
    for _ in range(2):
        camden.states("mobilisation-steps", late)
    # Each kind is named once.
    assert ready("2025-09-12") == [(False, ["training"])]


def test_scope_goes_live_at_a_level_that_is_not_known(camden: System, reader: System) -> None:
    camden.states("contracts", bodies.contract("slings"))
    said = mobilisation(**LIVE | {"level": None}, contract="slings", done_on="2025-09-18")
    camden.states("mobilisation-steps", said)

    (found,) = reader.lists("readiness", contract="slings", on="2025-09-18")

    assert (found["live"], found["waiting"]) == (["delivery"], [])


def test_step_that_a_source_saw_late_is_late_without_an_attestation(
    camden: System, reader: System
) -> None:
    camden.states("contracts", bodies.contract("hoists"))
    said = mobilisation(contract="hoists", target_on="2025-10-08", reported_late_on="2025-10-10")
    camden.states("mobilisation-steps", said)

    def state(on: str) -> str:
        (found,) = reader.lists("mobilisation-steps", contract="hoists", on=on)
        return str(found["state"])

    assert [state(f"2025-10-{day}") for day in ("08", "09", "10")] == [
        "open", "not-recorded", "late",
    ]  # fmt: skip


def test_pages_cover_readiness_in_order(registry: Registry, reader: System) -> None:
    hackney = registry.editor("hackney", name="hackney-mobilises")
    hackney.states("mobilisation-steps", mobilisation(authority="hackney", contract="chairs"))

    found = pages(reader, "readiness", on="2025-10-01")

    places = [(item["authority"], item["contract"]) for item in found]
    assert places == sorted(places)
    assert {("camden", "beds"), ("camden", "chairs"), ("hackney", "chairs")} <= {*places}
    assert len(reader.asks("readiness", format="csv").text.splitlines()) == len(places) + 1


def test_hidden_step_counts_only_for_callers_who_see_it(camden: System, islington: System) -> None:
    camden.states("contracts", bodies.contract("ramps"))
    camden.states("mobilisation-steps", mobilisation(contract="ramps", **OURS))

    assert [item["steps"] for item in camden.lists("readiness", contract="ramps")] == [1]
    assert islington.lists("readiness", contract="ramps") == []


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (mobilisation(**LIVE | {"scope": None}), "scope-if-go-live", "/body"),
        (mobilisation(scope="delivery"), "scope-if-go-live", "/body"),
        (mobilisation(level="full"), "scope-if-go-live", "/body"),
        (mobilisation(scope="delivery", level="full"), "scope-if-go-live", "/body"),
        (mobilisation(**LIVE | {"scope": "ramps"}), "unknown-scope", "/body/scope"),
        (mobilisation(step="parking"), "unknown-word", "/body/step"),
        (mobilisation(text=""), "string-too-short", "/body/text"),
        (mobilisation(target_on="2200-01-01"), "invalid-day", "/body/target_on"),
    ],
)
def test_invalid_step_returns_problem_with_field(
    registry: Registry, camden: System, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts("mobilisation-steps", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before
