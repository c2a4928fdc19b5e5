"""Problems with recording facts and with reading at a position of the ledger."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems


def already_exists(thing: str) -> ProblemType:
    """Return the problem type of a second creation of an identity with the same code."""
    return ProblemType(
        f"{thing}-exists",
        HTTPStatus.CONFLICT,
        f"The {thing} exists already",
        "A code is given once. Restate its details, or choose another code.",
    )


def unknown(thing: str) -> ProblemType:
    """Return the problem type of a body that names an identity nobody has created."""
    return ProblemType(
        f"unknown-{thing}",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        f"The registry knows no such {thing}",
        "The body names it by its code: make it known first, or correct the code.",
    )


READ_PROBLEMS = (
    ProblemType(
        "unknown-filter-code",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A filter names an unknown code",
        "Use a code or any identifier that a list route shows. If the thing became known only"
        " later, leave known_at and position out.",
        ProblemExample(
            "/v1/contracts", "no authority is known as 'westmister'", "/query/authority"
        ),
    ),
    ProblemType(
        "two-times-of-knowledge",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "known_at and position were both given",
        "Both name the moment of knowledge: give one of them.",
        ProblemExample("/v1/scopes", "give known_at or position, not both", "/query/position"),
    ),
    ProblemType(
        "known-at-in-future",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "known_at is in the future",
        "Nobody knows yet what the registry will know. Ask for a past moment, or for a future"
        " day with on.",
        ProblemExample("/v1/scopes", "a moment not after 2026-11-22", "/query/known_at"),
    ),
    ProblemType(
        "unknown-position",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The ledger has no such position",
        "GET /v1/changes/head tells the latest position.",
        ProblemExample("/v1/scopes", "a position up to 858", "/query/position"),
    ),
    ProblemType(
        "horizon-too-long",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The horizon is too long",
        "Ask for at most 20 years at a time.",
        ProblemExample("/v1/cover/gaps", "at most 20 years after first_day", "/query/last_day"),
    ),
    ProblemType(
        "feed-rewound",
        HTTPStatus.GONE,
        "The feed no longer holds what was read from it",
        "The ledger was restored from an older copy, or this is another registry. Start again"
        " after a head that you have pinned and that GET /v1/changes still shows, or after 0,"
        " and forget what you read after it.",
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
        "Somebody else is in charge of this",
        "An authority speaks for itself; on a shared contract its lead states the shared terms.",
    ),
    ProblemType(
        "acting-for-needed",
        HTTPStatus.FORBIDDEN,
        "An admin says for whom",
        "Name an authority that is in charge of this in the header Acting-For.",
    ),
    ProblemType(
        "acting-for-not-yours",
        HTTPStatus.FORBIDDEN,
        "Only an admin acts for an authority",
        "Leave the header Acting-For out: your key says for which authorities you speak.",
    ),
    ProblemType(
        "owner-not-you",
        HTTPStatus.FORBIDDEN,
        "The owner of a hidden fact must be able to see it",
        "Name one of your own authorities as owner.",
    ),
    ProblemType(
        "already-withdrawn",
        HTTPStatus.CONFLICT,
        "The fact was withdrawn or replaced before",
        "GET /v1/facts/{id} shows which entry ended it.",
    ),
    ProblemType(
        "other-subject",
        HTTPStatus.CONFLICT,
        "The fact to be replaced is about something else",
        "Withdraw the wrong fact where it stands, and state the right one here.",
    ),
    ProblemType(
        "not-a-change",
        HTTPStatus.CONFLICT,
        "Another version of the details begins on that day",
        "Correct that version, or let the change begin on another day.",
    ),
    ProblemType(
        "details-missing",
        HTTPStatus.CONFLICT,
        "What is said would have nothing to rest on",
        "Other facts speak of this thing: withdraw those first, or correct its details instead.",
    ),
    ProblemType(
        "identifier-taken",
        HTTPStatus.CONFLICT,
        "The identifier belongs to another",
        "Identifiers are unique: look it up by a filter to see whose it is.",
    ),
    ProblemType(
        "visibility-differs",
        HTTPStatus.CONFLICT,
        "A fact about a fact must be as visible as that is",
        "Give it the visibility of the fact that it speaks of.",
    ),
    ProblemType(
        "stale",
        HTTPStatus.PRECONDITION_FAILED,
        "It has changed since you saw it",
        "Get the item again, look at what is new, and send the new ETag as If-Match.",
    ),
    ProblemType(
        "holds-from-needed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A change says from which day it holds",
        "Give holds_from; a correction, which holds over the days of what was wrong, has none.",
    ),
    ProblemType(
        "days-differ",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A correction holds over the same days",
        "Leave holds_from out to correct a version, or give `change` as the reason.",
    ),
    ProblemType(
        "unknown-fact",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The registry knows no such fact",
        "The body names it by its id, which the answer to its statement told.",
    ),
    already_exists("source"),
    unknown("source"),
    ProblemType(
        "if-match-needed",
        HTTPStatus.PRECONDITION_REQUIRED,
        "Say what you saw",
        "Get the item, and send its ETag as If-Match, so that nobody's statement is lost.",
    ),
)
_FIELD_RULES = {
    "owner-if-owned": "An owner is named if, and only if, the visibility is owner.",
    "seen-outside": "The service was seen inside the days of the award.",
}
PROBLEMS = RoomProblems((*READ_PROBLEMS, *WRITE_PROBLEMS), _FIELD_RULES)
