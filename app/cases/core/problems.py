"""Problems with the steps of any case."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType, RoomProblems


def too_early(step: str, missing: str) -> ProblemType:
    """Return the problem type of a step before which another step has to be taken."""
    return ProblemType(
        f"{step}-before-{missing}",
        HTTPStatus.CONFLICT,
        f"The step {step} needs the step {missing} first",
        f"Record `{missing}` first, or correct the days of the steps.",
    )


_TYPES = (
    ProblemType(
        "step-before-opening",
        HTTPStatus.CONFLICT,
        "The step is before the opening of the case",
        "Send a day on or after the opening, or correct the opening.",
    ),
    ProblemType(
        "case-closed",
        HTTPStatus.CONFLICT,
        "The case is closed",
        "No step can follow the last one. Withdraw the last step if it is wrong, or open another "
        "case.",
    ),
    ProblemType(
        "step-known",
        HTTPStatus.CONFLICT,
        "The step is already recorded",
        "A case has this step once. If its day is wrong, revise it: send the step with replaces.",
    ),
    ProblemType(
        "more-than-all",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The part is larger than the whole",
        "Check both counts: the detail shows them.",
    ),
    ProblemType(
        "small-number",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The count is too small to be public",
        "A count from 1 to 4 may identify a person. Send the visibility partners or owner.",
    ),
)
_FIELD_RULES = {
    "not-of-this-step": "The field belongs to other steps, which the detail names.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
