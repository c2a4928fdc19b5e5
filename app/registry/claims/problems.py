"""Problems with claims."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemExample, ProblemType, RoomProblems

_TYPES = (
    ProblemType(
        "reads-as-mismatch",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The typed value of the claim does not fit its field",
        "Send `reads_as` in the form that the problem names, or leave it out: the claim is then "
        "shown, but does not enter the rule of cover.",
        ProblemExample(
            "/v1/claims", "the field last_day holds a day, as YYYY-MM-DD", "/body/reads_as"
        ),
    ),
    ProblemType(
        "reads-as-untyped",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The field of the claim has no typed values",
        "Leave out `reads_as`, or name a field of a day, a level, a code, an amount or a count.",
        ProblemExample(
            "/v1/claims",
            "the field service_model has no form in which a value can be read",
            "/body/reads_as",
        ),
    ),
)
PROBLEMS = RoomProblems(_TYPES)
