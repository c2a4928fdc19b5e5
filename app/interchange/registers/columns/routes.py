"""Routes of column mappings."""

from functools import partial
from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query, Response

from app.auth.policy import Editor
from app.interchange.registers.columns import queries
from app.interchange.registers.columns.facts import record_mapping
from app.interchange.registers.columns.schemas import (
    ColumnMappingIn,
    ColumnMappingOut,
    ColumnMappingQuery,
)
from app.ledger.http.reads import Reads
from app.ledger.http.writes import Writes
from app.ledger.inputs import EXAMPLE_PROVENANCE
from app.ledger.schemas import ChangeOut, FactQuery
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations

router = operations("/v1/column-mappings", "Imports")

PublisherPath = Annotated[
    str,
    Path(description="The authority that publishes the registers, by code or identifier.",
         max_length=200),
]  # fmt: skip


@router.get(
    "",
    response_model=Page[ColumnMappingOut],
    openapi_extra=documented(example={"publisher": ["hackney"]}, statements=(2, 3)),
)
def list_column_mappings(query: Annotated[ColumnMappingQuery, Query()], reads: Reads) -> Response:
    """List column mappings.

    Each tells what the columns of the registers of an authority mean, where their headings do not.
    """
    return reads.answer(query, queries.list_column_mappings)


@router.get(
    "/{publisher}",
    response_model=ColumnMappingIn,
    openapi_extra=documented(example={"publisher": "hackney"}, statements=3),
)
def get_column_mapping(
    publisher: PublisherPath, query: Annotated[FactQuery, Query()], reads: Reads
) -> Response:
    """Get the column mapping of a publisher.

    In the shape of `PUT`. The `ETag` is the value for `If-Match`. Errors: 404 `unknown-code` if no
    mapping is recorded.
    """
    return reads.answer(query, partial(queries.get_column_mapping, publisher=publisher))


@router.put(
    "/{publisher}",
    response_model=ChangeOut,
    openapi_extra=documented(
        example={
            "publisher": "westminster",
            "body": {
                **EXAMPLE_PROVENANCE,
                "columns": [
                    {"heading": "Begins (FY)", "field": "first_day"},
                    {"heading": "Officer", "field": None},
                ],
            },
        }
    ),
)
def record_column_mapping(
    caller: Editor, publisher: PublisherPath, body: ColumnMappingIn, writes: Writes
) -> Response:
    """Record the column mapping of a publisher.

    Imports of the registers of this authority use it, unless `columns` of an import says something
    else. It replaces the mapping that `If-Match` names; the first mapping needs none. Withdraw the
    fact to end it. Errors: 422 `unknown-column-field`, `repeated-column`.
    """
    command = partial(record_mapping, body=body, publisher=publisher)
    return writes.run(caller, command, status=HTTPStatus.OK)
