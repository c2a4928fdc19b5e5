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
        "The event ends nothing that is known",
        "State first that trading ceased, or that the insolvency began.",
    ),
    ProblemType(
        "event-known",
        HTTPStatus.CONFLICT,
        "The event is known already",
        "If its day is wrong, state it again with `replaces` naming the wrong fact.",
    ),
    ProblemType(
        "event-before-provider",
        HTTPStatus.CONFLICT,
        "The event is before the provider existed",
        "Events lie on or after exists_from. If that day is wrong, correct the provider's details.",
    ),
)
_FIELD_RULES = {
    "always-public": "Cover follows from the fact, so its visibility is public.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
