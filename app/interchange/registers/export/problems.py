"""Problems with exported files."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

PROBLEMS = RoomProblems(
    (
        ProblemType(
            "exports-busy",
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Other files are being made",
            "Try again after the seconds in Retry-After.",
        ),
    )
)
