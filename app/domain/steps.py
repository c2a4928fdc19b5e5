"""Cases that go on step by step: which step may follow which, and how a case stands on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from app.domain.errors import DomainError

Name = TypeVar("Name", bound=StrEnum)
AnyStep = TypeVar("AnyStep", bound="Step[Any]")


@dataclass(frozen=True, slots=True)
class Step(Generic[Name]):
    """Something that happened to a case on a day."""

    name: Name
    on: date


@dataclass(frozen=True, slots=True)
class Course(Generic[Name]):
    """How cases of one kind go.

    A step in `needs` is taken only after each of those it names has been; one in `ends` is the
    last; one in `again` may be taken more than once, and whatever it names in `undoes` must be
    taken anew after it; one in `early` may have been taken before the case was opened.
    """

    needs: Mapping[Name, Sequence[Name]] = field(default_factory=dict)
    ends: frozenset[Name] = frozenset()
    again: frozenset[Name] = frozenset()
    undoes: Mapping[Name, Sequence[Name]] = field(default_factory=dict)
    early: frozenset[Name] = frozenset()


def in_order(steps: Iterable[AnyStep]) -> list[AnyStep]:
    """By day; those of one day as they were stated."""
    return sorted(steps, key=lambda step: step.on)


def check_steps(course: Course[Name], opened_on: date, steps: Iterable[Step[Name]]) -> None:
    """Refuse a case whose steps cannot have been taken in the order of their days."""
    taken: set[Name] = set()
    ended: Name | None = None
    for step in in_order(steps):
        if step.on < opened_on and step.name not in course.early:
            raise DomainError("step-before-opening", f"the case was opened on {opened_on}", "day")
        if ended is not None:
            raise DomainError("case-closed", f"the case ended with {ended}", "step")
        missing = next((one for one in course.needs.get(step.name, ()) if one not in taken), None)
        if missing is not None:
            raise DomainError(f"{step.name}-before-{missing}", f"there is no {missing} yet", "step")
        if step.name in taken and step.name not in course.again:
            raise DomainError("step-known", f"there is a {step.name} already", "step")
        taken -= set(course.undoes.get(step.name, ()))
        taken.add(step.name)
        ended = step.name if step.name in course.ends else None


def last_step(steps: Iterable[Step[Name]], day: date) -> Step[Name] | None:
    """The step with which a case stands on a day, if any was taken by then."""
    return next((step for step in reversed(in_order(steps)) if step.on <= day), None)
