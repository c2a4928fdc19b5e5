"""Answers that do not come from the ledger: they have no position, and nobody keeps them."""

from typing import Any

from fastapi import Request, Response

from app.platform.http.pagination import Question, link_to_next, refuse_repetition
from app.platform.http.serialization import MEDIA_TYPES, accepted_format, write

KEPT_BY_NOBODY = {"Cache-Control": "no-store"}


def answer(request: Request, question: Question, shape: Any, found: Any) -> Response:
    """Write what was found, in the accepted format."""
    refuse_repetition(request.query_params, question)
    format_ = accepted_format(question.format, request.headers)
    headers = KEPT_BY_NOBODY | link_to_next(request.url, found)
    return Response(write(found, shape, format_), media_type=MEDIA_TYPES[format_], headers=headers)
