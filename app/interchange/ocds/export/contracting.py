"""Conversion of a contract to an OCDS award and the contract under it."""

from app.domain.vocabulary import TermChangeKind, ValueBasis
from app.interchange.ocds.export.money import format_amounts, value_of
from app.interchange.ocds.export.notices import documents
from app.interchange.ocds.export.parties import Parties
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import DETAILS, Content, ReplayedContract
from app.interchange.ocds.export.terms import agreed_term, period, signed_term, status
from app.interchange.ocds.export.times import first_moment

_CHANGES = {
    TermChangeKind.EXTENSION: "Extended to {last_day}.",
    TermChangeKind.TERMINATION: "Ended early, on {last_day}.",
    TermChangeKind.CANCELLATION: "Cancelled: the service never began.",
    TermChangeKind.VARIATION: "Changed, with the same term.",
}


def award(contract: ReplayedContract, parties: Parties) -> Json:
    """Build the award: the decision for a provider, with an item for each authority."""
    details = contract.details
    decided = details.get("decided_on")
    return compact(
        id=award_id(contract),
        title=details["title"],
        status="active" if agreed_term(contract).days else "cancelled",
        date=first_moment(decided) if decided else None,
        value=value_of(details["values"], ValueBasis.TOTAL),
        suppliers=parties.suppliers(contract),
        contractPeriod=period(signed_term(contract), details["options"]),
        items=[_item(fact, content, parties) for fact, content in contract.facts("award").items()],
        documents=documents(contract.facts("notice").items(), "award"),
    )


def signed_contract(contract: ReplayedContract, parties: Parties) -> Json:
    """Build the contract with its currently agreed term."""
    details, notices = contract.details, contract.facts("notice").items()
    term, signed = agreed_term(contract), details.get("signed_on")
    implementation = documents(notices, "implementation")
    return compact(
        id=contract.reference,
        awardID=award_id(contract),
        title=details["title"],
        description=_description(details),
        status=status(contract, term, parties.day),
        period=period(term, details["options"]),
        value=value_of(details["values"], ValueBasis.TOTAL),
        dateSigned=first_moment(signed) if signed else None,
        documents=documents(notices, "contract"),
        implementation={"documents": implementation} if implementation else None,
        amendments=[*_detail_amendments(contract), *_term_amendments(contract)],
    )


def award_id(contract: ReplayedContract) -> str:
    """Return the id of the award; a corrected provider gives another award."""
    provider = contract.details.get("provider")
    if provider == contract.first_provider:
        return contract.reference
    return f"{contract.reference}-{provider or 'unnamed'}"


def _item(fact: str, content: Content, parties: Parties) -> Json:
    """Build an item whose text names the authority: OCDS has no field for the recipient."""
    authority = parties.reference("authority", content["authority"]) or {}
    scope = (
        parties.names.on("scope", content["scope"], parties.day).get("title") or content["scope"]
    )
    level = content["level"].replace("-", " ")
    items = [item for item in content["items"] if item]
    limited_to = [*items, *(case.replace("-", " ") for case in content["cases"])]
    suffix = f": {', '.join(limited_to)}" if limited_to else ""
    return {"id": fact, "description": f"{scope} for {authority['name']}, {level}{suffix}"}


def _description(details: Content) -> str | None:
    """Describe in words the amounts with their basis, and the options: OCDS has no fields."""
    parts = []
    if details["values"]:
        parts.append(f"Values: {format_amounts(details['values'])}.")
    if details["options"]:
        options = (option["text"].rstrip(".") for option in details["options"] if option["text"])
        parts.append(f"Options: {'; '.join(options)}.")
    return " ".join(parts) or None


def _detail_amendments(contract: ReplayedContract) -> list[Json]:
    """Build an amendment for each later version of the contract details."""
    return [
        compact(
            id=fact,
            date=first_moment(content["holds_from"]),
            description="The details of the contract changed.",
        )
        for fact, content in contract.state.versions(DETAILS)[1:]
        if content.get("holds_from")
    ]


def _term_amendments(contract: ReplayedContract) -> list[Json]:
    return [
        compact(
            id=fact,
            date=first_moment(content["agreed_on"]) if content.get("agreed_on") else None,
            description=_CHANGES[TermChangeKind(content["change"])].format(**content),
            rationale=content.get("reason"),
        )
        for fact, content in contract.facts("term_change").items()
    ]
