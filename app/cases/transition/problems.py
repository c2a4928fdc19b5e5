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
    "step-is-opening": "The opening identifies the candidate. Send one of the later steps.",
    "contract-if-signed": "Send a contract if, and only if, the candidate signed.",
    "reason-if-fell-through": "Send a reason if, and only if, the candidate fell through.",
    "scope-if-go-live": "Send a scope and a level if, and only if, the step is a go-live.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
