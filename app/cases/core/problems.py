"""Problems with the steps of any case."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems


def too_early(step: str, missing: str) -> ProblemType:
    """Return the problem type of a step before which another step has to be taken."""
    return ProblemType(
        f"{step}-before-{missing}",
        HTTPStatus.CONFLICT,
        "The step comes too early",
        f"`{missing}` comes first: state that, or correct a day.",
    )


_TYPES = (
    ProblemType(
        "step-before-opening",
        HTTPStatus.CONFLICT,
        "The step was taken before the case was opened",
        "Correct the day of the step, or that of the opening.",
    ),
    ProblemType(
        "case-closed",
        HTTPStatus.CONFLICT,
        "The case is over",
        "Nothing follows its last step: withdraw that if it was wrong, or open another case.",
    ),
    ProblemType(
        "step-known",
        HTTPStatus.CONFLICT,
        "The step is known already",
        "It is taken once. If its day is wrong, state it again with `replaces`.",
    ),
    ProblemType(
        "case-in-use",
        HTTPStatus.CONFLICT,
        "Other facts belong to the case",
        "Withdraw those first, or state the opening again with `replaces`: they stay with it.",
    ),
    ProblemType(
        "more-than-all",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The part is more than the whole",
        "Check the counts: of so many there cannot be more.",
    ),
    ProblemType(
        "small-number",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The count is too small to be public",
        "A count below 5 could tell of a person. State it for partners, or for its owner alone.",
    ),
)
_FIELD_RULES = {
    "not-of-this-step": "The field is told by other steps; the detail names them.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
