"""Problems with indicators and counts."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "month-known",
        HTTPStatus.CONFLICT,
        "A count for this month is already recorded",
        "If it is wrong, revise it: send the count with replaces.",
    ),
    ProblemType(
        "denominator-needed",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The indicator is a share and needs a denominator",
        "Send the denominator, the total that the numerator is part of.",
    ),
    ProblemType(
        "denominator-not-wanted",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The indicator is a count without a denominator",
        "Leave the denominator out.",
    ),
    ProblemType(
        "bounds-without-target",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "Bounds need a target",
        "Send the target too, or leave the bounds out.",
    ),
    ProblemType(
        "bounds-disordered",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The bounds are not in order",
        "Each bound must be further from the target than the one before, on the missed side.",
    ),
)
PROBLEMS = RoomProblems(_TYPES)
