"""One provider gives way to another: candidates, data on its way, getting ready."""

from typing import Any

import pytest

from tests.stating import bodies
from tests.stating.registry import System
from tests.world import STATED

HELD = {**STATED, "authority": "camden"}


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System) -> None:
    camden.states("contracts", bodies.contract("beds"))


def candidate(**said: Any) -> dict[str, Any]:
    return {**HELD, "scope": "delivery", "provider": "north", "opened_on": "2025-08-01", **said}


def test_a_candidate_comes_further_step_by_step_until_it_signs(
    camden: System, reader: System, anybody: System
) -> None:
    case = camden.states("candidates", candidate())["fact"]
    steps = f"candidates/{case}/steps"
    camden.states(steps, {**STATED, "step": "approached", "day": "2025-08-03"})
    camden.states(steps, {**STATED, "step": "signed", "day": "2025-08-20", "contract": "beds"})

    seen = {day: reader.sees(f"candidates/{case}", on=day)["stage"]
            for day in ("2025-08-02", "2025-08-19", "2025-08-20")}  # fmt: skip
    assert seen == {
        "2025-08-02": "identified", "2025-08-19": "approached", "2025-08-20": "signed",
    }  # fmt: skip
    assert anybody.asks(f"candidates/{case}").status_code == 404
    assert anybody.lists("candidates") == []


@pytest.mark.parametrize("path", [
    "candidates", "data-transfers", "mobilisation-steps", "readiness", "replacements", "rhythms",
    "occasions", "concerns", "staffing", "lessons", "actions", "kpis", "kpi-observations",
    "performance", "complaints", "tallies", "ombudsman-decisions", "remedies", "incidents",
])  # fmt: skip
def test_smoke(camden: System, path: str) -> None:
    print(
        camden.sees(path, consortium="six")
        if path not in ("kpis", "replacements")
        else camden.sees(path)
    )
    assert camden.asks(path, format="csv").status_code == 200


def test_brief(camden: System) -> None:
    print(camden.sees("authorities/camden/brief"))
    print(camden.sees("consortia/six/brief"))
    assert camden.asks("consortia/six/brief", format="csv").status_code == 200
