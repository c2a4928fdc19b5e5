"""What must happen by when, over HTTP."""

from typing import Annotated

from fastapi import Query, Response

from app.ledger.http.reads import Reads, SubscribedReads
from app.platform.http.pagination import Page
from app.platform.http.routing import documented, operations
from app.worklist.deadlines import calendar, queries
from app.worklist.deadlines.schemas import (
    CalendarQuery,
    KeyDateOut,
    KeyDateQuery,
    NoticeDutyOut,
    NoticeQuery,
    RuleOut,
    RuleQuery,
    ThresholdOut,
    ThresholdQuery,
)

router = operations("/v1", "Diary")


@router.get(
    "/key-dates",
    response_model=Page[KeyDateOut],
    openapi_extra=documented(example={"authority": "islington", "on": "2025-10-01"}, statements=6),
)
def list_key_dates(query: Annotated[KeyDateQuery, Query()], reads: Reads) -> Response:
    """List what must happen by when

    Ends, options to use, breaks, reviews, notices that are due or late, and the days by which a
    replacement must be begun. What follows from an assumed day is `assumed`; with `overdue=true`
    what should have happened by now, and has not, comes first.
    """
    return reads.answer(query, queries.list_key_dates)


@router.get(
    "/key-dates.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
    openapi_extra=documented(
        example={"authority": "islington", "on": "2025-10-01"}, statements=(7, 24)
    ),
)
def get_calendar(query: Annotated[CalendarQuery, Query()], reads: SubscribedReads) -> Response:
    """Subscribe to what must happen by when

    The key dates as a calendar (RFC 5545): events of a whole day with two reminders each. An
    event keeps its UID when its day moves, and its SEQUENCE grows. Calendar programs send no
    headers: they may show a `token` instead.
    """
    return reads.document(query, calendar.MEDIA_TYPE, calendar.calendar)


@router.get(
    "/notices",
    response_model=Page[NoticeDutyOut],
    openapi_extra=documented(example={"authority": "islington", "on": "2025-10-01"}, statements=6),
)
def list_notices(query: Annotated[NoticeQuery, Query()], reads: Reads) -> Response:
    """List the notices that the law wants of contracts

    For each contract and each rule: given, given late, due, late, not yet, not required and why,
    or unknown and why. The rules await a lawyer's check.
    """
    return reads.answer(query, queries.list_notices)


@router.get(
    "/rules",
    response_model=Page[RuleOut],
    openapi_extra=documented(example={"regime": "pa-2023"}, statements=1),
)
def list_rules(query: Annotated[RuleQuery, Query()], reads: Reads) -> Response:
    """List the rules about notices

    Each with what it says in our own words, where it stands, and how its clock counts.
    """
    return reads.answer(query, queries.list_rules)


@router.get(
    "/thresholds",
    response_model=Page[ThresholdOut],
    openapi_extra=documented(
        example={"on": "2026-01-01", "what": "goods-and-services-sub-central"}, statements=1
    ),
)
def list_thresholds(query: Annotated[ThresholdQuery, Query()], reads: Reads) -> Response:
    """List the thresholds of procurement law

    Those that hold on the day: from which value on, VAT included, the law wants all of its
    notices. Of a day before the Procurement Act 2023 none is known.
    """
    return reads.answer(query, queries.list_thresholds)
