"""Routes of transition."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Query, Response

from app.auth.policy import Editor
from app.cases.core.explain import TRANSFER_RULE, explained_listing
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
from app.cover.responses import ExplainedPage
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
        example={"authority": ["harrow"], "on": "2025-09-25"}, statements=(4, 5)
    ),
)
def list_candidates(query: Annotated[CandidateQuery, Query()], reads: Reads) -> Response:
    """List candidates.

    Returns the providers that may take over a scope, with their stage on the day and the reason
    if they fell through. A candidate gives no cover: only a signed contract with an award does.
    """
    return reads.answer(query, CANDIDATE.listing.page)


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
def record_candidate(caller: Editor, body: CandidateIn, writes: Writes) -> Response:
    """Record a candidate.

    The authority that needs a provider records it. Visible to partners by default.
    """
    return writes.record(caller, CANDIDATE.fact, body, address="/v1/candidates/{case}")


@router.get(
    "/candidates/{id}",
    response_model=CandidateOut,
    openapi_extra=documented(example={"id": "public-400", "on": "2025-09-25"}, statements=4),
)
def get_candidate(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Get a candidate.

    Returns the candidate with all its steps up to the day.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(CANDIDATE.listing.item, id_=id_))


@router.post(
    "/candidates/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-1029",
            "body": {**EXAMPLE_PROVENANCE, "step": "approached", "day": "2026-02-09"},
        }
    ),
)
def record_candidate_step(
    caller: Editor, id_: CaseId, body: CandidateStepIn, writes: Writes
) -> Response:
    """Record a step of a candidate.

    `signed` needs the contract and `fell-through` the reason. Both are final.

    Errors: 404 `unknown-code`; 409 `case-closed`, `step-known`, `step-before-opening`.
    """
    return writes.run(caller, partial(record_step, type_=CANDIDATE_STEP, body=body, id_=id_))


@router.get(
    "/data-transfers",
    response_model=ExplainedPage[DataTransferOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=(8, 9)
    ),
)
def list_data_transfers(query: Annotated[DataTransferQuery, Query()], reads: Reads) -> Response:
    """List data transfers.

    Returns for each transfer its holder and recipient, the agreement, the fees in GBP, the counts
    of records, the days on which each party blocked it, and the cells that lack the data on the
    day.
    """
    return reads.answer(
        query, partial(explained_listing, listing=DATA_TRANSFER.listing, rule=TRANSFER_RULE)
    )


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
def record_data_transfer(caller: Editor, body: DataTransferIn, writes: Writes) -> Response:
    """Record a data transfer.

    The authority whose service needs the data records it. Visible to partners by default.
    """
    return writes.record(caller, DATA_TRANSFER.fact, body, address="/v1/data-transfers/{case}")


@router.get(
    "/data-transfers/{id}",
    response_model=DataTransferOut,
    openapi_extra=documented(example={"id": "public-547", "on": "2025-09-25"}, statements=8),
)
def get_data_transfer(id_: CaseId, query: Annotated[CaseQuery, Query()], reads: Reads) -> Response:
    """Get a data transfer.

    Returns the data transfer with all its steps up to the day.

    Errors: 404 `unknown-code`.
    """
    return reads.answer(query, partial(DATA_TRANSFER.listing.item, id_=id_))


@router.post(
    "/data-transfers/{id}/steps",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "id": "public-547",
            "body": {**EXAMPLE_PROVENANCE, "step": "agreement-signed", "day": "2025-10-06"},
        }
    ),
)
def record_data_transfer_step(
    caller: Editor, id_: CaseId, body: TransferStepIn, writes: Writes
) -> Response:
    """Record a step of a data transfer.

    Steps are checked in the order of their days: data is received after it was requested, an
    agreement is signed after it was asked for, and only a blocked transfer is unblocked.

    Errors: 404 `unknown-code`; 409 `case-closed`, `step-known`, `step-before-opening` and
    `<step>-before-<required step>`.
    """
    return writes.run(caller, partial(record_step, type_=DATA_TRANSFER_STEP, body=body, id_=id_))


@router.get(
    "/mobilisation-steps",
    response_model=Page[MobilisationOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=(6, 8)
    ),
)
def list_mobilisation_steps(query: Annotated[MobilisationQuery, Query()], reads: Reads) -> Response:
    """List mobilisation steps.

    Returns what must be ready for each contract and authority, with target day, completion day
    and status. `late=true` returns only late steps.
    """
    return reads.answer(query, MOBILISATION_STEP.listing.page)


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
def record_mobilisation_step(caller: Editor, body: MobilisationIn, writes: Writes) -> Response:
    """Record a mobilisation step.

    When the step is done, revise it: send it again with `done_on` and with `replaces`.
    """
    return writes.record(caller, MOBILISATION_STEP.fact, body)


@router.get(
    "/readiness",
    response_model=ExplainedPage[ReadinessOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=9
    ),
)
def list_readiness(query: Annotated[ReadinessQuery, Query()], reads: Reads) -> Response:
    """List the readiness of authorities for contracts.

    Returns for each contract and authority the numbers of steps, done and late steps, the scopes
    that have gone live with their levels, and the next target day.
    """
    return reads.answer(query, queries.list_readiness)


@router.get(
    "/replacements",
    response_model=Page[ReplacementOut],
    openapi_extra=documented(example={"authority": ["westminster"]}, statements=4),
)
def list_replacements(query: Annotated[ReplacementQuery, Query()], reads: Reads) -> Response:
    """List contracts that replace other contracts.

    Returns one pair for each old and new contract, with the days between the end of the old one
    and the beginning of the new one. A contract can be in several pairs.
    """
    return reads.answer(query, replacements.list_replacements)
