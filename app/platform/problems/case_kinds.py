"""The sorts of problem with cases, counts and undertakings."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_ORDER = (
    "received-before-requested",
    "agreement-signed-before-agreement-asked",
    "fee-paid-before-fee-asked",
    "unblocked-before-blocked",
    "reconciled-before-received",
    "completed-before-received",
    "improvement-plan-before-warning",
    "improved-before-improvement-plan",
    "termination-before-warning",
    "to-ombudsman-before-replied",
    "decided-before-to-ombudsman",
)
_CONFLICTS = {
    "step-before-opening": (
        "The step was taken before the case was opened",
        "Correct the day of the step, or that of the opening.",
    ),
    "case-closed": (
        "The case is over",
        "Nothing follows its last step: withdraw that if it was wrong, or open another case.",
    ),
    "step-known": (
        "The step is known already",
        "It is taken once. If its day is wrong, state it again with `replaces`.",
    ),
    "case-in-use": (
        "Other facts belong to the case",
        "Withdraw those first, or state the opening again with `replaces`: they stay with it.",
    ),
    "month-known": (
        "There is a count for this month already",
        "If it is wrong, state it again with `replaces` naming the wrong fact.",
    ),
    "remedy-before-decision": (
        "The day is before the decision",
        "A remedy is asked for by a decision, and ends after it.",
    ),
}
_INVALID = {
    "remedy-without-decision": (
        "A remedy is asked for by a decision",
        "State what the Ombudsman decided first, and give the id of that as `decision`.",
    ),
    "other-authority": (
        "The decision is about another authority",
        "State the remedy of the authority that the decision is about.",
    ),
    "more-than-all": (
        "The part is more than the whole",
        "Check the counts: of so many there cannot be more.",
    ),
    "small-number": (
        "The count is too small to be public",
        "A count below 5 could tell of a person. State it for partners, or for its owner alone.",
    ),
    "denominator-needed": (
        "The indicator is a share",
        "Give the denominator: out of how many.",
    ),
    "denominator-not-wanted": (
        "The indicator is a plain count",
        "Leave the denominator out.",
    ),
    "bounds-without-target": (
        "Bounds lie around a target",
        "Give the target too, or leave the bounds out.",
    ),
    "bounds-disordered": (
        "The bounds are out of order",
        "Each lies further from the target than the one before, on its wrong side.",
    ),
}

CASES = (
    *(
        ProblemType(
            code,
            HTTPStatus.CONFLICT,
            "The step comes too early",
            f"`{code.partition('-before-')[2]}` comes first: state that, or correct a day.",
        )
        for code in _ORDER
    ),
    *(
        ProblemType(c, HTTPStatus.CONFLICT, title, advice)
        for c, (title, advice) in _CONFLICTS.items()
    ),
    *(
        ProblemType(c, HTTPStatus.UNPROCESSABLE_ENTITY, title, advice)
        for c, (title, advice) in _INVALID.items()
    ),
)
