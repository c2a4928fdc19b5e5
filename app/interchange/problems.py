"""Problems with any file that is imported."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "too-many-changes",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The file states more than fits into one transaction",
        "Everybody else who states something waits meanwhile. Send the file in parts: nothing"
        " is withdrawn because it is missing from one.",
    ),
    ProblemType(
        "file-unreadable",
        HTTPStatus.BAD_GATEWAY,
        "The file cannot be read",
        "Check its path, its ending and its rights: files of notices end in .json, and "
        "contracts registers in .csv.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
