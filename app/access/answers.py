"""Answers that do not come from the ledger: they have no position, and nobody keeps them."""

from typing import Any

from fastapi import Request, Response

from app.kit.formats import MEDIA_TYPES, accepted_format, write
from app.kit.pages import Page, Question, refuse_repetition

KEPT_BY_NOBODY = {"Cache-Control": "no-store"}


def answer(request: Request, question: Question, shape: Any, found: Any) -> Response:
    """Write what was found, in the accepted format."""
    refuse_repetition((name for name, _ in request.query_params.multi_items()), question)
    format_ = accepted_format(question.format, request.headers)
    headers = dict(KEPT_BY_NOBODY)
    if isinstance(found, Page) and found.next is not None:
        url = request.url.include_query_params(cursor=found.next)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    return Response(write(found, shape, format_), media_type=MEDIA_TYPES[format_], headers=headers)
