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
    "step-is-opening": "The step is not `identified`, which is recorded with the candidate.",
    "contract-if-signed": "`contract` is given for the step `signed` only.",
    "reason-if-fell-through": "`reason` is given for the step `fell-through` only.",
    "scope-if-go-live": "`scope`, and `level` if known, are given for the step `go-live` only.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
