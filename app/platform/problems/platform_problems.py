"""Problems that any part of the service may raise."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "There is nothing at this address",
        "Check the path. The API description at /openapi.json lists every path there is.",
        ProblemExample("/v1/contract", "nothing is served here"),
    ),
    ProblemType(
        "unknown-code",
        HTTPStatus.NOT_FOUND,
        "The registry does not know this code",
        "Codes and identifiers are listed by the list routes, such as GET /v1/authorities. A "
        "thing is unknown before the registry first heard of it: try without known_at.",
        ProblemExample(
            "/v1/authorities/westmister", "no authority is known by the code 'westmister'"
        ),
    ),
    ProblemType(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "This address does not take this method",
        "The Allow header names the methods that it takes.",
        ProblemExample("/v1/scopes", "DELETE is not possible here; GET is"),
    ),
    ProblemType(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "None of the accepted formats is served here",
        "Ask for application/json, text/csv or application/x-ndjson, by Accept or ?format=.",
        ProblemExample("/v1/scopes", "nothing here is served as 'application/xml'"),
    ),
    ProblemType(
        "body-too-slow",
        HTTPStatus.REQUEST_TIMEOUT,
        "The body took too long to arrive",
        "Send the body without a pause; the connection was closed.",
    ),
    ProblemType(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large",
        "A body has at most 1 MiB, that of an import at most 32 MiB.",
    ),
    ProblemType(
        "address-too-long",
        HTTPStatus.REQUEST_URI_TOO_LONG,
        "The address is too long",
        "Path and query have at most 32 KiB, and a query at most 500 parameters. Ask for a "
        "part at a time.",
    ),
    ProblemType(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The body is in no known format",
        "Send application/json; a register of contracts is sent as text/csv.",
    ),
    ProblemType(
        "invalid-request",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request breaks a rule",
        "Each entry of errors names the field by a JSON pointer, the rule, and what is right.",
    ),
    ProblemType(
        "unknown-parameter",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request has an unknown parameter",
        "Unknown parameters are refused, so that a misspelt filter never lists everything. "
        "The API description names those of each route.",
        ProblemExample(
            "/v1/contracts", "'authorty' is not a parameter of this operation", "/query/authorty"
        ),
    ),
    ProblemType(
        "repeated-parameter",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A parameter was given more than once",
        "Only parameters that are lists may be repeated; of any other the registry would have"
        " to choose one of your values.",
    ),
    ProblemType(
        "invalid-limit",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The page size is out of bounds",
        "limit is 1 to 200 on lists and 1 to 2,000 on cover answers.",
        ProblemExample(
            "/v1/contracts", "Input should be less than or equal to 200", "/query/limit"
        ),
    ),
    ProblemType(
        "invalid-day",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This is not a day the registry can answer for",
        "Days are written 2025-08-01 and lie between 1900-01-01 and 2199-12-31.",
        ProblemExample("/v1/scopes", "a day between 1900-01-01 and 2199-12-31", "/query/on"),
    ),
    ProblemType(
        "invalid-moment",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "This is not a moment",
        "Write a moment with its offset, 2025-09-18T16:12:32+01:00, or a day, which means its"
        " end in London.",
        ProblemExample(
            "/v1/scopes",
            "a moment with its offset (2025-09-18T16:12:32+01:00), or a day",
            "/query/known_at",
        ),
    ),
    ProblemType(
        "period-reversed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The last day is before the first day",
        "first_day and last_day are both inside a period, so they may be equal.",
        ProblemExample("/v1/cover/gaps", "last_day is before first_day", "/query/last_day"),
    ),
    ProblemType(
        "invalid-cursor",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The cursor is not one that was given out",
        "Use next exactly as it came, with the same filters and sort; or start without it.",
        ProblemExample(
            "/v1/scopes",
            "use next exactly as it came, with the same filters and sort",
            "/query/cursor",
        ),
    ),
    ProblemType(
        "idempotency-key-reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The idempotency key was used for another request",
        "Use a new key for each statement, and the same key only to send the same one again.",
    ),
    ProblemType(
        "headers-too-large",
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The request has too many headers, or too long ones",
        "Send at most 100 headers, together at most 32 KiB.",
    ),
    ProblemType(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The registry failed to answer",
        "The fault is ours and has been logged under the request id. Try again later.",
    ),
    ProblemType(
        "unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The registry cannot reach its database",
        "Try again after the seconds in Retry-After.",
    ),
    ProblemType(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many statements are waiting",
        "Send the same request again after the seconds in Retry-After, with the same key.",
    ),
    ProblemType(
        "storage-full",
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The registry has no room left to state anything",
        "Nothing was stated, and reading goes on. Tell whoever runs the registry, then try again.",
    ),
)
_FIELD_RULES = {
    "missing-field": "The field is required.",
    "unknown-field": "The body has only fields that this operation knows.",
    "unknown-word": "The value is one of a closed list; the API description gives the list.",
    "invalid-json": "The body is JSON in UTF-8.",
    "duplicate-key": "An object names each of its fields once: nobody can tell which of two "
    "values is "
    "meant.",
    "too-deep": "At most 50 lists and objects stand one inside the other.",
    "too-many-fields": "An object has at most 1,000 fields.",
    "too-many-values": "A body holds at most one value for every 32 bytes that it may have.",
    "too-many-digits": "A whole number has at most 18 digits.",
    "not-a-boolean": "The value is true or false.",
    "not-a-number": "The value is a finite number, and a whole one where the API description says "
    "so.",
    "greater-than-equal": "The value is at least the number that the detail names.",
    "less-than-equal": "The value is at most the number that the detail names.",
    "string-type": "The value is text.",
    "not-text": "The text is made of whole Unicode characters; half of a surrogate pair is none, "
    "and "
    "NUL is never part of a text.",
    "string-too-short": "The text has at least as many characters as the detail names.",
    "string-too-long": "The text has at most as many characters as the detail names.",
    "string-pattern-mismatch": "The text follows the pattern that the detail names. NUL is never "
    "part of a text.",
    "too-long": "The list has at most as many entries as the detail names.",
    "too-short": "The list has at least as many entries as the detail names.",
    "list-type": "The value is a list.",
    "model-attributes-type": "The body is a JSON object.",
    "invalid-month": "A month is written as its first day, such as 2025-08-01.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
