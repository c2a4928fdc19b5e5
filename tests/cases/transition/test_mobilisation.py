"""Haringey gets ready for its new provider in September 2025, as Camden does here."""

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
    camden.states("mobilisation-steps", mobilisation(contract="chairs", target_on="2025-12-01"))
    return [opened(camden, "mobilisation-steps", one) for one in STEPS]


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2025-09-10", ["open", "open", "open", "open", "open", "open", "open"]),
        ("2025-09-12", ["done", "open", "late", "open", "open", "open", "open"]),
        ("2025-09-16", ["done", "late", "late", "open", "open", "open", "open"]),
        ("2025-10-01", ["done", "late", "late", "late", "done", "open", "open"]),
        ("2025-10-03", ["done", "late", "late", "done-late", "done", "open", "open"]),
        ("2025-10-28", ["done", "late", "late", "done-late", "done", "late", "open"]),
    ],
)
def test_each_step_stands_as_it_stood_on_the_day(
    reader: System, steps: list[str], on: str, states: list[str]
) -> None:
    found = {one["id"]: one for one in reader.lists("mobilisation-steps", on=on)}

    assert [found[one]["state"] for one in steps] == states


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
def test_steps_are_asked_for_by_what_they_are_and_how_they_stand(
    reader: System, steps: list[str], asked: dict[str, str], which: list[int]
) -> None:
    found = shown(reader, "mobilisation-steps", **asked)

    assert [one for one in found if one in steps] == [steps[n] for n in which]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2025-09-09", {"steps": 7, "done": 0, "late": 0, "late_steps": [], "live": [],
                        "next_on": "2025-09-10", "ready": False,
                        "waiting": ["delivery/urgent-only", "delivery/full"]}),
        ("2025-10-01", {"done": 2, "late": 3, "late_steps": ["guidance", "training", "stock"],
                        "live": ["delivery/urgent-only"], "waiting": ["delivery/full"],
                        "next_on": "2025-10-27"}),
        ("2025-10-28", {"done": 3, "late": 3, "next_on": None, "ready": False}),
    ],
)  # fmt: skip
def test_readiness_is_counted_for_each_contract_and_authority(
    reader: System, on: str, said: dict[str, Any]
) -> None:
    (found,) = reader.lists("readiness", contract="beds", authority="camden", on=on)

    assert {name: found[name] for name in said} == said
    assert (found["authority_name"], found["contract_name"]) == ("Camden", "Contract beds")


def test_who_has_nothing_left_to_do_is_ready(camden: System, reader: System) -> None:
    camden.states("contracts", bodies.contract("rails"))
    done = mobilisation(contract="rails", done_on="2025-09-12")
    for _ in range(2):
        camden.states("mobilisation-steps", done)

    def ready(on: str) -> list[tuple[bool, list[str]]]:
        found = reader.lists("readiness", contract="rails", on=on)
        return [(one["ready"], one["late_steps"]) for one in found]

    assert ready("2025-09-12") == [(True, [])]
    assert ready("2025-09-11") == [(False, [])]
    late = mobilisation(contract="rails", target_on="2025-09-01")
    for _ in range(2):
        camden.states("mobilisation-steps", late)
    # Each kind is named once.
    assert ready("2025-09-12") == [(False, ["training"])]


def test_readiness_comes_in_pages_by_authority_and_contract(
    registry: Registry, reader: System
) -> None:
    hackney = registry.editor("hackney", name="hackney-mobilises")
    hackney.states("mobilisation-steps", mobilisation(authority="hackney", contract="chairs"))

    found = pages(reader, "readiness", on="2025-10-01")

    places = [(one["authority"], one["contract"]) for one in found]
    assert places == sorted(places)
    assert {("camden", "beds"), ("camden", "chairs"), ("hackney", "chairs")} <= {*places}
    assert len(reader.asks("readiness", format="csv").text.splitlines()) == len(places) + 1


def test_a_hidden_step_is_counted_only_for_those_who_see_it(
    camden: System, islington: System
) -> None:
    camden.states("contracts", bodies.contract("ramps"))
    camden.states("mobilisation-steps", mobilisation(contract="ramps", **OURS))

    assert [one["steps"] for one in camden.lists("readiness", contract="ramps")] == [1]
    assert islington.lists("readiness", contract="ramps") == []


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (mobilisation(**LIVE | {"scope": None}), "scope-if-go-live", "/body"),
        (mobilisation(**LIVE | {"level": None}), "scope-if-go-live", "/body"),
        (mobilisation(scope="delivery"), "scope-if-go-live", "/body"),
        (mobilisation(level="full"), "scope-if-go-live", "/body"),
        (mobilisation(scope="delivery", level="full"), "scope-if-go-live", "/body"),
        (mobilisation(**LIVE | {"scope": "ramps"}), "unknown-scope", "/body/scope"),
        (mobilisation(step="parking"), "unknown-word", "/body/step"),
        (mobilisation(text=""), "string-too-short", "/body/text"),
        (mobilisation(target_on="2200-01-01"), "invalid-day", "/body/target_on"),
    ],
)
def test_what_is_wrong_with_a_step_is_named(
    registry: Registry, camden: System, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts("mobilisation-steps", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before
