"""Every sort of problem the registry answers with; the codes are stable."""

from http import HTTPStatus

from app.platform.problems.access_kinds import ACCESS
from app.platform.problems.case_kinds import CASES
from app.platform.problems.import_kinds import IMPORTS
from app.platform.problems.problem_type import ProblemType
from app.platform.problems.refusal_kinds import REFUSALS
from app.platform.problems.register_kinds import REGISTERS
from app.platform.problems.webhook_kinds import WEBHOOKS

_S = HTTPStatus
PROBLEM_TYPES: dict[str, ProblemType] = {
    kind.code: kind
    for kind in (
        *ACCESS,
        *REFUSALS,
        *CASES,
        *WEBHOOKS,
        *REGISTERS,
        *IMPORTS,
        ProblemType(
            "not-found",
            _S.NOT_FOUND,
            "There is nothing at this address",
            "Check the path. The API description at /openapi.json lists every path there is.",
        ),
        ProblemType(
            "unknown-code",
            _S.NOT_FOUND,
            "The registry does not know this code",
            "Codes and identifiers are listed by the list routes, such as GET /v1/authorities. "
            "A thing is unknown before the registry first heard of it: try without known_at.",
        ),
        ProblemType(
            "method-not-allowed",
            _S.METHOD_NOT_ALLOWED,
            "This address does not take this method",
            "The Allow header names the methods that it takes.",
        ),
        ProblemType(
            "not-acceptable",
            _S.NOT_ACCEPTABLE,
            "None of the accepted formats is served here",
            "Ask for application/json, text/csv or application/x-ndjson, by Accept or ?format=.",
        ),
        ProblemType(
            "unsupported-media-type",
            _S.UNSUPPORTED_MEDIA_TYPE,
            "The body is in no known format",
            "Send application/json; a register of contracts is sent as text/csv.",
        ),
        ProblemType(
            "too-large",
            _S.REQUEST_ENTITY_TOO_LARGE,
            "The body is too large",
            "A body has at most 1 MiB, that of an import at most 32 MiB.",
        ),
        ProblemType(
            "address-too-long",
            _S.REQUEST_URI_TOO_LONG,
            "The address is too long",
            "Path and query have at most 32 KiB, and a query at most 500 parameters. Ask for a "
            "part at a time.",
        ),
        ProblemType(
            "headers-too-large",
            _S.REQUEST_HEADER_FIELDS_TOO_LARGE,
            "The request has too many headers, or too long ones",
            "Send at most 100 headers, together at most 32 KiB.",
        ),
        ProblemType(
            "body-too-slow",
            _S.REQUEST_TIMEOUT,
            "The body took too long to arrive",
            "Send the body without a pause; the connection was closed.",
        ),
        ProblemType(
            "too-many-requests",
            _S.TOO_MANY_REQUESTS,
            "You asked more often than you may",
            "Wait for the seconds in Retry-After. The RateLimit header of every answer tells how "
            "many requests are left, and until when.",
        ),
        ProblemType(
            "invalid-request",
            _S.UNPROCESSABLE_ENTITY,
            "The request breaks a rule",
            "Each entry of errors names the field by a JSON pointer, the rule, and what is right.",
        ),
        ProblemType(
            "unknown-parameter",
            _S.UNPROCESSABLE_ENTITY,
            "The request has an unknown parameter",
            "Unknown parameters are refused, so that a misspelt filter never lists everything. "
            "The API description names those of each route.",
        ),
        ProblemType(
            "repeated-parameter",
            _S.UNPROCESSABLE_ENTITY,
            "A parameter was given more than once",
            "Only parameters that are lists may be repeated; of any other the registry would have "
            "to choose one of your values.",
        ),
        ProblemType(
            "unknown-filter-code",
            _S.UNPROCESSABLE_ENTITY,
            "A filter names an unknown code",
            "Use a code or any identifier that a list route shows. If the thing became known only "
            "later, leave known_at and position out.",
        ),
        ProblemType(
            "invalid-limit",
            _S.UNPROCESSABLE_ENTITY,
            "The page size is out of bounds",
            "limit is 1 to 200 on lists and 1 to 2,000 on cover answers.",
        ),
        ProblemType(
            "invalid-day",
            _S.UNPROCESSABLE_ENTITY,
            "This is not a day the registry can answer for",
            "Days are written 2025-08-01 and lie between 1900-01-01 and 2199-12-31.",
        ),
        ProblemType(
            "invalid-moment",
            _S.UNPROCESSABLE_ENTITY,
            "This is not a moment",
            "Write a moment with its offset, 2025-09-18T16:12:32+01:00, or a day, which means its "
            "end in London.",
        ),
        ProblemType(
            "period-reversed",
            _S.UNPROCESSABLE_ENTITY,
            "The last day is before the first day",
            "first_day and last_day are both inside a period, so they may be equal.",
        ),
        ProblemType(
            "horizon-too-long",
            _S.UNPROCESSABLE_ENTITY,
            "The horizon is too long",
            "Ask for at most 20 years at a time.",
        ),
        ProblemType(
            "lead-time-too-short",
            _S.UNPROCESSABLE_ENTITY,
            "A replacement takes at least a month",
            "Give lead_months as a whole number from 1 to 120, or leave it out: then the lead time "
            "that is known of each route is taken.",
        ),
        ProblemType(
            "known-at-in-future",
            _S.UNPROCESSABLE_ENTITY,
            "known_at is in the future",
            "Nobody knows yet what the registry will know. Ask for a past moment, or for a future "
            "day with on.",
        ),
        ProblemType(
            "unknown-position",
            _S.UNPROCESSABLE_ENTITY,
            "The ledger has no such position",
            "GET /v1/changes/head tells the latest position.",
        ),
        ProblemType(
            "two-times-of-knowledge",
            _S.UNPROCESSABLE_ENTITY,
            "known_at and position were both given",
            "Both name the moment of knowledge: give one of them.",
        ),
        ProblemType(
            "invalid-cursor",
            _S.UNPROCESSABLE_ENTITY,
            "The cursor is not one that was given out",
            "Use next exactly as it came, with the same filters and sort; or start without it.",
        ),
        ProblemType(
            "feed-rewound",
            _S.GONE,
            "The feed no longer holds what was read from it",
            "The ledger was restored from an older copy, or this is another registry. Start again "
            "after a head that you have pinned and that GET /v1/changes still shows, or after 0, "
            "and forget what you read after it.",
        ),
        ProblemType(
            "scope-not-a-leaf",
            _S.UNPROCESSABLE_ENTITY,
            "Cover is answered for leaf scopes only",
            "GET /v1/scopes shows the tree. Ask for one of the leaves under this scope.",
        ),
        ProblemType(
            "internal-error",
            _S.INTERNAL_SERVER_ERROR,
            "The registry failed to answer",
            "The fault is ours and has been logged under the request id. Try again later.",
        ),
        ProblemType(
            "unavailable",
            _S.SERVICE_UNAVAILABLE,
            "The registry cannot reach its database",
            "Try again after the seconds in Retry-After.",
        ),
        ProblemType(
            "storage-full",
            _S.INSUFFICIENT_STORAGE,
            "The registry has no room left to state anything",
            "Nothing was stated, and reading goes on. Tell whoever runs the registry, then try "
            "again.",
        ),
    )
}
