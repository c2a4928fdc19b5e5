"""Problems with providers and their events."""

from http import HTTPStatus

from app.ledger.problems import already_exists, unknown
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    already_exists("provider"),
    unknown("provider"),
    ProblemType(
        "nothing-to-end",
        HTTPStatus.CONFLICT,
        "No earlier event is ended by this event",
        "First record the event that it ends: that trading ceased, or that the insolvency began.",
    ),
    ProblemType(
        "event-known",
        HTTPStatus.CONFLICT,
        "The event is already recorded",
        "If its day is wrong, revise it: send the event with replaces.",
    ),
    ProblemType(
        "event-before-provider",
        HTTPStatus.CONFLICT,
        "The event is before the provider existed",
        "Send a day on or after exists_from, or correct exists_from in the details of the "
        "provider.",
    ),
)
_FIELD_RULES = {
    "always-public": "The visibility is public, because cover is computed from the fact.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
