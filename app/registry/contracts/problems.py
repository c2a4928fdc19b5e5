"""Problems with contracts, their terms, awards and notices."""

from http import HTTPStatus

from app.ledger.problems import already_exists, unknown
from app.platform.problems.problem_type import ProblemType, RoomProblems

_TYPES = (
    already_exists("contract"),
    unknown("contract"),
    ProblemType(
        "terminated-contract",
        HTTPStatus.CONFLICT,
        "The contract has been terminated",
        "Withdraw the termination first, if the registry was wrong to state it.",
    ),
    ProblemType(
        "cancelled-contract",
        HTTPStatus.CONFLICT,
        "The contract has been cancelled",
        "Withdraw the cancellation first, if the registry was wrong to state it.",
    ),
    ProblemType(
        "not-an-extension",
        HTTPStatus.CONFLICT,
        "The day does not lengthen the term",
        "An extension names a last day after the one now agreed.",
    ),
    ProblemType(
        "outside-term",
        HTTPStatus.CONFLICT,
        "The day is not within the term",
        "A termination names a last day inside the term now agreed.",
    ),
    ProblemType(
        "award-overlaps",
        HTTPStatus.CONFLICT,
        "The contract awards this scope to this authority on these days already",
        "A change of level is a second award for the later days: let the first end before it.",
    ),
    ProblemType(
        "notice-unknown-to-regime",
        HTTPStatus.CONFLICT,
        "The law of the contract has no such notice",
        "The Procurement Act 2023 has UK1 to UK17; the Public Contracts Regulations 2015 have"
        " F02, F03, F14 and F20. If the contract is under the other law, correct its regime.",
    ),
    ProblemType(
        "not-a-framework",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The contract named is no framework",
        "Contracts are called off from contracts of the kind framework, other than themselves.",
    ),
)
_FIELD_RULES = {
    "day-if-any-left": "A last day is given unless the contract was cancelled.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
