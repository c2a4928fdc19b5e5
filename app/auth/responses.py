"""Answers that do not come from the ledger: they have no position, and nobody keeps them."""

from typing import Any

from fastapi import Request, Response

from app.platform.http.pagination import FormatQuery, link_to_next, reject_repeated_parameters
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, serialize

KEPT_BY_NOBODY = {"Cache-Control": "no-store"}


def answer(request: Request, query: FormatQuery, shape: Any, found: Any) -> Response:
    """Write what was found, in the accepted format."""
    reject_repeated_parameters(request.query_params, query)
    format_ = accepted_format(query.format, request.headers)
    headers = KEPT_BY_NOBODY | link_to_next(request.url, found)
    return Response(
        serialize(found, shape, format_), media_type=MEDIA_TYPES[format_], headers=headers
    )
