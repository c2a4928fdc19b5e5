"""Problems with candidates, data transfers and mobilisation."""

from app.cases.core.problems import too_early
from app.platform.problems.problem_type import RoomProblems

_TYPES = (
    too_early("agreement-signed", "agreement-asked"),
    too_early("fee-paid", "fee-asked"),
    too_early("unblocked", "blocked"),
    too_early("received", "requested"),
    too_early("reconciled", "received"),
    too_early("completed", "received"),
)
_FIELD_RULES = {
    "step-is-opening": "A candidate is identified by its opening: the steps are those after it.",
    "contract-if-signed": "A contract is named if, and only if, the candidate signed.",
    "reason-if-fell-through": "A reason is given if, and only if, the candidate fell through.",
    "scope-if-go-live": "A scope and a level are named if, and only if, something goes live.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
