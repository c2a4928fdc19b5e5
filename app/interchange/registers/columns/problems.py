"""Problems with what the columns of a register mean."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "unknown-column-field",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A column is given a field that does not exist",
        "Give each heading one of the fields that the problem lists, or none to leave its column "
        "out.",
    ),
    ProblemType(
        "repeated-column",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "A column mapping names a heading or a field twice",
        "Name each heading once, and for each field the one column that holds it; only suppliers "
        "may stand in several columns.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
