"""Cases and their steps: the permitted order of steps, and the last step by a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, Generic, TypeVar

from app.domain.errors import DomainError
from app.domain.periods import END_OF_TIME
from app.domain.timelines import Timeline

StepName = TypeVar("StepName", bound=StrEnum)
AnyStep = TypeVar("AnyStep", bound="Step[Any]")


@dataclass(frozen=True, slots=True)
class Step(Generic[StepName]):
    """A step of a case on a day."""

    name: StepName
    on: date


@dataclass(frozen=True, slots=True)
class Workflow(Generic[StepName]):
    """The permitted order of the steps of one kind of case.

    `requires` maps a step to the steps that must come before it. No step follows a `final` step.
    A `repeatable` step may be taken more than once. `resets` maps a step to the steps that must be
    repeated before it is taken again. A step in `before_opening` may be earlier than the opening
    of the case.
    """

    requires: Mapping[StepName, Sequence[StepName]] = field(default_factory=dict)
    final: frozenset[StepName] = frozenset()
    repeatable: frozenset[StepName] = frozenset()
    resets: Mapping[StepName, Sequence[StepName]] = field(default_factory=dict)
    before_opening: frozenset[StepName] = frozenset()


def sort_by_day(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """Return the steps by day; steps of the same day keep the order of recording."""
    return sorted(steps, key=lambda step: step.on)


def check_steps(
    workflow: Workflow[StepName], opened_on: date, steps: Iterable[Step[StepName]]
) -> None:
    """Refuse steps whose order by day contradicts the workflow.

    Raise `step-before-opening`, `case-closed`, `<step>-before-<required step>` or `step-known`.
    """
    taken: set[StepName] = set()
    ended: StepName | None = None
    for step in sort_by_day(steps):
        if step.on < opened_on and step.name not in workflow.before_opening:
            detail = f"the day is before the opening of the case on {opened_on}"
            raise DomainError("step-before-opening", detail, "day")
        if ended is not None:
            detail = f"the case ended with {ended}: no later step is possible"
            raise DomainError("case-closed", detail, "step")
        required = workflow.requires.get(step.name, ())
        missing = next((name for name in required if name not in taken), None)
        if missing is not None:
            detail = f"{step.name} needs an earlier {missing}"
            raise DomainError(f"{step.name}-before-{missing}", detail, "step")
        if step.name in taken and step.name not in workflow.repeatable:
            detail = f"the case already has a {step.name}, which cannot be repeated"
            raise DomainError("step-known", detail, "step")
        taken -= set(workflow.resets.get(step.name, ()))
        taken.add(step.name)
        ended = step.name if step.name in workflow.final else None


def steps_by_days(steps: Iterable[AnyStep]) -> Iterator[tuple[Timeline, list[AnyStep]]]:
    """Yield the days on which the same steps are taken, with these steps by day."""
    ordered = sort_by_day(steps)
    first_days = sorted({date.min, *(step.on for step in ordered)})
    for first_day, following in pairwise([*first_days, END_OF_TIME]):
        days = Timeline.since(first_day) - Timeline.since(following)
        yield days, [step for step in ordered if step.on <= first_day]


def last_step(steps: Iterable[Step[StepName]], day: date) -> Step[StepName] | None:
    """Return the last step taken by a day, or None."""
    return next((step for step in reversed(sort_by_day(steps)) if step.on <= day), None)
