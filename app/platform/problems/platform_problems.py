"""Problems that any room may raise."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "not-found",
        HTTPStatus.NOT_FOUND,
        "No resource has this path",
        "Check the path. GET /openapi.json lists all paths.",
        ProblemExample("/v1/scope", "no resource has this path"),
    ),
    ProblemType(
        "unknown-code",
        HTTPStatus.NOT_FOUND,
        "The path contains an unknown code",
        "The list route shows all codes. If the item was recorded later than known_at or position,"
        " leave these parameters out.",
        ProblemExample("/v1/scopes/therapie", "no scope has the code 'therapie'"),
    ),
    ProblemType(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "The path does not allow this method",
        "The Allow header lists the allowed methods.",
        ProblemExample("/v1/scopes", "DELETE is not allowed here; allowed: GET, HEAD, POST"),
    ),
    ProblemType(
        "not-acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "No accepted format is available",
        "Send Accept: application/json, text/csv or application/x-ndjson, or the parameter format.",
        ProblemExample(
            "/v1/scopes",
            "Accept names no available format: 'application/xml'; send application/json, text/csv"
            " or application/x-ndjson",
        ),
    ),
    ProblemType(
        "body-too-slow",
        HTTPStatus.REQUEST_TIMEOUT,
        "The body did not arrive in time",
        "Send the body without a pause. The connection was closed.",
    ),
    ProblemType(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large",
        "The limit is 1 MiB for a body, 32 MiB for a batch and 64 MiB for an imported file.",
    ),
    ProblemType(
        "address-too-long",
        HTTPStatus.REQUEST_URI_TOO_LONG,
        "The address is too long",
        "The limit is 32 KiB for path and query, and 500 parameters. Split the request.",
    ),
    ProblemType(
        "unsupported-media-type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "The Content-Type is not supported",
        "Send application/json, or the type that the API description names for a file.",
    ),
    ProblemType(
        "invalid-request",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request is not valid",
        "Each entry of errors has a JSON pointer to the field, the broken rule, and a text that"
        " says what would be right.",
    ),
    ProblemType(
        "unknown-parameter",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The request has an unknown parameter",
        "Check the spelling: the API description lists the parameters of each route. Unknown"
        " parameters are rejected, so that a misspelt filter does not return everything.",
        ProblemExample(
            "/v1/scopes", "'parnet' is not a parameter of this operation", "/query/parnet"
        ),
    ),
    ProblemType(
        "repeated-parameter",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A parameter occurs more than once",
        "Send the parameter once. Only parameters that are lists may be repeated.",
        ProblemExample(
            "/v1/scopes", "on was given 2 times; give it once, it is not a list", "/query/on"
        ),
    ),
    ProblemType(
        "invalid-limit",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The page size is out of range",
        "Send a limit of at least 1 and at most the maximum in the API description.",
        ProblemExample("/v1/scopes", "Input should be less than or equal to 200", "/query/limit"),
    ),
    ProblemType(
        "invalid-day",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The value is not a valid day",
        "Write days as 2025-08-01, from 1900-01-01 to 2199-12-31.",
        ProblemExample("/v1/scopes", "the value is not a day; write it as 2025-08-01", "/query/on"),
    ),
    ProblemType(
        "invalid-moment",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The value is not a valid moment",
        "Write moments with an offset, 2025-09-18T16:12:32+01:00, or as a day, which stands for"
        " its end in London.",
        ProblemExample(
            "/v1/scopes",
            "the value is not a moment; write it as 2025-09-18T16:12:32+01:00, or as a day",
            "/query/known_at",
        ),
    ),
    ProblemType(
        "period-reversed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The last day is before the first day",
        "Send a last day that is the first day or a later one. Both days belong to the period.",
        ProblemExample(
            "/v1/cover/gaps",
            "last_day (2025-08-01) is before first_day (2025-09-01); send the same day or a later"
            " one",
            "/query",
        ),
    ),
    ProblemType(
        "exports-busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Other files are being made",
        "Try again after the seconds in Retry-After.",
    ),
    ProblemType(
        "fields-are-for-csv",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Columns were named for a format without columns",
        "Add format=csv, or leave fields out: JSON and NDJSON always have all fields.",
    ),
    ProblemType(
        "unknown-column",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The table has no such column",
        "The detail lists the columns; they are those of the first line of the CSV format.",
    ),
    ProblemType(
        "invalid-cursor",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The cursor was not issued for this query",
        "Send next of the previous page unchanged as cursor, with the same filters and sort; or"
        " leave cursor out to start again.",
        ProblemExample(
            "/v1/scopes",
            "the cursor was not issued for this query; send next of the previous page unchanged,"
            " with the same filters and sort",
            "/query/cursor",
        ),
    ),
    ProblemType(
        "idempotency-key-reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The idempotency key was used for another request",
        "Send a new key with each new request. Repeat a key only with the same request.",
    ),
    ProblemType(
        "in-progress",
        HTTPStatus.CONFLICT,
        "The same request is still under way",
        "Send it again after the seconds in Retry-After: it is answered as the first time, or"
        " goes on where a broken request ended.",
    ),
    ProblemType(
        "headers-too-large",
        HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
        "The request headers are too large",
        "The limit is 100 headers, together 32 KiB.",
    ),
    ProblemType(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "The service failed to handle the request",
        "The error was logged under the Request-Id of the response. Try again later; if it"
        " persists, send the Request-Id to the operators.",
    ),
    ProblemType(
        "unavailable",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The service is not available now",
        "Try again after the seconds in Retry-After.",
    ),
    ProblemType(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many write requests are waiting",
        "Send the same request again after the seconds in Retry-After, with the same"
        " Idempotency-Key.",
    ),
    ProblemType(
        "storage-full",
        HTTPStatus.INSUFFICIENT_STORAGE,
        "The disk of the database is full",
        "Nothing was written; reading works. Inform the operators, then try again.",
    ),
)
_FIELD_RULES = {
    "missing-field": "The field is required.",
    "unknown-field": "The body contains only fields that the API description lists.",
    "unknown-word": "The value is in the codelist that the API description gives.",
    "invalid-json": "The body is valid JSON, encoded in UTF-8.",
    "duplicate-key": "An object contains each field once.",
    "too-deep": "Lists and objects are nested at most 50 levels deep.",
    "too-many-fields": "An object has at most 1,000 fields.",
    "too-many-values": "A body contains at most one value for every 32 bytes of its size limit.",
    "too-many-digits": "A whole number has at most 18 digits.",
    "not-a-boolean": "The value is true or false.",
    "not-a-number": "The value is a finite number, or an integer if the API description says so.",
    "greater-than-equal": "The value is at least the number that the detail names.",
    "less-than-equal": "The value is at most the number that the detail names.",
    "string-type": "The value is text.",
    "not-text": "The text consists of complete Unicode characters, without unpaired surrogates "
    "and without NUL.",
    "string-too-short": "The text has at least as many characters as the detail names.",
    "string-too-long": "The text has at most as many characters as the detail names.",
    "string-pattern-mismatch": "The text matches the pattern in the detail and has no NUL.",
    "too-long": "The list has at most as many entries as the detail names.",
    "too-short": "The list has at least as many entries as the detail names.",
    "dict-type": "The value is an object.",
    "list-type": "The value is a list.",
    "model-attributes-type": "The body is a JSON object.",
    "invalid-month": "A month is given as its first day, such as 2025-08-01.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
