"""Complaints, decisions and remedies over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.complaints import queries
from app.cases.complaints.facts import (
    COMPLAINT,
    COMPLAINT_COUNT,
    COMPLAINT_STEP,
    OMBUDSMAN_DECISION,
    REMEDY,
)
from app.cases.complaints.responses import ComplaintOut, DecisionOut, RemedyOut, TallyOut
from app.cases.complaints.schemas import (
    ComplaintIn,
    ComplaintQuery,
    ComplaintStepIn,
    DecisionIn,
    DecisionQuery,
    RemedyIn,
    RemedyQuery,
    TallyIn,
    TallyQuery,
)
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Complaints")

_PUBLIC_EXAMPLE = {**EXAMPLE_PROVENANCE, "visibility": "public", "authority": "westminster"}


@router.get(
    "/complaints",
    response_model=Page[ComplaintOut],
    openapi_extra=documented(example={"authority": "westminster"}, statements=4),
)
def list_complaints(query: Annotated[ComplaintQuery, Query()], reads: Reads) -> Response:
    """List complaints by their references

    By when a reply was due and whether it came, whether it told where to turn next and whether the
    authority had a copy, and what an Ombudsman calls it. Never what a person said, or who.
    """
    return reads.answer(query, queries.list_complaints)


@router.post(
    "/complaints",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **_PUBLIC_EXAMPLE,
                "contract": "bi-borough-community-equipment-2025",
                "reference": "CE 2025 17",
                "received_on": "2025-10-02",
            }
        }
    ),
)
def state_complaint(caller: Editor, body: ComplaintIn, writes: Writes) -> Response:
    """State that a complaint was received

    By the authority that answers for the service. Only partners see it, unless it says otherwise.
    """
    return writes.record(caller, COMPLAINT.fact, body, address="/v1/complaints/{case}")


@router.get(
    "/complaints/{id}",
    response_model=ComplaintOut,
    openapi_extra=documented(example={"id": "public-859", "on": "2025-10-31"}, statements=4),
)
def get_complaint(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show one complaint

    With everything that became of it by the day.
    """
    return reads.answer(query, partial(queries.COMPLAINTS.item, id_=id_))


@router.post(
    "/complaints/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-859",
            "body": {
                **EXAMPLE_PROVENANCE,
                "step": "replied",
                "day": "2025-10-28",
                "signposted": True,
                "copied": True,
            },
        }
    ),
)
def take_complaint_step(
    caller: Editor, id_: CaseId, body: ComplaintStepIn, writes: Writes
) -> Response:
    """State what became of a complaint

    An Ombudsman looks at it after the reply, and decides once.
    """
    return writes.run(caller, partial(record_step, type_=COMPLAINT_STEP, body=body, id_=id_))


@router.get(
    "/tallies",
    response_model=Page[TallyOut],
    openapi_extra=documented(example={"authority": "westminster"}, statements=3),
)
def list_tallies(query: Annotated[TallyQuery, Query()], reads: Reads) -> Response:
    """List what is only ever counted

    Complaints, compliments and the feedback of prescribers, by month.
    """
    return reads.answer(query, queries.list_tallies)


@router.post(
    "/tallies",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "kind": "prescriber-feedback",
                "month": "2025-09-01",
                "received": 14,
            }
        }
    ),
)
def state_tally(caller: Editor, body: TallyIn, writes: Writes) -> Response:
    """State how many came in a month

    A count below 5 could tell of a person: it may be stated for partners, not for the public.
    """
    return writes.record(caller, COMPLAINT_COUNT.fact, body)


@router.get(
    "/ombudsman-decisions",
    response_model=Page[DecisionOut],
    openapi_extra=documented(example={"authority": "hackney", "on": "2025-09-11"}, statements=4),
)
def list_ombudsman_decisions(query: Annotated[DecisionQuery, Query()], reads: Reads) -> Response:
    """List what Ombudsmen decided

    Each decision with its findings, and how many of its remedies are open or late on the day.
    """
    return reads.answer(query, queries.list_decisions)


@router.post(
    "/ombudsman-decisions",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "hackney",
                "reference": "25 000 000",
                "ombudsman": "Local Government and Social Care Ombudsman",
                "decided_on": "2026-03-02",
                "outcome": "not-upheld",
            }
        }
    ),
)
def state_ombudsman_decision(caller: Editor, body: DecisionIn, writes: Writes) -> Response:
    """State what an Ombudsman decided

    As it was published, by the authority decided about.
    """
    return writes.record(caller, OMBUDSMAN_DECISION.fact, body)


@router.get(
    "/remedies",
    response_model=Page[RemedyOut],
    openapi_extra=documented(example={"authority": "hackney", "on": "2025-09-11"}, statements=4),
)
def list_remedies(query: Annotated[RemedyQuery, Query()], reads: Reads) -> Response:
    """List what Ombudsmen asked for

    By when, whether that is a working day, and whether it is done, late, or fell away.
    """
    return reads.answer(query, queries.list_remedies)


@router.post(
    "/remedies",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "hackney",
                "decision": "public-270",
                "text": "Send evidence of what was done",
                "within": {"length": 3, "unit": "months"},
            }
        }
    ),
)
def state_remedy(caller: Editor, body: RemedyIn, writes: Writes) -> Response:
    """State what an Ombudsman asked for

    Once it is done or fell away, state it again, with `replaces` naming what was stated before.
    """
    return writes.record(caller, REMEDY.fact, body)
