"""Problems with indicators and counts."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "month-known",
        HTTPStatus.CONFLICT,
        "There is a count for this month already",
        "If it is wrong, state it again with `replaces` naming the wrong fact.",
    ),
    ProblemType(
        "denominator-needed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The indicator is a share",
        "Give the denominator: out of how many.",
    ),
    ProblemType(
        "denominator-not-wanted",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The indicator is a plain count",
        "Leave the denominator out.",
    ),
    ProblemType(
        "bounds-without-target",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Bounds lie around a target",
        "Give the target too, or leave the bounds out.",
    ),
    ProblemType(
        "bounds-disordered",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The bounds are out of order",
        "Each lies further from the target than the one before, on its wrong side.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
