"""Problems with recording facts and with reading at a position of the ledger."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems


def already_exists(thing: str) -> ProblemType:
    """Return the problem type of a second creation of an identity with the same code."""
    return ProblemType(
        f"{thing}-exists",
        HTTPStatus.CONFLICT,
        f"The {thing} already exists",
        "Codes are unique. Record new details of the existing item, or choose another code.",
    )


def unknown(thing: str) -> ProblemType:
    """Return the problem type of a body that names an identity nobody has created."""
    return ProblemType(
        f"unknown-{thing}",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        f"No {thing} has this code",
        "Check the code: the list route shows all codes. Record a new item before a fact names it.",
    )


READ_PROBLEMS = (
    ProblemType(
        "unknown-filter-code",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A filter has an unknown code",
        "Send a code or an identifier that the list route shows. If the item was recorded later "
        "than known_at or position, leave these parameters out.",
        ProblemExample(
            "/v1/contracts",
            "no authority has the code or identifier 'westmister'",
            "/query/authority",
        ),
    ),
    ProblemType(
        "two-times-of-knowledge",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Both known_at and position were given",
        "Send one of them: both say at which state of the ledger to read.",
        ProblemExample(
            "/v1/scopes",
            "known_at and position were both given; send one of them",
            "/query/position",
        ),
    ),
    ProblemType(
        "known-at-in-future",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "known_at is in the future",
        "Send a past moment as known_at. For a future day of validity, send on.",
        ProblemExample(
            "/v1/scopes",
            "known_at is after now, 2026-11-22; send an earlier moment",
            "/query/known_at",
        ),
    ),
    ProblemType(
        "unknown-position",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The ledger does not have this position",
        "Send a position up to the latest one, which GET /v1/changes/head shows.",
        ProblemExample(
            "/v1/scopes",
            "the ledger ends at position 858; send a position up to that",
            "/query/position",
        ),
    ),
    ProblemType(
        "position-inside-batch",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The position is inside a batch",
        "A batch is read as a whole. Send the read_at of the entry, which the detail names.",
        ProblemExample(
            "/v1/scopes",
            "position 7 is inside a batch, which is read as a whole; send its read_at, 12",
            "/query/position",
        ),
    ),
    ProblemType(
        "unknown-stream",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No such stream of the ledger",
        "Send public, or another stream that the detail names as readable.",
        ProblemExample(
            "/v1/changes",
            "no stream 'partners' that you may read; send one of: public",
            "/query/stream",
        ),
    ),
    ProblemType(
        "too-many-words",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The search has too many words",
        "Send at most 12 different words; the rarest ones find most.",
        ProblemExample(
            "/v1/search",
            "q has 13 different words; send at most 12",
            "/query/q",
        ),
    ),
    ProblemType(
        "horizon-too-long",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The period is too long",
        "Send a period of at most 20 years.",
        ProblemExample(
            "/v1/cover/gaps",
            "the period has more than 20 years; send a shorter one",
            "/query/last_day",
        ),
    ),
    ProblemType(
        "feed-rewound",
        HTTPStatus.GONE,
        "The feed does not continue the position that was read",
        "The ledger was restored from an older backup, or this is another registry. Continue "
        "after a head that you stored and that GET /v1/changes still shows, or after 0, and "
        "discard what you read after it.",
        ProblemExample(
            "/v1/changes",
            "the ledger ends at 858, before 900; start again after a head that you have pinned, "
            "or after 0",
            "/query/after",
        ),
    ),
)
WRITE_PROBLEMS = (
    ProblemType(
        "not-in-charge",
        HTTPStatus.FORBIDDEN,
        "Another organisation is responsible for this fact",
        "An authority records its own facts; the lead authority of a shared contract records the "
        "shared terms. The detail names who is responsible.",
    ),
    ProblemType(
        "acting-for-needed",
        HTTPStatus.FORBIDDEN,
        "The Acting-For header is required",
        "Send Acting-For with one of the authorities in the detail, which are responsible for "
        "this fact.",
    ),
    ProblemType(
        "acting-for-not-yours",
        HTTPStatus.FORBIDDEN,
        "Only an admin may send Acting-For",
        "Leave the header out: your key has its authorities.",
    ),
    ProblemType(
        "owner-not-you",
        HTTPStatus.FORBIDDEN,
        "The owner must be one of your authorities",
        "Send one of your own authorities as owner. GET /v1/me lists them.",
    ),
    ProblemType(
        "already-withdrawn",
        HTTPStatus.CONFLICT,
        "The fact was already withdrawn or revised",
        "GET /v1/facts/{id} shows the entry that did so. Send the id of the fact that is valid "
        "now.",
    ),
    ProblemType(
        "other-subject",
        HTTPStatus.CONFLICT,
        "The fact to be revised belongs to another item",
        "Withdraw the wrong fact, and record the right one here.",
    ),
    ProblemType(
        "not-a-change",
        HTTPStatus.CONFLICT,
        "Another version of the details begins on this day",
        "Correct that version, or send another day as holds_from.",
    ),
    ProblemType(
        "still-named",
        HTTPStatus.CONFLICT,
        "Another fact still names it",
        "Withdraw or revise the fact that the detail shows, or correct this one instead of "
        "withdrawing it: details and openings of cases stay named when they are revised.",
    ),
    ProblemType(
        "identifier-taken",
        HTTPStatus.CONFLICT,
        "Another item has this identifier",
        "Identifiers are unique. Filter the list by the identifier to see which item has it.",
    ),
    ProblemType(
        "visibility-differs",
        HTTPStatus.CONFLICT,
        "The visibility differs from that of the other fact",
        "Send the visibility and owner of the fact that this one revises or refers to. To change "
        "the visibility, withdraw that fact and record a new one.",
    ),
    ProblemType(
        "stale",
        HTTPStatus.PRECONDITION_FAILED,
        "The item has changed since you read it",
        "Get the item again, check the changes, and send its new ETag as If-Match.",
    ),
    ProblemType(
        "holds-from-needed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A change needs the day from which it holds",
        "Send holds_from with a change. A correction, which keeps the days of the wrong version, "
        "does not need it.",
    ),
    ProblemType(
        "days-differ",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A correction must keep the days of the version",
        "Leave holds_from out to correct a version, or send the reason change.",
    ),
    ProblemType(
        "unknown-fact",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "No fact has this id",
        "Send the id in the response to the request that recorded the fact. If it was revised, "
        "send the id of the latest fact.",
    ),
    ProblemType(
        "batch-too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The batch has more facts than fit",
        "Other writers wait while a batch is recorded, so its size is limited. Send at most the "
        "number of facts in the detail, in several requests. An import takes a larger file with "
        "rows=good.",
    ),
    ProblemType(
        "not-a-free-text",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Only free texts can be erased",
        "Days, numbers, codes and words of codelists stay: cover and the chain rest on them. Send "
        "paths of the free texts that the detail names, or withdraw the fact.",
    ),
    ProblemType(
        "already-erased",
        HTTPStatus.CONFLICT,
        "The text was erased before",
        "There is nothing left to erase. GET /v1/changes shows the entry `erased`.",
    ),
    ProblemType(
        "erasure-expired",
        HTTPStatus.CONFLICT,
        "The request for the erasure has expired",
        "Consent is possible for 24 hours. An admin may request the erasure again.",
    ),
    ProblemType(
        "consent-not-independent",
        HTTPStatus.FORBIDDEN,
        "The consent is not independent of the request",
        "Consent with a credential of an auditor that was not issued by the credential of the "
        "request, or by one that descends from it.",
    ),
    ProblemType(
        "clock-behind",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The clock of the service is behind the ledger",
        "Nothing was recorded. Send the request again later; the operator has to set the clock.",
    ),
    ProblemType(
        "moment-taken",
        HTTPStatus.CONFLICT,
        "The moment is not later than the newest entry",
        "Past data are loaded in the order of their moments, into an empty ledger.",
    ),
    ProblemType(
        "projection-version",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The computed rows are of another version",
        "Another release of the service computed the stored rows, so this one reads but does not "
        "write. Send the same request again when the operator has run python -m app rebuild.",
    ),
    already_exists("source"),
    unknown("source"),
    ProblemType(
        "merged-code",
        HTTPStatus.CONFLICT,
        "The code names a thing that was merged into another",
        "Send the code of the other thing, which GET of the old code redirects to.",
    ),
    ProblemType(
        "if-match-needed",
        HTTPStatus.PRECONDITION_REQUIRED,
        "The If-Match header is required",
        "Get the item, and send its ETag as If-Match, so that no other change is lost.",
    ),
)
_FIELD_RULES = {
    "owner-if-owned": "`owner` is given if `visibility` is `owner`, and otherwise left out.",
    "seen-outside": "`seen_from` is not before `first_day`.",
}
PROBLEMS = RoomProblems((*READ_PROBLEMS, *WRITE_PROBLEMS), _FIELD_RULES)
