"""Tests of the stages of complaints, from the contractor to the Ombudsman."""

from datetime import date

import pytest

from app.domain.complaints import ComplaintEvent, Stage, check_stages, stages
from app.domain.errors import DomainError
from app.domain.vocabulary import ComplaintStage, ComplaintStep

CONTRACTOR, INFORMAL = ComplaintStage.CONTRACTOR, ComplaintStage.COUNCIL_INFORMAL
INVESTIGATION, OMBUDSMAN = ComplaintStage.COUNCIL_INVESTIGATION, ComplaintStage.OMBUDSMAN
REPLIED, UNANSWERED = ComplaintStep.REPLIED, ComplaintStep.NOT_ANSWERED
TO_OMBUDSMAN, ESCALATED = ComplaintStep.TO_OMBUDSMAN, ComplaintStep.ESCALATED
CALLED = ComplaintStep.CALLED

Said = ComplaintStep | ComplaintStage


def september(day: int) -> date:
    return date(2025, 9, day)


def first(stage: ComplaintStage | None = CONTRACTOR) -> Stage:
    return Stage(stage, september(1))


def events(*steps: Said) -> list[ComplaintEvent]:
    """Build one step for each day from 2 September on; a stage stands for an escalation to it."""
    return [
        ComplaintEvent(step, september(day))
        if isinstance(step, ComplaintStep)
        else ComplaintEvent(ESCALATED, september(day), stage=step)
        for day, step in enumerate(steps, 2)
    ]


@pytest.mark.parametrize(
    ("begun", "steps"),
    [
        (CONTRACTOR, [REPLIED, INFORMAL, REPLIED, INVESTIGATION, REPLIED, TO_OMBUDSMAN]),
        # Not every authority has an informal stage.
        (CONTRACTOR, [REPLIED, INVESTIGATION, REPLIED, TO_OMBUDSMAN]),
        (CONTRACTOR, [UNANSWERED, INFORMAL]),
        # A stage that did not reply may be followed by any later one.
        (CONTRACTOR, [UNANSWERED, TO_OMBUDSMAN]),
        (INFORMAL, [UNANSWERED, TO_OMBUDSMAN]),
        (CONTRACTOR, [INVESTIGATION]),
        # It is not known which stage replied.
        (None, [REPLIED, TO_OMBUDSMAN]),
        (None, [REPLIED, INFORMAL]),
        (CONTRACTOR, [ESCALATED, CALLED, REPLIED, ESCALATED]),
    ],
)
def test_stages_in_order_are_accepted(begun: ComplaintStage | None, steps: list[Said]) -> None:
    check_stages(first(begun), events(*steps))


@pytest.mark.parametrize(
    ("begun", "steps", "code", "field"),
    [
        (CONTRACTOR, [REPLIED, TO_OMBUDSMAN], "stage-skipped", "step"),
        (INFORMAL, [REPLIED, TO_OMBUDSMAN], "stage-skipped", "step"),
        (CONTRACTOR, [UNANSWERED, REPLIED, TO_OMBUDSMAN], "stage-skipped", "step"),
        (CONTRACTOR, [REPLIED, OMBUDSMAN], "stage-skipped", "stage"),
        (INVESTIGATION, [REPLIED, INFORMAL], "stage-passed", "stage"),
        (INFORMAL, [INFORMAL], "stage-passed", "stage"),
        (CONTRACTOR, [TO_OMBUDSMAN], "to-ombudsman-before-replied", "step"),
        (CONTRACTOR, [REPLIED, INFORMAL, TO_OMBUDSMAN], "to-ombudsman-before-replied", "step"),
        (None, [TO_OMBUDSMAN], "to-ombudsman-before-replied", "step"),
        (CONTRACTOR, [REPLIED, REPLIED], "step-known", "step"),
    ],
)
def test_stage_out_of_order_is_refused_with_its_code(
    begun: ComplaintStage | None, steps: list[Said], code: str, field: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        check_stages(first(begun), events(*steps))

    assert (refusal.value.code, refusal.value.field) == (code, field)


def test_each_stage_has_its_own_days_and_reply() -> None:
    steps = [
        ComplaintEvent(REPLIED, september(5), signposted=False, copied=True),
        ComplaintEvent(ESCALATED, september(6), stage=INVESTIGATION),
        ComplaintEvent(UNANSWERED, september(20)),
        ComplaintEvent(UNANSWERED, september(25)),
    ]

    assert stages(first(), steps) == [
        Stage(CONTRACTOR, september(1), None, september(5), None, signposted=False, copied=True),
        Stage(INVESTIGATION, september(6), not_answered_on=september(20)),
    ]


@pytest.mark.parametrize(
    ("begun", "steps", "expected"),
    [
        (CONTRACTOR, [], ()),
        (CONTRACTOR, [REPLIED], (INFORMAL, INVESTIGATION)),
        (CONTRACTOR, [UNANSWERED], (INFORMAL, INVESTIGATION)),
        (INVESTIGATION, [REPLIED], (OMBUDSMAN,)),
        (OMBUDSMAN, [REPLIED], ()),
        (None, [REPLIED], ()),
    ],
)
def test_reply_and_missing_reply_open_the_next_stage(
    begun: ComplaintStage | None, steps: list[Said], expected: tuple[ComplaintStage, ...]
) -> None:
    assert stages(first(begun), events(*steps))[-1].following == expected
