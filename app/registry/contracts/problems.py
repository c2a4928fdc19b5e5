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
        "Withdraw the termination first if it was recorded by mistake.",
    ),
    ProblemType(
        "cancelled-contract",
        HTTPStatus.CONFLICT,
        "The contract has been cancelled",
        "Withdraw the cancellation first if it was recorded by mistake.",
    ),
    ProblemType(
        "not-an-extension",
        HTTPStatus.CONFLICT,
        "The last day does not extend the term",
        "Send a last day after the agreed last day, which GET /v1/contracts/{reference} shows.",
    ),
    ProblemType(
        "outside-term",
        HTTPStatus.CONFLICT,
        "The day is outside the term",
        "Send a last day inside the agreed term, which GET /v1/contracts/{reference} shows.",
    ),
    ProblemType(
        "award-overlaps",
        HTTPStatus.CONFLICT,
        "Another award of the contract covers these days",
        "The contract already awards this scope to this authority on some of these days. Revise "
        "the first award so that it ends before the second begins.",
    ),
    ProblemType(
        "notice-unknown-to-regime",
        HTTPStatus.CONFLICT,
        "The legal regime of the contract has no such notice",
        "The Procurement Act 2023 has UK1 to UK17; the Public Contracts Regulations 2015 have "
        "F01, F02, F03, F14, F15, F20 and F21; notices that begin with psr- belong to the Provider "
        "Selection Regime. Send one of these, or correct the regime of the contract.",
    ),
    ProblemType(
        "not-a-framework",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The named contract is not a framework",
        "Send a contract of the kind framework, other than the contract itself.",
    ),
)
_FIELD_RULES = {
    "day-if-any-left": "`last_day` is given, except for a cancellation or a variation.",
    "scheme-without-number": "`scheme` is given with the `number` in it, or left out.",
    "superseded-by-another": "`superseded_by` is given for a superseded record, and only there.",
}
PROBLEMS = RoomProblems(_TYPES, _FIELD_RULES)
