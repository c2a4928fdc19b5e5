"""Problems with any file that is imported."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "file-unreadable",
        HTTPStatus.BAD_GATEWAY,
        "The file cannot be read",
        "Check its path, extension and permissions: files of notices end in .json, and contracts "
        "registers in .csv, .tsv, .txt or .xlsx.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
