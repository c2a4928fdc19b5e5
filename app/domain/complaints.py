"""Stages of complaints: received, replied to or not answered, and opened in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.clocks import Clock
from app.domain.errors import DomainError
from app.domain.steps import Step, sort_by_day, steps_by_days
from app.domain.timelines import Timeline
from app.domain.vocabulary import ComplaintStage, ComplaintStep, ReplyBasis


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit for a reply, with its basis."""

    clock: Clock
    basis: ReplyBasis


@dataclass(frozen=True, slots=True)
class ComplaintEvent(Step[ComplaintStep]):
    """A step of a complaint, with the details that some steps have."""

    stage: ComplaintStage | None = None
    within: TimeLimit | None = None
    signposted: bool | None = None
    copied: bool | None = None

    @property
    def opens(self) -> ComplaintStage | None:
        """The stage that the step opens, if any."""
        if self.name is ComplaintStep.TO_OMBUDSMAN:
            return ComplaintStage.OMBUDSMAN
        return self.stage if self.name is ComplaintStep.ESCALATED else None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a complaint: when it was received, and what was replied.

    `stage` is None if it is not known which one received the complaint.
    """

    stage: ComplaintStage | None
    received_on: date | None
    within: TimeLimit | None = None
    replied_on: date | None = None
    not_answered_on: date | None = None
    signposted: bool | None = None
    copied: bool | None = None

    @property
    def is_settled(self) -> bool:
        """True if it replied, or if a source says that it did not."""
        return self.replied_on is not None or self.not_answered_on is not None

    @property
    def following(self) -> tuple[ComplaintStage, ...]:
        """The stages that may be opened next: after a reply, or if a source says there was none."""
        return self.stage.following if self.stage is not None and self.is_settled else ()


def stages(first: Stage, steps: Iterable[ComplaintEvent]) -> list[Stage]:
    """Return the stages of a complaint in the order in which they were opened."""
    found = [first]
    for step in sort_by_day(steps):
        found = _after(found, step)
    return found


def current_stages(
    first: Stage, steps: Iterable[ComplaintEvent]
) -> Iterator[tuple[Timeline, Stage]]:
    """Yield the current stage on each day, from the steps taken up to then."""
    for days, taken in steps_by_days(steps):
        yield days, stages(first, taken)[-1]


def check_stages(first: Stage, steps: Iterable[ComplaintEvent]) -> None:
    """Refuse stages that are out of order.

    Raise `stage-passed` for a stage that is not after the current one, `stage-skipped` for one that
    does not follow a stage that replied, `to-ombudsman-before-replied`, or `step-known` for a
    second reply of one stage.
    """
    found = [first]
    for step in sort_by_day(steps):
        _check(found[-1], step)
        found = _after(found, step)


def _after(found: list[Stage], step: ComplaintEvent) -> list[Stage]:
    """Return the stages after a step."""
    *earlier, current = found
    if (opened := step.opens) is not None:
        return [*found, Stage(opened, step.on, step.within)]
    if step.name is ComplaintStep.REPLIED:
        replied = replace(
            current, replied_on=step.on, signposted=step.signposted, copied=step.copied
        )
        return [*earlier, replied]
    if step.name is ComplaintStep.NOT_ANSWERED:
        return [*earlier, replace(current, not_answered_on=current.not_answered_on or step.on)]
    return found


def _check(current: Stage, step: ComplaintEvent) -> None:
    if step.name is ComplaintStep.REPLIED and current.replied_on is not None:
        detail = "the stage already has a reply, which cannot be repeated"
        raise DomainError("step-known", detail, "step")
    if step.name is ComplaintStep.TO_OMBUDSMAN and not current.is_settled:
        detail = "to-ombudsman needs an earlier replied, or not-answered"
        raise DomainError("to-ombudsman-before-replied", detail, "step")
    opened, field = step.opens, "stage" if step.stage is not None else "step"
    if opened is None or current.stage is None:
        return
    order = list(ComplaintStage)
    if order.index(opened) <= order.index(current.stage):
        raise DomainError("stage-passed", f"{opened} is not after {current.stage}", field)
    if current.replied_on is not None and opened not in current.stage.following:
        nearest = " or ".join(current.stage.following)
        detail = f"{current.stage} replied, so that {nearest} comes next, not {opened}"
        raise DomainError("stage-skipped", detail, field)
