"""Routes of complaints, Ombudsman decisions and remedies."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.complaints.facts import (
    COMPLAINT,
    COMPLAINT_COUNT,
    COMPLAINT_STEP,
    OMBUDSMAN_DECISION,
    REMEDY,
)
from app.cases.complaints.responses import ComplaintCountOut, ComplaintOut, DecisionOut, RemedyOut
from app.cases.complaints.schemas import (
    ComplaintCountIn,
    ComplaintCountQuery,
    ComplaintIn,
    ComplaintQuery,
    ComplaintStepIn,
    DecisionIn,
    DecisionQuery,
    RemedyIn,
    RemedyQuery,
)
from app.cases.core.explain import UNDERTAKING_RULE, explained_listing
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cover.responses import ExplainedPage
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
    openapi_extra=documented(example={"authority": ["westminster"]}, statements=7),
)
def list_complaints(query: Annotated[ComplaintQuery, Query()], reads: Reads) -> Response:
    """List complaints.

    Returns complaints by their references: the due day and status of the reply, its content in two
    flags, and the reference of the Ombudsman. No text of a complaint and no person is recorded.
    """
    return reads.answer(query, COMPLAINT.listing.page)


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
def record_complaint(caller: Editor, body: ComplaintIn, writes: Writes) -> Response:
    """Record a complaint.

    The authority responsible for the service records it. Visible to partners by default.
    """
    return writes.record(caller, COMPLAINT.fact, body, address="/v1/complaints/{case}")


@router.get(
    "/complaints/{id}",
    response_model=ComplaintOut,
    openapi_extra=documented(example={"id": "public-1028", "on": "2025-10-31"}, statements=7),
)
def get_complaint(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Get a complaint.

    Returns the complaint with all its steps up to the day.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(COMPLAINT.listing.item, id_=id_))


@router.post(
    "/complaints/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-1028",
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
def record_complaint_step(
    caller: Editor, id_: CaseId, body: ComplaintStepIn, writes: Writes
) -> Response:
    """Record a step of a complaint.

    An Ombudsman receives a complaint after the reply, and decides once.

    Errors: 404 `unknown-code`; 409 `case-closed`, `step-known`, `step-before-opening` and
    `<step>-before-<required step>`.
    """
    return writes.run(caller, partial(record_step, type_=COMPLAINT_STEP, body=body, id_=id_))


@router.get(
    "/complaint-counts",
    response_model=Page[ComplaintCountOut],
    openapi_extra=documented(example={"authority": ["westminster"]}, statements=3),
)
def list_complaint_counts(query: Annotated[ComplaintCountQuery, Query()], reads: Reads) -> Response:
    """List monthly counts.

    Returns the numbers of complaints, compliments and feedback from prescribers, by month.
    """
    return reads.answer(query, COMPLAINT_COUNT.listing.page)


@router.post(
    "/complaint-counts",
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
def record_complaint_count(caller: Editor, body: ComplaintCountIn, writes: Writes) -> Response:
    """Record a monthly count.

    A count from 1 to 4 can identify a person: it is accepted for partners, but not for the public.

    Errors: 422 `small-number`, `more-than-all`.
    """
    return writes.record(caller, COMPLAINT_COUNT.fact, body)


@router.get(
    "/ombudsman-decisions",
    response_model=Page[DecisionOut],
    openapi_extra=documented(example={"authority": ["hackney"], "on": "2025-09-11"}, statements=7),
)
def list_ombudsman_decisions(query: Annotated[DecisionQuery, Query()], reads: Reads) -> Response:
    """List decisions of Ombudsmen.

    Returns each decision with its findings and the numbers of its open and late remedies on the
    day.
    """
    return reads.answer(query, OMBUDSMAN_DECISION.listing.page)


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
def record_ombudsman_decision(caller: Editor, body: DecisionIn, writes: Writes) -> Response:
    """Record a decision of an Ombudsman.

    The authority that the decision is about records it, as published. It is public.
    """
    return writes.record(caller, OMBUDSMAN_DECISION.fact, body)


@router.get(
    "/remedies",
    response_model=ExplainedPage[RemedyOut],
    openapi_extra=documented(example={"authority": ["hackney"], "on": "2025-09-11"}, statements=7),
)
def list_remedies(query: Annotated[RemedyQuery, Query()], reads: Reads) -> Response:
    """List remedies.

    Returns the remedies that Ombudsmen asked for, with the due day and the status on the day.
    """
    return reads.answer(
        query, partial(explained_listing, listing=REMEDY.listing, rule=UNDERTAKING_RULE)
    )


@router.post(
    "/remedies",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "hackney",
                "decision": "public-333",
                "text": "Send evidence of what was done",
                "within": {"length": 3, "unit": "months"},
            }
        }
    ),
)
def record_remedy(caller: Editor, body: RemedyIn, writes: Writes) -> Response:
    """Record a remedy.

    When the remedy is done or falls away, revise it: send it again with the day and with
    `replaces`.

    Errors: 409 `remedy-before-decision`; 422 `remedy-without-decision`, `other-authority`.
    """
    return writes.record(caller, REMEDY.fact, body)
