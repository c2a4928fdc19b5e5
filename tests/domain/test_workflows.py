"""Tests of the workflows of candidates, concerns, complaints, incidents and transfers."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.domain.errors import DomainError
from app.domain.steps import Step, Workflow, check_steps
from app.domain.vocabulary import (
    CandidateStage,
    ComplaintStep,
    ConcernStep,
    IncidentStep,
    TransferStep,
)
from app.domain.workflows import CANDIDATE, COMPLAINT, CONCERN, INCIDENT, TRANSFER

WORKFLOWS: list[tuple[Workflow[Any], Any]] = [
    (CANDIDATE, CandidateStage), (CONCERN, ConcernStep), (COMPLAINT, ComplaintStep),
    (INCIDENT, IncidentStep), (TRANSFER, TransferStep),
]  # fmt: skip
OPENED = date(2025, 8, 1)


def taken(*names: Any) -> list[Step[Any]]:
    """Build steps on consecutive days."""
    return [Step(name, OPENED + timedelta(n)) for n, name in enumerate(names)]


def refused(workflow: Workflow[Any], steps: list[Step[Any]]) -> str:
    with pytest.raises(DomainError) as refusal:
        check_steps(workflow, OPENED, steps)
    return refusal.value.code


def steps_to(workflow: Workflow[Any], name: Any) -> list[Any]:
    """Return the required steps of a step, recursively, in order."""
    way = [one for needed in workflow.requires.get(name, ()) for one in steps_to(workflow, needed)]
    return [*dict.fromkeys(way), name]


EVERY_STEP = [(workflow, name) for workflow, words in WORKFLOWS for name in words]


@pytest.mark.parametrize(("workflow", "name"), EVERY_STEP)
def test_every_step_can_be_reached(workflow: Workflow[Any], name: Any) -> None:
    check_steps(workflow, OPENED, taken(*steps_to(workflow, name)))


@pytest.mark.parametrize(
    ("workflow", "name", "missing"),
    [(workflow, name, missing) for workflow, _ in WORKFLOWS
     for name, needed in workflow.requires.items() for missing in needed],
)  # fmt: skip
def test_step_without_its_required_step_is_refused(
    workflow: Workflow[Any], name: Any, missing: Any
) -> None:
    way = [one for one in steps_to(workflow, name) if one is not missing]

    assert refused(workflow, taken(name)).startswith(f"{name}-before-")
    # The steps that lead to the missing step are not enough.
    before = [one for one in way if one in steps_to(workflow, missing)]
    assert refused(workflow, taken(*before, name)) == f"{name}-before-{missing}"


@pytest.mark.parametrize(
    ("workflow", "name"), [one for one in EVERY_STEP if one[1] not in one[0].final]
)
def test_step_is_repeated_only_if_repeatable(workflow: Workflow[Any], name: Any) -> None:
    way = steps_to(workflow, name)

    if name in workflow.repeatable:
        # A step is repeated after the steps that it resets.
        check_steps(workflow, OPENED, taken(*way, *workflow.resets.get(name, ()), name))
    else:
        assert refused(workflow, taken(*way, name)) == "step-known"


@pytest.mark.parametrize(
    ("workflow", "name", "end"),
    [(workflow, name, end) for workflow, name in EVERY_STEP for end in sorted(workflow.final)
     if name not in workflow.final],
)  # fmt: skip
def test_no_step_follows_a_final_step(workflow: Workflow[Any], name: Any, end: Any) -> None:
    assert refused(workflow, taken(*steps_to(workflow, end), name)) == "case-closed"


def test_each_improvement_requires_a_new_plan() -> None:
    warning, plan = ConcernStep.WARNING, ConcernStep.IMPROVEMENT_PLAN
    improved = ConcernStep.IMPROVED

    check_steps(CONCERN, OPENED, taken(warning, plan, improved, plan, improved))
    again = refused(CONCERN, taken(warning, plan, improved, improved))
    assert again == "improved-before-improvement-plan"


def test_every_code_of_a_refused_step_is_a_problem_type() -> None:
    raised = {
        f"{name}-before-{missing}"
        for workflow, _ in WORKFLOWS
        for name, needed in workflow.requires.items()
        for missing in needed
    }
    others = {"step-before-opening", "case-closed", "step-known"}

    assert raised | others <= PROBLEM_CATALOGUE.types.keys()
    assert {PROBLEM_CATALOGUE.types[code].status for code in raised | others} == {409}
    # No problem type is left for a step that does not exist.
    assert {code for code in PROBLEM_CATALOGUE.types if "-before-" in code} - raised == {
        "step-before-opening", "remedy-before-decision", "event-before-provider",
        "to-ombudsman-before-replied", "lead-time-before-award",
    }  # fmt: skip
