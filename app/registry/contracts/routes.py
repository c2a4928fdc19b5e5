"""Contracts over HTTP."""

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
from app.registry.contracts import detail as item
from app.registry.contracts import queries
from app.registry.contracts.facts import AWARD, CONTRACT, NOTICE, TERM_CHANGE
from app.registry.contracts.responses import (
    ContractItemOut,
    ContractItemQuery,
    ContractOut,
    ContractQuery,
    HistoryQuery,
)
from app.registry.contracts.schemas import (
    AwardIn,
    ContractDetailsIn,
    ContractIn,
    ContractRestatementIn,
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
        example={"authority": "westminster", "live_on": "2025-09-20"}, statements=(2, 4)
    ),
)
def list_contracts(query: Annotated[ContractQuery, Query()], reads: Reads) -> Response:
    """List the contracts

    Each with the term that was signed and the term now agreed. To find what ends soon, give
    `ends_from` and `ends_to` and sort by `last_day`; `purpose=bridging` shows what only bridges.
    """
    return reads.answer(query, queries.list_contracts)


@router.get(
    "/{reference}",
    response_model=ContractItemOut,
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=8),
)
def get_contract(
    reference: Reference, query: Annotated[ContractItemQuery, Query()], reads: Reads
) -> Response:
    """Show one contract

    With its signed and agreed term, options, values, awards, changes, notices, what sources
    claim about it, and every source that any of this rests on.
    """
    return reads.answer(query, partial(item.get_contract, spelling=reference))


@router.get(
    "/{reference}/history",
    response_model=Page[ChangeOut],
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=3),
)
def list_contract_history(
    reference: Reference, query: Annotated[HistoryQuery, Query()], reads: Reads
) -> Response:
    """Show the history of a contract

    Every fact that was ever stated about it, in the order of the ledger, with author, source and
    moment, and which fact it replaced.
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
def state_contract(caller: Editor, body: ContractIn, writes: Writes) -> Response:
    """Make a contract known, with its first details

    By its lead; without one, by the lead of its consortium, else by its one buyer. It gives no
    cover until an authority states an award. The provider of a contract never changes: a novation
    is a new contract that `replaces` the old one.
    """
    return writes.create(caller, CONTRACT, body, address="/v1/contracts/{code}")


@router.get(
    "/{reference}/details",
    response_model=ContractDetailsIn,
    openapi_extra=documented(example={"reference": "westminster-complex-ot-2025"}, statements=4),
)
def get_contract_details(
    reference: Reference, query: Annotated[ItemOnDayQuery, Query()], reads: Reads
) -> Response:
    """Show what a contract says

    On a day, in the shape in which it can be stated again. Its `ETag` is what `If-Match` must
    name to do so.
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
            "If-Match": '"public-448"',
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
def restate_contract(
    caller: Editor, reference: Reference, body: ContractRestatementIn, writes: Writes
) -> Response:
    """State again what a contract says

    As a correction, over the same days, of the version that `If-Match` names; or as a change from
    the day `holds_from` on, where `If-Match` names the version that it cuts short. An extension or
    a termination is no restatement: state a change of the term.
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
def change_term(
    caller: Editor, reference: Reference, body: TermChangeIn, writes: Writes
) -> Response:
    """State that a contract was extended, ended early, or never began

    By whoever is in charge of its terms. The whole history that results must make sense.
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
def state_award(caller: Editor, reference: Reference, body: AwardIn, writes: Writes) -> Response:
    """State that an authority takes a service scope from a contract

    Each authority states its own. The award follows the contract's term, extensions included,
    unless it names days of its own. A change of level is a second award for the later days.
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
def state_notice(caller: Editor, reference: Reference, body: NoticeIn, writes: Writes) -> Response:
    """State that a procurement notice was given

    By whoever is in charge of the contract's terms.
    """
    return writes.record(caller, NOTICE, body, contract=reference)
