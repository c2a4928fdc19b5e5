"""Problems with complaints, decisions and remedies."""

from http import HTTPStatus

from app.cases.core.problems import too_early
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    too_early("to-ombudsman", "replied"),
    too_early("decided", "to-ombudsman"),
    ProblemType(
        "stage-skipped",
        HTTPStatus.CONFLICT,
        "The stage does not follow the one that replied",
        "After a reply, open the stage that the detail names. Another can be skipped only after a "
        "stage that did not reply.",
    ),
    ProblemType(
        "stage-passed",
        HTTPStatus.CONFLICT,
        "The stage is not after the current one",
        "Send a later stage, or correct the days of the steps.",
    ),
    ProblemType(
        "remedy-before-decision",
        HTTPStatus.CONFLICT,
        "The day is before the decision",
        "Send a day on or after the decision.",
    ),
    ProblemType(
        "remedy-without-decision",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The remedy needs an Ombudsman decision",
        "Record the decision first, and send its id as decision.",
    ),
    ProblemType(
        "other-authority",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The decision is about another authority",
        "Send the authority of the decision, or the id of another decision.",
    ),
)
_FIELD_RULES = {
    "share-above-amount": "`shares` are together not above `amount`.",
    "fault-twice": "`shares` has one share for each party.",
    "two-due-days": "A remedy has either `due_on` or `within`, not both.",
    "two-ends": "A remedy has either `done_on` or `fell_away_on`, not both.",
    "reason-if-fell-away": "`fell_away_because` is given together with `fell_away_on`.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
