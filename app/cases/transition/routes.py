"""Transition over HTTP."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.facts import record_step
from app.cases.core.schemas import CaseId, CaseQuery
from app.cases.transition import queries, replacements
from app.cases.transition.facts import (
    CANDIDATE,
    CANDIDATE_STEP,
    DATA_TRANSFER,
    DATA_TRANSFER_STEP,
    MOBILISATION_STEP,
)
from app.cases.transition.responses import (
    CandidateOut,
    DataTransferOut,
    MobilisationOut,
    ReadinessOut,
    ReplacementOut,
)
from app.cases.transition.schemas import (
    CandidateIn,
    CandidateQuery,
    CandidateStepIn,
    DataTransferIn,
    DataTransferQuery,
    MobilisationIn,
    MobilisationQuery,
    ReadinessQuery,
    ReplacementQuery,
    TransferStepIn,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1", "Transition")

_PUBLIC_EXAMPLE = {**EXAMPLE_PROVENANCE, "visibility": "public", "authority": "westminster"}


@router.get(
    "/candidates",
    response_model=Page[CandidateOut],
    openapi_extra=documented(
        example={"authority": "harrow", "on": "2025-09-25"}, statements=(4, 5)
    ),
)
def list_candidates(query: Annotated[CandidateQuery, Query()], reads: Reads) -> Response:
    """List the providers that may take a scope over

    The pipeline for whatever has no lasting cover: how far each candidate had come by the day, and
    why it fell through if it did. Only a signed contract with an award gives cover.
    """
    return reads.answer(query, queries.list_candidates)


@router.post(
    "/candidates",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **_PUBLIC_EXAMPLE,
                "scope": "occupational-therapy-complex",
                "provider": "totp",
                "opened_on": "2026-02-02",
            }
        }
    ),
)
def state_candidate(caller: Editor, body: CandidateIn, writes: Writes) -> Response:
    """State that a provider may take a scope over

    By the authority that looks for one. Only partners see it, unless it says otherwise.
    """
    return writes.record(caller, CANDIDATE.fact, body, address="/v1/candidates/{case}")


@router.get(
    "/candidates/{id}",
    response_model=CandidateOut,
    openapi_extra=documented(example={"id": "public-343", "on": "2025-09-25"}, statements=4),
)
def get_candidate(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show one candidate

    With every step that it had taken by the day.
    """
    return reads.answer(query, partial(queries.CANDIDATES.item, id_=id_))


@router.post(
    "/candidates/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-860",
            "body": {**EXAMPLE_PROVENANCE, "step": "approached", "day": "2026-02-09"},
        }
    ),
)
def take_candidate_step(
    caller: Editor, id_: CaseId, body: CandidateStepIn, writes: Writes
) -> Response:
    """State how much further a candidate came

    `signed` names the contract, `fell-through` the reason; nothing follows either of them.
    """
    return writes.run(caller, partial(record_step, type_=CANDIDATE_STEP, body=body, id_=id_))


@router.get(
    "/data-transfers",
    response_model=Page[DataTransferOut],
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=5
    ),
)
def list_data_transfers(query: Annotated[DataTransferQuery, Query()], reads: Reads) -> Response:
    """List the data that services wait for

    Who holds it and who needs it, how the agreement and the fee stand, what was received and found
    right, on how many days who held it up, and which cells must do without it on the day.
    """
    return reads.answer(query, queries.list_transfers)


@router.post(
    "/data-transfers",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **_PUBLIC_EXAMPLE,
                "holder": "nottingham-rehab",
                "classes": ["loans", "servicing"],
                "scopes": ["equipment-servicing"],
                "opened_on": "2025-09-16",
            }
        }
    ),
)
def state_data_transfer(caller: Editor, body: DataTransferIn, writes: Writes) -> Response:
    """State that data is needed that another holds

    By the authority whose service needs it. Only partners see it, unless it says otherwise.
    """
    return writes.record(caller, DATA_TRANSFER.fact, body, address="/v1/data-transfers/{case}")


@router.get(
    "/data-transfers/{id}",
    response_model=DataTransferOut,
    openapi_extra=documented(example={"id": "public-473", "on": "2025-09-25"}, statements=5),
)
def get_data_transfer(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Show one data transfer

    With every step that it had taken by the day.
    """
    return reads.answer(query, partial(queries.TRANSFERS.item, id_=id_))


@router.post(
    "/data-transfers/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-473",
            "body": {**EXAMPLE_PROVENANCE, "step": "agreement-signed", "day": "2025-10-06"},
        }
    ),
)
def take_transfer_step(
    caller: Editor, id_: CaseId, body: TransferStepIn, writes: Writes
) -> Response:
    """State what happened to data on its way

    In the order of the days: nothing is received before it was requested, no agreement is signed
    before it was asked for, nothing is unblocked that was not blocked.
    """
    return writes.run(caller, partial(record_step, type_=DATA_TRANSFER_STEP, body=body, id_=id_))


@router.get(
    "/mobilisation-steps",
    response_model=Page[MobilisationOut],
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=3
    ),
)
def list_mobilisation_steps(query: Annotated[MobilisationQuery, Query()], reads: Reads) -> Response:
    """List what must be ready before a provider serves

    For each contract and authority, with target and done days; `late=true` shows what is late.
    """
    return reads.answer(query, queries.list_mobilisation)


@router.post(
    "/mobilisation-steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "contract": "bi-borough-community-equipment-2025",
                "step": "guidance",
                "text": "Guidance for prescribers is sent out",
                "target_on": "2025-10-01",
            }
        }
    ),
)
def state_mobilisation_step(caller: Editor, body: MobilisationIn, writes: Writes) -> Response:
    """State that something must be ready

    Once it is, state it again with its `done_on`, and `replaces` naming what was stated before.
    """
    return writes.record(caller, MOBILISATION_STEP.fact, body)


@router.get(
    "/readiness",
    response_model=Page[ReadinessOut],
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=3
    ),
)
def list_readiness(query: Annotated[ReadinessQuery, Query()], reads: Reads) -> Response:
    """Show how ready authorities are for contracts

    For each contract and authority: what is done, what is late, what has gone live at which level,
    and when the next step is due.
    """
    return reads.answer(query, queries.list_readiness)


@router.get(
    "/replacements",
    response_model=Page[ReplacementOut],
    openapi_extra=documented(example={"authority": "westminster"}, statements=5),
)
def list_replacements(query: Annotated[ReplacementQuery, Query()], reads: Reads) -> Response:
    """List which contracts take the place of which

    Several may replace one, and one several. With the days between the end of the old contract and
    the beginning of the new one.
    """
    return reads.answer(query, replacements.list_replacements)
