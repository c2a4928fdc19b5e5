"""Problems with claims and the decisions on them."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "claim-decided",
        HTTPStatus.CONFLICT,
        "The claim has a decision",
        "Withdraw the decision first.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
