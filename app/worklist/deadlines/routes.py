"""HTTP routes for key dates, notices, rules and thresholds."""

from functools import partial
from typing import Annotated

from fastapi import Depends, Query, Request, Response

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

router = operations("/v1", "Deadlines")


def _public_url(request: Request) -> str:
    return str(request.app.servers[0]["url"])


PublicUrl = Annotated[str, Depends(_public_url)]


@router.get(
    "/key-dates",
    response_model=Page[KeyDateOut],
    openapi_extra=documented(
        example={"authority": ["islington"], "on": "2025-10-01"}, statements=10
    ),
)
def list_key_dates(query: Annotated[KeyDateQuery, Query()], reads: Reads) -> Response:
    """List key dates of contracts.

    Returns first and last days, options, breaks, notice periods, reviews, notices that are due or
    given, and the latest days to start a replacement, by day. `assumed` marks days that rest on an
    assumption. Contracts whose end is not recorded or not confirmed are always listed. With
    `overdue=true` the list begins with dates that have passed without a record. Errors: 422
    `lead-time-before-award`.
    """
    return reads.answer(query, queries.list_key_dates)


@router.get(
    "/key-dates.ics",
    response_class=Response,
    responses={200: {"content": {"text/calendar": {"schema": {"type": "string"}}}}},
    openapi_extra=documented(
        example={"authority": ["islington"], "on": "2025-10-01"}, statements=(11, 51)
    ),
)
def get_calendar(
    query: Annotated[CalendarQuery, Query()], reads: SubscribedReads, public_url: PublicUrl
) -> Response:
    """Subscribe to key dates.

    Returns the key dates as an iCalendar feed (RFC 5545): all-day events with two reminders each.
    When the day of an event moves, its UID stays and its SEQUENCE grows. Calendar programs send no
    headers, so they may authenticate with the parameter `token`; parameters that they add against
    caches are ignored. A calendar holds the first 500 events by day; if there are more, one more
    event says from which day on.
    """
    render = partial(calendar.render_calendar, public_url=public_url)
    return reads.document(query, calendar.MEDIA_TYPE, render)


@router.get(
    "/notices",
    response_model=Page[NoticeDutyOut],
    openapi_extra=documented(
        example={"authority": ["islington"], "on": "2025-10-01"}, statements=9
    ),
)
def list_notices(query: Annotated[NoticeQuery, Query()], reads: Reads) -> Response:
    """List required notices of contracts.

    Returns the status of each contract under each rule with its reason and provision: `given`,
    `given-late`, `due`, `not-recorded`, `late`, `not-required` or `unknown`; then the
    notices on record that no rule asks for. A lawyer has not confirmed the rules yet.
    """
    return reads.answer(query, queries.list_notices)


@router.get(
    "/rules",
    response_model=Page[RuleOut],
    openapi_extra=documented(example={"regime": "pa-2023"}, statements=1),
)
def list_rules(query: Annotated[RuleQuery, Query()], reads: Reads) -> Response:
    """List the rules about notices.

    Returns each rule with a summary, its legal source and its clock.
    """
    return reads.answer(query, queries.list_rules)


@router.get(
    "/thresholds",
    response_model=Page[ThresholdOut],
    openapi_extra=documented(
        example={"on": "2026-01-01", "kind": "goods-and-services-sub-central"}, statements=1
    ),
)
def list_thresholds(query: Annotated[ThresholdQuery, Query()], reads: Reads) -> Response:
    """List the thresholds of procurement law.

    Returns the thresholds in force on the day, in GBP including VAT: from this value on, the law
    requires all notices. No threshold before the Procurement Act 2023 is on record.
    """
    return reads.answer(query, queries.list_thresholds)
