"""Directly engaged drivers of Camden from 4 August 2025, by role and number of posts."""

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.cases import opened, shown, staffing
from tests.support.registry import Registry, System


@pytest.fixture(scope="module", autouse=True)
def drivers(camden: System) -> str:
    number = [{"scheme": "GB-FTS", "id": "063402-2025"}]
    camden.states("contracts", bodies.contract("beds", identifiers=number))
    return opened(camden, "staffing", staffing(last_day="2025-10-31", contract="beds"))


@pytest.mark.parametrize(
    ("on", "is_there"),
    [("2025-08-03", False), ("2025-08-04", True), ("2025-10-31", True), ("2025-11-01", False),
     (None, False)],
)  # fmt: skip
def test_staff_are_listed_from_first_to_last_day(
    reader: System, drivers: str, on: str | None, is_there: bool
) -> None:
    asked = {} if on is None else {"on": on}

    assert (drivers in shown(reader, "staffing", **asked)) is is_there


def test_staff_without_last_day_stay_listed(camden: System, reader: System) -> None:
    id_ = opened(camden, "staffing", staffing(role="technician", posts=2))

    assert id_ in shown(reader, "staffing", on="2199-12-31")


def test_staff_are_not_heard_of_after_the_last_day_a_source_speaks_of_them(
    camden: System, reader: System, drivers: str
) -> None:
    id_ = opened(camden, "staffing", staffing(role="cleaner", day_basis="reported"))

    found = {item["id"]: item for item in reader.lists("staffing", on="2025-08-05", limit=200)}

    assert (found[id_]["state"], found[id_]["last_heard_on"]) == ("not-heard-of", "2025-08-04")
    assert found[id_]["day_basis"] == "reported"
    # Of these the last day is known.
    assert (found[drivers]["state"], found[drivers]["last_heard_on"]) == ("open", "2025-10-31")


@pytest.mark.parametrize(
    ("contract", "is_there"), [("beds", True), ("063402-2025", True), ("chairs", False)]
)
def test_contract_filter_selects_matching_staff(
    camden: System, reader: System, drivers: str, contract: str, is_there: bool
) -> None:
    if contract == "chairs":
        camden.states("contracts", bodies.contract("chairs"))

    found = shown(reader, "staffing", on="2025-09-01", contract=contract)

    assert (drivers in found) is is_there


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (staffing(last_day="2025-08-03"), "period-reversed", "/body"),
        (staffing(posts=0), "greater-than-equal", "/body/posts"),
        (staffing(posts=10_001), "less-than-equal", "/body/posts"),
        (staffing(posts="a dozen"), "not-a-number", "/body/posts"),
        (staffing(role=""), "string-too-short", "/body/role"),
        (staffing(role="r" * 201), "string-too-long", "/body/role"),
        (staffing(role="driver, Mr Brown"), "named-person", "/body/role"),
        (staffing(name="A"), "unknown-field", "/body/name"),
        (staffing(first_day=None), "invalid-day", "/body/first_day"),
    ],
)
def test_invalid_body_returns_problem_with_field(
    registry: Registry, camden: System, body: Body, code: str, pointer: str
) -> None:
    before = registry.everything()

    response = camden.posts("staffing", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, code, pointer)
    assert registry.everything() == before
