"""Responses that do not come from the ledger: no position, and never cached."""

from typing import Any

from fastapi import Request, Response

from app.platform.http.pagination import FormatQuery, link_to_next, reject_repeated_parameters
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, serialize

NO_STORE = {"Cache-Control": "no-store"}


def answer(request: Request, query: FormatQuery, shape: Any, result: Any) -> Response:
    """Return a response with a result in the accepted format."""
    reject_repeated_parameters(request.query_params, query)
    format_ = accepted_format(query.format, request.headers)
    headers = NO_STORE | link_to_next(request.url, result)
    return Response(
        serialize(result, shape, format_), media_type=MEDIA_TYPES[format_], headers=headers
    )
