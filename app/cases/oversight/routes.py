"""Oversight over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.oversight import queries
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
    OccasionOut,
    RhythmOut,
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
    OccasionIn,
    OccasionQuery,
    RhythmIn,
    RhythmQuery,
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
    "/rhythms",
    response_model=Page[RhythmOut],
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=4
    ),
)
def list_rhythms(query: Annotated[RhythmQuery, Query()], reads: Reads) -> Response:
    """List what is to happen again and again

    Meetings, audits and checks by their cadence: in how many turns they happened up to the day, how
    many turns were missed, and by when the next one is due.
    """
    return reads.answer(query, queries.list_rhythms)


@router.post(
    "/rhythms",
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
def state_rhythm(caller: Editor, body: RhythmIn, writes: Writes) -> Response:
    """State how often people undertook to meet

    Or to look. Occasions of the same kind, level, provider and contract keep it.
    """
    return writes.record(caller, MEETING_SCHEDULE.fact, body)


@router.get(
    "/occasions",
    response_model=Page[OccasionOut],
    openapi_extra=documented(example={"authority": "westminster"}, statements=3),
)
def list_occasions(query: Annotated[OccasionQuery, Query()], reads: Reads) -> Response:
    """List meetings, audits, spot checks and talks

    Up to the day, with what they were about and what was found.
    """
    return reads.answer(query, queries.list_occasions)


@router.post(
    "/occasions",
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
def state_occasion(caller: Editor, body: OccasionIn, writes: Writes) -> Response:
    """State that people met, or went and looked

    A meeting, an audit, a spot check, a toolbox talk or a training.
    """
    return writes.record(caller, OVERSIGHT_EVENT.fact, body)


@router.get(
    "/concerns",
    response_model=Page[ConcernOut],
    openapi_extra=documented(example={"open": True}, statements=4),
)
def list_concerns(query: Annotated[ConcernQuery, Query()], reads: Reads) -> Response:
    """List concerns about providers

    How each stands on the day: warning, improvement plan and whether it is late, termination.
    """
    return reads.answer(query, queries.list_concerns)


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
def state_concern(caller: Editor, body: ConcernIn, writes: Writes) -> Response:
    """State that there is concern about a provider

    Only partners see it, unless it says otherwise: publishing it could itself do harm.
    """
    return writes.record(caller, CONCERN.fact, body, address="/v1/concerns/{case}")


@router.get(
    "/concerns/{id}",
    response_model=ConcernOut,
    openapi_extra=documented(example={"id": "public-856"}, statements=4),
)
def get_concern(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show one concern

    With every step that followed from it by the day.
    """
    return reads.answer(query, partial(queries.CONCERNS.item, id_=id_))


@router.post(
    "/concerns/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-861",
            "body": {**EXAMPLE_PROVENANCE, "step": "warning", "day": "2025-10-20"},
        }
    ),
)
def take_concern_step(caller: Editor, id_: CaseId, body: ConcernStepIn, writes: Writes) -> Response:
    """State what followed from a concern

    A plan comes after a warning, an improvement after a plan, a termination after a warning.
    """
    return writes.run(caller, partial(record_step, type_=CONCERN_STEP, body=body, id_=id_))


@router.get(
    "/staffing",
    response_model=Page[StaffingOut],
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=3
    ),
)
def list_staffing(query: Annotated[StaffingQuery, Query()], reads: Reads) -> Response:
    """List staff that authorities engage themselves

    On the day: a role and a count, never a person.
    """
    return reads.answer(query, queries.list_staffing)


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
def state_staffing(caller: Editor, body: StaffingIn, writes: Writes) -> Response:
    """State that an authority engages staff itself

    As a role and a count. State it again with `replaces` when the days or the count change.
    """
    return writes.record(caller, STAFFING.fact, body)


@router.get("/lessons", response_model=Page[LessonOut], openapi_extra=documented(statements=3))
def list_lessons(query: Annotated[LessonQuery, Query()], reads: Reads) -> Response:
    """List what was learnt

    By whom, from which incident, and with which consortium it was shared.
    """
    return reads.answer(query, queries.list_lessons)


@router.post(
    "/lessons",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "incident": "public-202",
                "text": "Agree beforehand how data is handed over",
                "learnt_on": "2025-10-01",
                "shared_with": "lcec",
            }
        }
    ),
)
def state_lesson(caller: Editor, body: LessonIn, writes: Writes) -> Response:
    """State what was learnt

    And with whose members it was shared, if it was.
    """
    return writes.record(caller, LESSON.fact, body)


@router.get(
    "/actions",
    response_model=Page[ActionOut],
    openapi_extra=documented(example={"state": ["open", "late"]}, statements=3),
)
def list_actions(query: Annotated[ActionQuery, Query()], reads: Reads) -> Response:
    """List what was decided to be done

    With the role that does it, by when, and how that stands on the day.
    """
    return reads.answer(query, queries.list_actions)


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
def state_action(caller: Editor, body: ActionIn, writes: Writes) -> Response:
    """State that something is to be done

    Once it is, state it again with its `done_on`, and `replaces` naming what was stated before.
    """
    return writes.record(caller, ACTION.fact, body)
