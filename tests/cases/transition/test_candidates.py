"""Harrow looks for equipment: Essex Cares falls through, then Provide Care Solutions is asked.

Camden has the part of Harrow. Harrow's cabinet allowed a new contract on 7 August 2025; Essex Cares
dropped out on 18 September, and an award to Provide was authorised on the next day.
"""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.cases import candidate, opened, pages, shown, step, takes
from tests.support.registry import Registry, System, told

ESSEX, PROVIDE = "essex-cares", "provide-care-solutions"
NO_CASH = "It could not take on the stock without a loan."


@pytest.fixture(scope="module", autouse=True)
def harrow(camden: System, admin: System) -> dict[str, str]:
    """Record both candidates; return their ids by provider."""
    for code in (ESSEX, PROVIDE):
        number = [{"scheme": "GB-COH", "id": f"0{len(code)}"}]
        admin.states("providers", bodies.provider(code, identifiers=number))
    camden.states("contracts", bodies.contract("provide-2025", provider=PROVIDE))
    essex = opened(camden, "candidates", candidate(provider=ESSEX))
    takes(camden, "candidates", essex,
          step("approached", "2025-08-11"), step("negotiating", "2025-08-18"),
          step("fell-through", "2025-09-18", reason=NO_CASH))  # fmt: skip
    provide = opened(camden, "candidates", candidate(provider=PROVIDE, opened_on="2025-09-10"))
    takes(camden, "candidates", provide,
          step("approached", "2025-09-15"), step("approved", "2025-09-19"),
          step("signed", "2025-10-02", contract="provide-2025"))  # fmt: skip
    return {ESSEX: essex, PROVIDE: provide}


@pytest.mark.parametrize(
    ("on", "stages"),
    [
        ("2025-08-06", []),
        ("2025-08-07", [(ESSEX, "identified", "2025-08-07")]),
        ("2025-09-09", [(ESSEX, "negotiating", "2025-08-18")]),
        ("2025-09-17", [(ESSEX, "negotiating", "2025-08-18"),
                        (PROVIDE, "approached", "2025-09-15")]),
        ("2025-09-19", [(ESSEX, "fell-through", "2025-09-18"),
                        (PROVIDE, "approved", "2025-09-19")]),
        ("2025-10-02", [(ESSEX, "fell-through", "2025-09-18"), (PROVIDE, "signed", "2025-10-02")]),
    ],
)  # fmt: skip
def test_stage_of_candidates_depends_on_day(
    reader: System, harrow: dict[str, str], on: str, stages: list[tuple[str, str, str]]
) -> None:
    found = [item for item in reader.lists("candidates", on=on) if item["id"] in harrow.values()]

    assert [(item["provider"], item["stage"], item["stage_on"]) for item in found] == stages


def test_candidates_return_reason_and_signed_contract(
    reader: System, harrow: dict[str, str]
) -> None:
    essex, provide = (reader.sees(f"candidates/{harrow[item]}") for item in (ESSEX, PROVIDE))

    assert (essex["reason"], essex["contract"]) == (NO_CASH, None)
    assert (provide["reason"], provide["contract"]) == (None, "provide-2025")
    assert (provide["scope_name"], provide["provider_name"]) == (
        "Delivery", "Provide-Care-Solutions Care",
    )  # fmt: skip
    before = reader.sees(f"candidates/{harrow[ESSEX]}", on="2025-09-17")
    assert (before["reason"], [item["step"] for item in before["steps"]]) == (
        None, ["approached", "negotiating"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "providers"),
    [
        ({"stage": "negotiating", "on": "2025-09-17"}, [ESSEX]),
        ({"stage": ["negotiating", "approached"], "on": "2025-09-17"}, [ESSEX, PROVIDE]),
        ({"stage": "signed", "on": "2025-09-17"}, []),
        ({"stage": ["signed"]}, [PROVIDE]),
        ({"provider": ESSEX}, [ESSEX]),
        ({"provider": "GB-COH-00000022"}, [PROVIDE]),
        ({"scope": "delivery"}, [ESSEX, PROVIDE]),
        ({"scope": "repair"}, []),
    ],
)
def test_each_filter_selects_matching_candidates(
    reader: System, harrow: dict[str, str], asked: dict[str, Any], providers: list[str]
) -> None:
    found = reader.lists("candidates", **asked)

    assert [item["provider"] for item in found if item["id"] in harrow.values()] == providers


def test_page_is_full_despite_filtered_rows(camden: System, reader: System) -> None:
    cases = [opened(camden, "candidates", candidate(scope="repair")) for _ in range(4)]
    for case in cases[2:]:
        takes(camden, "candidates", case, step("approved", "2025-09-19"))

    found = pages(reader, "candidates", scope="repair", stage="approved")

    assert [item["id"] for item in found] == cases[2:]


def test_candidate_gives_no_cover(camden: System, reader: System) -> None:
    cell = {"authority": "camden", "scope": "delivery", "on": "2025-10-03"}
    before = reader.lists("cover", **cell)

    case = opened(camden, "candidates", candidate(visibility="public"))
    signed = step("signed", "2025-10-02", contract="provide-2025")
    takes(camden, "candidates", case, signed)

    assert before[0]["state"] == "unknown"
    assert reader.lists("cover", **cell) == before


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (step("identified", "2025-09-20"), ("step-is-opening", "/body")),
        (step("signed", "2025-09-20"), ("contract-if-signed", "/body")),
        (step("approved", "2025-09-20", contract="provide-2025"), ("contract-if-signed", "/body")),
        (step("fell-through", "2025-09-20"), ("reason-if-fell-through", "/body")),
        (step("approved", "2025-09-20", reason=NO_CASH), ("reason-if-fell-through", "/body")),
        (step("won", "2025-09-20"), ("unknown-word", "/body/step")),
        (step("approved", "20 September"), ("invalid-day", "/body/day")),
        (step("approved", "2025-09-20", owner="camden"), ("unknown-field", "/body/owner")),
        (step("fell-through", "2025-09-20", reason="\x00"), ("not-text", "/body/reason")),
    ],
)  # fmt: skip
def test_step_with_wrong_fields_is_refused(
    registry: Registry, camden: System, body: Body, expected: tuple[str, str]
) -> None:
    case = opened(camden, "candidates", candidate())
    before = registry.everything()

    response = camden.posts(f"candidates/{case}/steps", body)

    (fault,) = response.json()["errors"]
    assert (response.status_code, fault["code"], fault["pointer"]) == (422, *expected)
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("taken", "then", "expected"),
    [
        ([step("fell-through", "2025-09-18", reason=NO_CASH)], step("approached", "2025-09-19"),
         (409, "case-closed", ["/body/step"])),
        # A later step follows the new day of falling through.
        ([step("negotiating", "2025-09-19")], step("fell-through", "2025-09-18", reason=NO_CASH),
         (409, "case-closed", ["/body/step"])),
        ([step("approved", "2025-09-18")], step("approved", "2025-09-19"),
         (409, "step-known", ["/body/step"])),
        ([], step("signed", "2025-09-19", contract="nowhere"),
         (422, "unknown-contract", ["/body/contract"])),
        ([], step("approved", "2025-09-19", source="none"),
         (422, "unknown-source", ["/body/source"])),
    ],
)  # fmt: skip
def test_impossible_step_is_refused_and_not_recorded(
    registry: Registry, camden: System, taken: list[Body], then: Body, expected: Any
) -> None:
    case = opened(camden, "candidates", candidate())
    takes(camden, "candidates", case, *taken)
    before = registry.everything()

    assert told(camden.posts(f"candidates/{case}/steps", then)) == expected
    assert registry.everything() == before


def test_repeated_step_sets_stage_to_last_step(camden: System, reader: System) -> None:
    case = opened(camden, "candidates", candidate())
    takes(camden, "candidates", case, step("approached", "2025-08-11"),
          step("negotiating", "2025-08-12"), step("approached", "2025-09-20"))  # fmt: skip

    assert reader.sees(f"candidates/{case}")["stage"] == "approached"
    assert case in shown(reader, "candidates", stage="approached")
