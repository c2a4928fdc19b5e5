"""One contract as an award and the contract made under it."""

from app.domain.vocabulary import TermChangeKind, ValueBasis
from app.interchange.ocds.export.money import in_words, value_of
from app.interchange.ocds.export.notices import documents
from app.interchange.ocds.export.parties import Parties
from app.interchange.ocds.export.release_delta import Json, told
from app.interchange.ocds.export.replay import DETAILS, Content, Contract
from app.interchange.ocds.export.terms import agreed_term, period, signed_term, status
from app.interchange.ocds.export.times import first_moment

_CHANGES = {
    TermChangeKind.EXTENSION: "Extended to {last_day}.",
    TermChangeKind.TERMINATION: "Ended early, on {last_day}.",
    TermChangeKind.CANCELLATION: "Cancelled: the service never began.",
}


def award(contract: Contract, parties: Parties) -> Json:
    """The decision for a provider, and what each authority takes from it."""
    details = contract.details
    decided, supplier = details.get("decided_on"), parties.reference(
        "provider", details.get("provider")
    )  # fmt: skip
    return told(
        id=award_id(contract),
        title=details["name"],
        status="active" if agreed_term(contract).days else "cancelled",
        date=first_moment(decided) if decided else None,
        value=value_of(details["amounts"], ValueBasis.TOTAL),
        suppliers=[supplier] if supplier else None,
        contractPeriod=period(signed_term(contract), details["options"]),
        items=[_item(first, one, parties) for first, one in contract.facts("award").items()],
        documents=documents(contract.facts("notice").items(), "award"),
    )


def signed_contract(contract: Contract, parties: Parties) -> Json:
    """The contract itself, with its term as now agreed."""
    details, notices = contract.details, contract.facts("notice").items()
    term, signed = agreed_term(contract), details.get("signed_on")
    implementation = documents(notices, "implementation")
    return told(
        id=contract.reference,
        awardID=award_id(contract),
        title=details["name"],
        description=_description(details),
        status=status(contract, term, parties.day),
        period=period(term, details["options"]),
        value=value_of(details["amounts"], ValueBasis.TOTAL),
        dateSigned=first_moment(signed) if signed else None,
        documents=documents(notices, "contract"),
        implementation={"documents": implementation} if implementation else None,
        amendments=[*_changed_details(contract), *_changed_terms(contract)],
    )


def award_id(contract: Contract) -> str:
    """An award is to a provider: where another proves to be meant, it is another award."""
    provider = contract.details.get("provider")
    if provider == contract.first_provider:
        return contract.reference
    return f"{contract.reference}-{provider or 'unnamed'}"


def _item(first: str, said: Content, parties: Parties) -> Json:
    """What one authority takes, in words: OCDS has no field for who takes an item."""
    authority = parties.reference("authority", said["authority"]) or {}
    scope = parties.named.on("scope", said["scope"], parties.day).get("name", said["scope"])
    level = said["level"].replace("-", " ")
    limits = [*said["items"], *(case.replace("-", " ") for case in said["cases"])]
    only = f": {', '.join(limits)}" if limits else ""
    return {"id": first, "description": f"{scope} for {authority['name']}, {level}{only}"}


def _description(details: Content) -> str | None:
    """What has no field, in words: every amount with what it counts, and the options."""
    parts = []
    if details["amounts"]:
        parts.append(f"Values: {in_words(details['amounts'])}.")
    if details["options"]:
        options = (option["text"].rstrip(".") for option in details["options"])
        parts.append(f"Options: {'; '.join(options)}.")
    return " ".join(parts) or None


def _changed_details(contract: Contract) -> list[Json]:
    """The versions of what the contract says that hold from a later day on."""
    return [
        told(
            id=first,
            date=first_moment(said["holds_from"]),
            description="What the contract says changed.",
        )
        for first, said in contract.standing.versions(DETAILS)[1:]
        if said.get("holds_from")
    ]


def _changed_terms(contract: Contract) -> list[Json]:
    return [
        told(
            id=first,
            date=first_moment(said["agreed_on"]) if said.get("agreed_on") else None,
            description=_CHANGES[TermChangeKind(said["change"])].format(**said),
            rationale=said.get("reason"),
        )
        for first, said in contract.facts("term_change").items()
    ]
