"""Route of the counts of contracts."""

from typing import Annotated

from fastapi import Query, Response

from app.ledger.http.reads import Reads
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.registry.contracts import counts
from app.registry.contracts.count_responses import ContractCountOut
from app.registry.contracts.filters import ContractCountQuery

router = operations("/v1/contract-counts", "Contracts")


@router.get(
    "",
    response_model=Page[ContractCountOut],
    openapi_extra=documented(
        example={"by": ["kind", "ground"], "on": "2025-09-20"}, statements=(2, 9)
    ),
)
def list_contract_counts(query: Annotated[ContractCountQuery, Query()], reads: Reads) -> Response:
    """Count contracts.

    By the fields in `by`, with the filters of the list of contracts. Values are summed only where
    basis and VAT are equal. Whatever is not recorded is counted in a group of its own, never left
    out.
    """
    return reads.answer(query, counts.count_contracts_by)
