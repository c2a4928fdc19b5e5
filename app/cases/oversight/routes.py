"""Routes of oversight."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.oversight.facts import (
    ACTION,
    CONCERN,
    CONCERN_STEP,
    LESSON,
    MEETING_SCHEDULE,
    OVERSIGHT_EVENT,
    STAFFING,
)
from app.cases.oversight.responses import (
    ActionOut,
    ConcernOut,
    LessonOut,
    MeetingScheduleOut,
    OversightEventOut,
    StaffingOut,
)
from app.cases.oversight.schemas import (
    ActionIn,
    ActionQuery,
    ConcernIn,
    ConcernQuery,
    ConcernStepIn,
    LessonIn,
    LessonQuery,
    MeetingScheduleIn,
    MeetingScheduleQuery,
    OversightEventIn,
    OversightEventQuery,
    StaffingIn,
    StaffingQuery,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Oversight")

_PUBLIC_EXAMPLE = {**EXAMPLE_PROVENANCE, "visibility": "public", "authority": "westminster"}


@router.get(
    "/meeting-schedules",
    response_model=Page[MeetingScheduleOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=7
    ),
)
def list_meeting_schedules(
    query: Annotated[MeetingScheduleQuery, Query()], reads: Reads
) -> Response:
    """List meeting schedules.

    Returns the schedules of meetings, audits and checks with their attendance up to the day: the
    numbers of held and missed intervals, and the day by which the next one is due.
    """
    return reads.answer(query, MEETING_SCHEDULE.listing.page)


@router.post(
    "/meeting-schedules",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "contract": "bi-borough-community-equipment-2025",
                "kind": "meeting",
                "level": "operational",
                "cadence": "fortnightly",
                "first_day": "2025-09-01",
            }
        }
    ),
)
def record_meeting_schedule(caller: Editor, body: MeetingScheduleIn, writes: Writes) -> Response:
    """Record a meeting schedule.

    Oversight events with the same authority, provider, contract, kind and level count for it.
    """
    return writes.record(caller, MEETING_SCHEDULE.fact, body)


@router.get(
    "/oversight-events",
    response_model=Page[OversightEventOut],
    openapi_extra=documented(example={"authority": ["westminster"]}, statements=3),
)
def list_oversight_events(query: Annotated[OversightEventQuery, Query()], reads: Reads) -> Response:
    """List oversight events.

    Returns the meetings, audits, spot checks, toolbox talks and training sessions up to the day,
    with their subjects and findings.
    """
    return reads.answer(query, OVERSIGHT_EVENT.listing.page)


@router.post(
    "/oversight-events",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "contract": "bi-borough-community-equipment-2025",
                "kind": "spot-check",
                "day": "2025-09-23",
                "announced": False,
                "findings": "Stock is where the list says.",
            }
        }
    ),
)
def record_oversight_event(caller: Editor, body: OversightEventIn, writes: Writes) -> Response:
    """Record an oversight event.

    An event is a meeting, an audit, a spot check, a toolbox talk or a training session.
    """
    return writes.record(caller, OVERSIGHT_EVENT.fact, body)


@router.get(
    "/concerns",
    response_model=Page[ConcernOut],
    openapi_extra=documented(example={"open": True}, statements=(7, 8)),
)
def list_concerns(query: Annotated[ConcernQuery, Query()], reads: Reads) -> Response:
    """List concerns about providers.

    Returns for each concern its last step by the day, and the due day of a current improvement
    plan.
    """
    return reads.answer(query, CONCERN.listing.page)


@router.post(
    "/concerns",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **_PUBLIC_EXAMPLE,
                "provider": "saadia",
                "contract": "bi-borough-community-equipment-2025",
                "text": "Calls about deliveries are not returned",
                "opened_on": "2025-10-13",
            }
        }
    ),
)
def record_concern(caller: Editor, body: ConcernIn, writes: Writes) -> Response:
    """Record a concern about a provider.

    Visible to partners by default, because publication can cause harm.
    """
    return writes.record(caller, CONCERN.fact, body, address="/v1/concerns/{case}")


@router.get(
    "/concerns/{id}",
    response_model=ConcernOut,
    openapi_extra=documented(example={"id": "public-1025"}, statements=7),
)
def get_concern(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Get a concern.

    Returns the concern with all its steps up to the day.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(CONCERN.listing.item, id_=id_))


@router.post(
    "/concerns/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-1030",
            "body": {**EXAMPLE_PROVENANCE, "step": "warning", "day": "2025-10-20"},
        }
    ),
)
def record_concern_step(
    caller: Editor, id_: CaseId, body: ConcernStepIn, writes: Writes
) -> Response:
    """Record a step of a concern.

    A plan and a termination need an earlier warning, an improvement needs a current plan.

    Errors: 404 `unknown-code`; 409 `case-closed`, `step-known`, `step-before-opening` and
    `<step>-before-<required step>`.
    """
    return writes.run(caller, partial(record_step, type_=CONCERN_STEP, body=body, id_=id_))


@router.get(
    "/staffing",
    response_model=Page[StaffingOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=6
    ),
)
def list_staffing(query: Annotated[StaffingQuery, Query()], reads: Reads) -> Response:
    """List directly engaged staff.

    Returns the roles that authorities fill themselves on the day, each with a number of posts and
    no person.
    """
    return reads.answer(query, STAFFING.listing.page)


@router.post(
    "/staffing",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "role": "delivery driver",
                "posts": 2,
                "first_day": "2025-09-16",
                "last_day": "2025-10-31",
            }
        }
    ),
)
def record_staffing(caller: Editor, body: StaffingIn, writes: Writes) -> Response:
    """Record directly engaged staff.

    A record has a role and a number of posts. When the days or the number change, revise it with
    `replaces`.
    """
    return writes.record(caller, STAFFING.fact, body)


@router.get("/lessons", response_model=Page[LessonOut], openapi_extra=documented(statements=3))
def list_lessons(query: Annotated[LessonQuery, Query()], reads: Reads) -> Response:
    """List lessons learnt.

    Returns for each lesson the authority, the incident that it comes from, and the consortium that
    it was shared with.
    """
    return reads.answer(query, LESSON.listing.page)


@router.post(
    "/lessons",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "incident": "public-246",
                "text": "Agree beforehand how data is handed over",
                "learnt_on": "2025-10-01",
                "shared_with": "lcec",
            }
        }
    ),
)
def record_lesson(caller: Editor, body: LessonIn, writes: Writes) -> Response:
    """Record a lesson learnt.

    `shared_with` is the consortium whose members received it.

    Errors: 422 `unknown-fact` for an incident that the caller may not see.
    """
    return writes.record(caller, LESSON.fact, body)


@router.get(
    "/actions",
    response_model=Page[ActionOut],
    openapi_extra=documented(example={"state": ["open", "not-recorded"]}, statements=6),
)
def list_actions(query: Annotated[ActionQuery, Query()], reads: Reads) -> Response:
    """List agreed actions.

    Returns for each action the responsible role, the due day and the status on the day.
    """
    return reads.answer(query, ACTION.listing.page)


@router.post(
    "/actions",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "text": "Ask for an extract of all loans every quarter",
                "owner_role": "contract manager",
                "decided_on": "2025-10-01",
                "due_on": "2025-12-31",
            }
        }
    ),
)
def record_action(caller: Editor, body: ActionIn, writes: Writes) -> Response:
    """Record an agreed action.

    When the action is done, revise it: send it again with `done_on` and with `replaces`.

    Errors: 422 `unknown-fact` for a record in `arises_from` that the caller may not see.
    """
    return writes.record(caller, ACTION.fact, body)
