"""Cases that go on step by step: which step may follow which, and how a case stands on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.domain.errors import DomainError

StepName = TypeVar("StepName", bound=StrEnum)
AnyStep = TypeVar("AnyStep", bound="Step[Any]")


@dataclass(frozen=True, slots=True)
class Step(Generic[StepName]):
    """Something that happened to a case on a day."""

    name: StepName
    on: date


@dataclass(frozen=True, slots=True)
class Workflow(Generic[StepName]):
    """How cases of one kind go.

    A step in `requires` is taken only after each of those it names has been; one in `final` is the
    last; one in `repeatable` may be taken more than once, and whatever it names in `resets` must be
    taken anew after it; one in `before_opening` may have been taken before the case was opened.
    """

    requires: Mapping[StepName, Sequence[StepName]] = field(default_factory=dict)
    final: frozenset[StepName] = frozenset()
    repeatable: frozenset[StepName] = frozenset()
    resets: Mapping[StepName, Sequence[StepName]] = field(default_factory=dict)
    before_opening: frozenset[StepName] = frozenset()


def sort_by_day(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """By day; those of one day as they were stated."""
    return sorted(steps, key=lambda step: step.on)


def check_steps(
    workflow: Workflow[StepName], opened_on: date, steps: Iterable[Step[StepName]]
) -> None:
    """Refuse a case whose steps cannot have been taken in the order of their days."""
    taken: set[StepName] = set()
    ended: StepName | None = None
    for step in sort_by_day(steps):
        if step.on < opened_on and step.name not in workflow.before_opening:
            raise DomainError("step-before-opening", f"the case was opened on {opened_on}", "day")
        if ended is not None:
            raise DomainError("case-closed", f"the case ended with {ended}", "step")
        missing = next(
            (one for one in workflow.requires.get(step.name, ()) if one not in taken), None
        )
        if missing is not None:
            raise DomainError(f"{step.name}-before-{missing}", f"there is no {missing} yet", "step")
        if step.name in taken and step.name not in workflow.repeatable:
            raise DomainError("step-known", f"there is a {step.name} already", "step")
        taken -= set(workflow.resets.get(step.name, ()))
        taken.add(step.name)
        ended = step.name if step.name in workflow.final else None


def last_step(steps: Iterable[Step[StepName]], day: date) -> Step[StepName] | None:
    """The step with which a case stands on a day, if any was taken by then."""
    return next((step for step in reversed(sort_by_day(steps)) if step.on <= day), None)
