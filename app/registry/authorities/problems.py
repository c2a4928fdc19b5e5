"""Problems with authorities, consortia and memberships."""

from http import HTTPStatus

from app.ledger.problems import already_exists, unknown
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    already_exists("authority"),
    already_exists("consortium"),
    unknown("consortium"),
    ProblemType(
        "member-already",
        HTTPStatus.CONFLICT,
        "The authority is already a member on these days",
        "End the earlier membership first: revise it with replaces.",
    ),
)
_FIELD_RULES = {
    "unknown-subject": "`subject` is one of the codelist of subjects of attestations.",
    "scopes-if-cover": "`scopes` are given for the subject `cover`, and for no other subject.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
