"""Candidates, concerns, complaints and incidents: which step comes after which."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.domain.courses import CANDIDATE, COMPLAINT, CONCERN, INCIDENT
from app.domain.errors import DomainError
from app.domain.steps import Course, Step, check_steps
from app.domain.transfers import COURSE as TRANSFER
from app.domain.vocabulary import (
    CandidateStage,
    ComplaintStep,
    ConcernStep,
    IncidentStep,
    TransferStep,
)

COURSES: list[tuple[Course[Any], Any]] = [
    (CANDIDATE, CandidateStage), (CONCERN, ConcernStep), (COMPLAINT, ComplaintStep),
    (INCIDENT, IncidentStep), (TRANSFER, TransferStep),
]  # fmt: skip
OPENED = date(2025, 8, 1)


def taken(*names: Any) -> list[Step[Any]]:
    """Steps of which each was taken a day after the one before."""
    return [Step(name, OPENED + timedelta(n)) for n, name in enumerate(names)]


def refused(course: Course[Any], steps: list[Step[Any]]) -> str:
    with pytest.raises(DomainError) as refusal:
        check_steps(course, OPENED, steps)
    return refusal.value.code


def steps_to(course: Course[Any], name: Any) -> list[Any]:
    """The shortest way to a step: everything that it needs, and what that needs, before it."""
    way = [one for needed in course.needs.get(name, ()) for one in steps_to(course, needed)]
    return [*dict.fromkeys(way), name]


EVERY_STEP = [(course, name) for course, words in COURSES for name in words]


@pytest.mark.parametrize(("course", "name"), EVERY_STEP)
def test_every_step_can_be_reached(course: Course[Any], name: Any) -> None:
    check_steps(course, OPENED, taken(*steps_to(course, name)))


@pytest.mark.parametrize(
    ("course", "name", "missing"),
    [(course, name, missing) for course, _ in COURSES for name, needed in course.needs.items()
     for missing in needed],
)  # fmt: skip
def test_a_step_needs_those_before_it(course: Course[Any], name: Any, missing: Any) -> None:
    way = [one for one in steps_to(course, name) if one is not missing]

    assert refused(course, taken(name)).startswith(f"{name}-before-")
    # Whatever leads to the missing step may have been taken, and is not enough.
    before = [one for one in way if one in steps_to(course, missing)]
    assert refused(course, taken(*before, name)) == f"{name}-before-{missing}"


@pytest.mark.parametrize(
    ("course", "name"), [one for one in EVERY_STEP if one[1] not in one[0].ends]
)
def test_a_step_is_taken_once_unless_it_may_come_again(course: Course[Any], name: Any) -> None:
    way = steps_to(course, name)

    if name in course.again:
        # What a step undoes is taken anew before it comes again.
        check_steps(course, OPENED, taken(*way, *course.undoes.get(name, ()), name))
    else:
        assert refused(course, taken(*way, name)) == "step-known"


@pytest.mark.parametrize(
    ("course", "name", "end"),
    [(course, name, end) for course, name in EVERY_STEP for end in sorted(course.ends)
     if name not in course.ends],
)  # fmt: skip
def test_nothing_follows_the_last_step(course: Course[Any], name: Any, end: Any) -> None:
    assert refused(course, taken(*steps_to(course, end), name)) == "case-closed"


def test_an_improvement_needs_a_plan_of_its_own_each_time() -> None:
    warning, plan = ConcernStep.WARNING, ConcernStep.IMPROVEMENT_PLAN
    improved = ConcernStep.IMPROVED

    check_steps(CONCERN, OPENED, taken(warning, plan, improved, plan, improved))
    again = refused(CONCERN, taken(warning, plan, improved, improved))
    assert again == "improved-before-improvement-plan"


def test_every_code_with_which_a_step_is_refused_is_a_problem_that_callers_are_told_of() -> None:
    raised = {
        f"{name}-before-{missing}"
        for course, _ in COURSES
        for name, needed in course.needs.items()
        for missing in needed
    }
    others = {"step-before-opening", "case-closed", "step-known", "case-in-use"}

    assert raised | others <= PROBLEM_CATALOGUE.types.keys()
    assert {PROBLEM_CATALOGUE.types[code].status for code in raised | others} == {409}
    # And none is left of a step that there is no more.
    assert {code for code in PROBLEM_CATALOGUE.types if "-before-" in code} - raised == {
        "step-before-opening", "remedy-before-decision", "event-before-provider",
    }  # fmt: skip
