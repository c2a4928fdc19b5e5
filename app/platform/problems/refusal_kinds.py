"""The sorts of problem with what somebody states."""

from http import HTTPStatus

from app.platform.problems.problem_type import ProblemType

_THINGS = ("authority", "consortium", "provider", "scope", "contract", "source")

_CONFLICTS = {
    "scope-in-use": (
        "The scope is in use",
        "Awards, reports and attestations name it, and what they say would change silently.",
    ),
    "terminated-contract": (
        "The contract has been terminated",
        "Withdraw the termination first, if the registry was wrong to state it.",
    ),
    "cancelled-contract": (
        "The contract has been cancelled",
        "Withdraw the cancellation first, if the registry was wrong to state it.",
    ),
    "not-an-extension": (
        "The day does not lengthen the term",
        "An extension names a last day after the one now agreed.",
    ),
    "outside-term": (
        "The day is not within the term",
        "A termination names a last day inside the term now agreed.",
    ),
    "details-missing": (
        "What is said would have nothing to rest on",
        "Other facts speak of this thing: withdraw those first, or correct its details instead.",
    ),
    "nothing-to-end": (
        "The event ends nothing that is known",
        "State first that trading ceased, or that the insolvency began.",
    ),
    "event-known": (
        "The event is known already",
        "If its day is wrong, state it again with `replaces` naming the wrong fact.",
    ),
    "member-already": (
        "The authority is a member for these days already",
        "End the earlier membership, by stating it again with `replaces`, before the new one.",
    ),
    "award-overlaps": (
        "The contract awards this scope to this authority on these days already",
        "A change of level is a second award for the later days: let the first end before it.",
    ),
    "notice-unknown-to-regime": (
        "The law of the contract has no such notice",
        "The Procurement Act 2023 has UK1 to UK17; the Public Contracts Regulations 2015 have F02, "
        "F03, F14 and F20. If the contract is under the other law, correct its regime.",
    ),
    "event-before-provider": (
        "The event is before the provider existed",
        "Events lie on or after exists_from. If that day is wrong, correct the provider's details.",
    ),
    "identifier-taken": (
        "The identifier belongs to another",
        "Identifiers are unique: look it up by a filter to see whose it is.",
    ),
    "already-withdrawn": (
        "The fact was withdrawn or replaced before",
        "GET /v1/facts/{id} shows which entry ended it.",
    ),
    "other-subject": (
        "The fact to be replaced is about something else",
        "Withdraw the wrong fact where it stands, and state the right one here.",
    ),
    "not-a-change": (
        "Another version of the details begins on that day",
        "Correct that version, or let the change begin on another day.",
    ),
    "claim-decided": (
        "The claim has been decided",
        "Withdraw the decision first.",
    ),
    "visibility-differs": (
        "A fact about a fact must be as visible as that is",
        "Give it the visibility of the fact that it speaks of.",
    ),
}
_FORBIDDEN = {
    "not-in-charge": (
        "Somebody else is in charge of this",
        "An authority speaks for itself; on a shared contract its lead states the shared terms.",
    ),
    "acting-for-needed": (
        "An admin says for whom",
        "Name an authority that is in charge of this in the header Acting-For.",
    ),
    "acting-for-not-yours": (
        "Only an admin acts for an authority",
        "Leave the header Acting-For out: your key says for which authorities you speak.",
    ),
    "owner-not-you": (
        "The owner of a hidden fact must be able to see it",
        "Name one of your own authorities as owner.",
    ),
}
_INVALID = {
    "not-a-framework": (
        "The contract named is no framework",
        "Contracts are called off from contracts of the kind framework, other than themselves.",
    ),
    "holds-from-needed": (
        "A change says from which day it holds",
        "Give holds_from; a correction, which holds over the days of what was wrong, has none.",
    ),
    "days-differ": (
        "A correction holds over the same days",
        "Leave holds_from out to correct a version, or give `change` as the reason.",
    ),
    "scope-cycle": (
        "The scope would stand under itself",
        "Choose a parent that is not below this scope.",
    ),
    "idempotency-key-reused": (
        "The idempotency key was used for another request",
        "Use a new key for each statement, and the same key only to send the same one again.",
    ),
    "personal-data": (
        "The request holds personal data",
        "The registry has no place for data about people. The pointer names the field, and the "
        "code of the fault names the rule. Use a role, a team mailbox or a service line.",
    ),
}

REFUSALS = (
    *(
        ProblemType(c, HTTPStatus.CONFLICT, title, advice)
        for c, (title, advice) in _CONFLICTS.items()
    ),
    *(
        ProblemType(c, HTTPStatus.FORBIDDEN, title, advice)
        for c, (title, advice) in _FORBIDDEN.items()
    ),
    *(
        ProblemType(c, HTTPStatus.UNPROCESSABLE_ENTITY, title, advice)
        for c, (title, advice) in _INVALID.items()
    ),
    *(
        ProblemType(
            f"{thing}-exists",
            HTTPStatus.CONFLICT,
            f"The {thing} exists already",
            "A code is given once. Restate its details, or choose another code.",
        )
        for thing in _THINGS
    ),
    *(
        ProblemType(
            f"unknown-{thing}",
            HTTPStatus.UNPROCESSABLE_ENTITY,
            f"The registry knows no such {thing}",
            "The body names it by its code: make it known first, or correct the code.",
        )
        for thing in _THINGS
    ),
    ProblemType(
        "unknown-fact",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The registry knows no such fact",
        "The body names it by its id, which the answer to its statement told.",
    ),
    ProblemType(
        "if-match-needed",
        HTTPStatus.PRECONDITION_REQUIRED,
        "Say what you saw",
        "Get the item, and send its ETag as If-Match, so that nobody's statement is lost.",
    ),
    ProblemType(
        "stale",
        HTTPStatus.PRECONDITION_FAILED,
        "It has changed since you saw it",
        "Get the item again, look at what is new, and send the new ETag as If-Match.",
    ),
    ProblemType(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many statements are waiting",
        "Send the same request again after the seconds in Retry-After, with the same key.",
    ),
)
