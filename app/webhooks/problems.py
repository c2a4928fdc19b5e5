"""Problems with webhook subscriptions."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "webhook-url-refused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The registry does not send events to this address",
        "Give an https address on port 443 or 8443, without user, password and fragment, whose "
        "host has public addresses only. Whoever runs the registry may allow further networks.",
    ),
    ProblemType(
        "position-ahead",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The ledger has not come to this position",
        "GET /v1/changes/head tells the latest position. Leave after out to hear of what comes "
        "after that.",
    ),
    ProblemType(
        "too-many-webhooks",
        HTTPStatus.CONFLICT,
        "You have as many webhooks as you may",
        "Delete one that is not needed. One without filters hears of everything.",
    ),
    ProblemType(
        "webhook-not-active",
        HTTPStatus.CONFLICT,
        "Nothing is sent to this webhook",
        "Make it active first, by PUT /v1/webhooks/{id}: it goes on where it was left.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
