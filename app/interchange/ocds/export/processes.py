"""A whole contracting process as it stood after one entry of the ledger."""

from collections.abc import Mapping, Sequence

from app.domain.vocabulary import ContractKind, Regime, SpecialRegime, ValueBasis
from app.interchange.ocds.export.contracting import award, signed_contract
from app.interchange.ocds.export.identities import ocid_of
from app.interchange.ocds.export.money import value_of
from app.interchange.ocds.export.notices import documents
from app.interchange.ocds.export.parties import Parties, buyer_of
from app.interchange.ocds.export.release_delta import Json, told
from app.interchange.ocds.export.replay import Content, Contract, Named

_LAWS = {
    Regime.PA_2023: ("UKPGA", "2023/54", "https://www.legislation.gov.uk/ukpga/2023/54/contents"),
    Regime.PCR_2015: ("UKSI", "2015/102", "https://www.legislation.gov.uk/uksi/2015/102/contents"),
    Regime.PSR_2023: (
        "UKSI", "2023/1348", "https://www.legislation.gov.uk/uksi/2023/1348/contents",
    ),
}  # fmt: skip


def process(
    members: Sequence[Contract], contracts: Mapping[str, Contract], named: Named, day: str
) -> Json:
    """What is told of a process whose contracts these are; `contracts` are all that are known."""
    if not members:
        return {}
    parties = Parties(named, day)
    for one in members:
        parties.take(one)
    main = min(members, key=lambda one: one.details["kind"] != ContractKind.FRAMEWORK)
    return told(
        parties=parties.listed(),
        buyer=parties.reference("authority", buyer_of(main.details)),
        planning=told(documents=_documents(members, "planning")),
        tender=_tender(main, parties) | told(documents=_documents(members, "tender")),
        awards=[award(one, parties) for one in members],
        contracts=[signed_contract(one, parties) for one in members],
        relatedProcesses=[
            related for one in members for related in _related(one.details, contracts)
        ],
    )


def _documents(members: Sequence[Contract], stage: str) -> list[Json]:
    return [
        document
        for one in members
        for document in documents(one.facts("notice").items(), stage)
    ]  # fmt: skip


def _tender(main: Contract, parties: Parties) -> Json:
    """How the contract came about, as far as it is known."""
    details = main.details
    law = _LAWS.get(details["regime"])
    is_direct = details["kind"] == ContractKind.DIRECT_AWARD
    ground, cpv = details.get("ground"), details.get("cpv")
    return told(
        id=main.reference,
        title=details["name"],
        procuringEntity=parties.reference("authority", details.get("lead")),
        legalBasis=dict(zip(("scheme", "id", "uri"), law, strict=True)) if law else None,
        classification={"scheme": "CPV", "id": cpv} if cpv else None,
        procurementMethod="direct" if is_direct else None,
        procurementMethodDetails=details.get("tender_route"),
        procurementMethodRationale=ground if ground != "unknown" else None,
        specialRegime=(
            ["lightTouch"] if details["special_regime"] == SpecialRegime.LIGHT_TOUCH else None
        ),
        aboveThreshold=False if details["regime"] == Regime.BELOW_THRESHOLD else None,
        techniques=_techniques(details),
    )


def _techniques(details: Content) -> Json | None:
    if details["kind"] != ContractKind.FRAMEWORK:
        return None
    ceiling = value_of(details["amounts"], ValueBasis.FRAMEWORK_CEILING)
    return told(
        hasFrameworkAgreement=True, frameworkAgreement=told(value=ceiling) if ceiling else None
    )


def _related(details: Content, contracts: Mapping[str, Contract]) -> list[Json]:
    """The processes that a contract follows on from: its framework's, and those it replaces."""
    framework = details.get("framework")
    found = [("framework", framework)] if framework else []
    found += [("prior", one) for one in details.get("replaces_contracts", [])]
    return [
        told(
            id=f"{details['code']}-{relationship}-{reference}",
            relationship=[relationship],
            title=contracts[reference].details["name"],
            scheme="ocid",
            identifier=ocid_of(reference, contracts[reference].details.get("ocid")),
        )
        for relationship, reference in found
        if reference in contracts and contracts[reference].details
    ]
