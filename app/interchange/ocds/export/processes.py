"""Conversion of a contracting process, as of one ledger entry, to OCDS."""

from collections.abc import Mapping, Sequence

from app.domain.vocabulary import ContractKind, Regime, SpecialRegime, ValueBasis
from app.interchange.ocds.export.contracting import award, signed_contract
from app.interchange.ocds.export.identities import ocid_of
from app.interchange.ocds.export.money import value_of
from app.interchange.ocds.export.notices import documents
from app.interchange.ocds.export.parties import Parties, buyer_of
from app.interchange.ocds.export.release_delta import Json, compact
from app.interchange.ocds.export.replay import Content, NameIndex, ReplayedContract

_LAWS = {
    Regime.PA_2023: ("UKPGA", "2023/54", "https://www.legislation.gov.uk/ukpga/2023/54/contents"),
    Regime.PCR_2015: ("UKSI", "2015/102", "https://www.legislation.gov.uk/uksi/2015/102/contents"),
    Regime.PSR_2023: (
        "UKSI", "2023/1348", "https://www.legislation.gov.uk/uksi/2023/1348/contents",
    ),
}  # fmt: skip


def build_process(
    members: Sequence[ReplayedContract],
    contracts: Mapping[str, ReplayedContract],
    names: NameIndex,
    day: str,
) -> Json:
    """Build a process from its member contracts; `contracts` holds all known contracts."""
    if not members:
        return {}
    parties = Parties(names, day)
    for member in members:
        parties.add(member)
    main = min(members, key=lambda member: not ContractKind(member.details["kind"]).is_framework)
    return compact(
        parties=parties.organisations(),
        buyer=parties.reference("authority", buyer_of(main.details)),
        planning=compact(documents=_documents(members, "planning")),
        tender=_tender(main, parties) | compact(documents=_documents(members, "tender")),
        awards=[award(member, parties) for member in members],
        contracts=[signed_contract(member, parties) for member in members],
        relatedProcesses=[
            related
            for member in members
            for related in _related_processes(member.details, contracts)
        ],
    )


def _documents(members: Sequence[ReplayedContract], stage: str) -> list[Json]:
    return [
        document
        for member in members
        for document in documents(member.facts("notice").items(), stage)
    ]  # fmt: skip


def _tender(main: ReplayedContract, parties: Parties) -> Json:
    """Build the tender section: how the contract came about, as far as recorded."""
    details = main.details
    law = _LAWS.get(details["regime"])
    is_direct = details["kind"] == ContractKind.DIRECT_AWARD
    ground, cpv = details.get("ground"), details.get("cpv")
    return compact(
        id=main.reference,
        title=details["title"],
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
    if not ContractKind(details["kind"]).is_framework:
        return None
    ceiling = value_of(details["values"], ValueBasis.FRAMEWORK_CEILING)
    return compact(
        hasFrameworkAgreement=True, frameworkAgreement=compact(value=ceiling) if ceiling else None
    )


def _related_processes(details: Content, contracts: Mapping[str, ReplayedContract]) -> list[Json]:
    """Return the related processes: the framework's, and those of replaced contracts."""
    framework = details.get("framework")
    found = [("framework", framework)] if framework else []
    found += [("prior", code) for code in details.get("replaces", [])]
    return [
        compact(
            id=f"{details['code']}-{relationship}-{reference}",
            relationship=[relationship],
            title=contracts[reference].details["title"],
            scheme="ocid",
            identifier=ocid_of(reference, contracts[reference].details.get("ocid")),
        )
        for relationship, reference in found
        if reference in contracts and contracts[reference].details
    ]
