"""Responses that do not come from the ledger: no position, and never cached."""

from collections.abc import Callable
from typing import Any

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.platform.http.pagination import (
    FormatQuery,
    Page,
    PageQuery,
    count_items,
    link_to_next,
    reject_repeated_parameters,
)
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, serialize

NO_STORE = {"Cache-Control": "no-store"}


def answer(request: Request, query: FormatQuery, shape: Any, result: Any) -> Response:
    """Return a response with a result in the accepted format."""
    reject_repeated_parameters(request.query_params, query)
    format_ = accepted_format(query.format, request.headers)
    headers = NO_STORE | link_to_next(request, result)
    return Response(
        serialize(result, shape, format_), media_type=MEDIA_TYPES[format_], headers=headers
    )


def answer_page(
    request: Request, query: PageQuery, shape: Any, read: Callable[[Session, Any], Page[Any]]
) -> Response:
    """Answer with a page of a list outside the ledger; its cursor is signed for the caller."""
    state, name = request.app.state, request.state.caller.name
    opened = state.cursors.open(query, name)
    with state.database.read_session() as session:
        page = read(session, opened)
        counted = count_items(opened, page, lambda rest: read(session, rest))
    response = answer(request, query, shape, state.cursors.sign(page, name))
    response.headers.update(counted)
    return response
