"""Routes of contracts."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.identities import read_details
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, ItemOnDayQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.contracts import detail, queries, register
from app.registry.contracts.facts import AWARD, CONTRACT, NOTICE, TERM_CHANGE
from app.registry.contracts.filters import ContractItemQuery, ContractQuery, HistoryQuery
from app.registry.contracts.responses import ContractItemOut, ContractOut
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    ContractRevisionIn,
    NoticeIn,
    TermChangeIn,
)

router = operations("/v1/contracts", "Contracts")

_CONTRACT_EXAMPLE = {
    **EXAMPLE_PROVENANCE,
    "title": "Complex occupational therapy, from April 2026",
    "kind": "direct-award",
    "purpose": "bridging",
    "regime": "pa-2023",
    "special_regime": "light-touch",
    "ground": "urgency",
    "provider": "totp",
    "lead": "westminster",
    "first_day": "2026-04-01",
    "first_day_basis": "agreed",
    "last_day": "2026-09-30",
    "last_day_basis": "agreed",
}

Reference = Annotated[
    str,
    Path(description="The contract's reference, or any of its identifiers.", max_length=200),
]


@router.get(
    "",
    response_model=Page[ContractOut],
    openapi_extra=documented(
        example={"authority": ["westminster"], "live_on": "2025-09-20"}, statements=(4, 13)
    ),
)
def list_contracts(query: Annotated[ContractQuery, Query()], reads: Reads) -> Response:
    """List contracts.

    Each with its signed term and its agreed term. For contracts that end soon, set `ends_from` and
    `ends_to` and sort by `last_day`; `purpose=bridging` lists only bridging contracts.
    """
    return reads.answer(query, register.list_contracts)


@router.get(
    "/{reference}",
    response_model=ContractItemOut,
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=9),
)
def get_contract(
    reference: Reference, query: Annotated[ContractItemQuery, Query()], reads: Reads
) -> Response:
    """Get a contract.

    Returns its signed and agreed term, options, values, awards, term changes, notices, the claims
    about it, and all sources on which these rest.
    """
    return reads.answer(query, partial(detail.get_contract, spelling=reference))


@router.get(
    "/{reference}/history",
    response_model=Page[ChangeOut],
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=4),
)
def list_contract_history(
    reference: Reference, query: Annotated[HistoryQuery, Query()], reads: Reads
) -> Response:
    """List the history of a contract.

    All facts ever recorded about it, in ledger order, with author, source, time and the fact that
    each replaced.
    """
    return reads.answer(query, partial(queries.list_history, spelling=reference))


@router.post(
    "",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={"body": {**_CONTRACT_EXAMPLE, "reference": "westminster-complex-ot-2026"}}
    ),
)
def record_contract(caller: Editor, body: ContractIn, writes: Writes) -> Response:
    """Record a contract with its first details.

    By its lead; without one, by the lead of its consortium, else by its only buyer. A contract
    gives no cover before an authority records an award. The provider of a contract never changes:
    a novation is a new contract that `replaces` the old one. Errors: 409 `contract-exists`.
    """
    return writes.create(caller, CONTRACT, body, address="/v1/contracts/{code}")


@router.get(
    "/{reference}/details",
    response_model=ContractDetailsIn,
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=6),
)
def get_contract_details(
    reference: Reference, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Get the details of a contract.

    On the day `on`, in the shape of `PUT`. The `ETag` is the value for `If-Match`.
    """
    return reads.answer(
        query,
        partial(read_details, identity=CONTRACT, spelling=reference),
    )


@router.put(
    "/{reference}/details",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "reference": "westminster-complex-ot-2025",
            "If-Match": '"public-520"',
            "body": {
                **_CONTRACT_EXAMPLE,
                "reason": "correction",
                "title": "Complex occupational therapy service (TOTP)",
                "first_day": "2025-09-16",
                "last_day": "2026-03-31",
            },
        }
    ),
)
def revise_contract(
    caller: Editor, reference: Reference, body: ContractRevisionIn, writes: Writes
) -> Response:
    """Revise the details of a contract.

    `correction` replaces the version that `If-Match` names, for the same days. `change` adds a
    version from `holds_from` on, where `If-Match` names the version that it shortens. To extend or
    terminate a contract, record a term change.
    """
    return writes.revise(caller, CONTRACT, reference, body)


@router.post(
    "/{reference}/term-changes",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "reference": "westminster-complex-ot-2025",
            "body": {
                **EXAMPLE_PROVENANCE,
                "change": "extension",
                "last_day": "2026-09-30",
                "agreed_on": "2026-03-20",
            },
        }
    ),
)
def record_term_change(
    caller: Editor, reference: Reference, body: TermChangeIn, writes: Writes
) -> Response:
    """Record an extension, a termination or a cancellation.

    By the authority responsible for the terms of the contract. The resulting history must be
    consistent, or the change is refused with 409.
    """
    return writes.record(caller, TERM_CHANGE, body, contract=reference)


@router.post(
    "/{reference}/awards",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "reference": "westminster-complex-ot-2025",
            "body": {
                **EXAMPLE_PROVENANCE,
                "authority": "westminster",
                "scope": "occupational-therapy-general",
                "level": "full",
            },
        }
    ),
)
def record_award(caller: Editor, reference: Reference, body: AwardIn, writes: Writes) -> Response:
    """Record that an authority takes a scope from a contract.

    Each authority records its own awards. An award follows the term of the contract, extensions
    included, unless it has days of its own. For a change of level, record a second award for the
    later days.
    """
    return writes.record(caller, AWARD, body, contract=reference)


@router.post(
    "/{reference}/notices",
    response_model=ChangeOut,
    status_code=HTTPStatus.CREATED,
    openapi_extra=documented(
        example={
            "reference": "westminster-complex-ot-2025",
            "body": {
                **EXAMPLE_PROVENANCE,
                "notice_type": "UK7",
                "published_on": "2025-11-12",
                "identifier": "2025/S 000-012345",
            },
        }
    ),
)
def record_notice(caller: Editor, reference: Reference, body: NoticeIn, writes: Writes) -> Response:
    """Record that a procurement notice was given.

    By the authority responsible for the terms of the contract.
    """
    return writes.record(caller, NOTICE, body, contract=reference)
