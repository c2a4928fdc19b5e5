"""Problems with decisions on suggestions."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "suggestion-closed",
        HTTPStatus.CONFLICT,
        "The suggestion is no longer open",
        "It was decided, or what it rests on changed. List the suggestions again. To undo a "
        "decision, withdraw its fact.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
