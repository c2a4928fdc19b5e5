"""A contract as it is stated once a notice has told of it."""

from app.domain.vocabulary import DateBasis, Purpose, ValueBasis
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.references import reference_of
from app.interchange.ocds.import_.writer import cut
from app.registry.contracts.schemas import ContractIn


def contract_of(
    ocid: str, process: Process, buyers: list[str], source: str, provider: str | None
) -> ContractIn:
    """A contract as it is stated. Of cover nothing follows: who takes what, people state."""
    known = DateBasis.AGREED if process.is_signed else DateBasis.ASSUMED
    supplier = process.suppliers[0] if len(process.suppliers) == 1 else None
    value = {"amount": process.amount, "basis": ValueBasis.TOTAL, "vat": process.vat}
    option = {
        "last_day": process.longest_day,
        "basis": known,
        "text": cut(process.renewal or "The notice gives a later day as the latest.", 4_000),
    }
    said = {
        "reference": reference_of(ocid),
        "source": source,
        "provider": provider,
        "confidence": "high" if process.is_signed else "medium",
        "title": cut(process.title or f"Process {ocid}"),
        "kind": process.kind,
        "purpose": Purpose.UNKNOWN,
        "regime": process.regime,
        "special_regime": process.special_regime,
        "cpv": process.cpv and cut(process.cpv),
        "lead": buyers[0] if len(buyers) == 1 else None,
        "buyers": buyers,
        "first_day": process.first_day,
        "first_day_basis": known if process.first_day else DateBasis.UNKNOWN,
        "last_day": process.last_day,
        "last_day_basis": known if process.last_day else DateBasis.UNKNOWN,
        "options": [option] if process.longest_day else [],
        "decided_on": process.decided_on,
        "signed_on": process.signed_on,
        "values": [value] if process.amount else [],
        "tender_route": process.route and cut(process.route, 4_000),
        "sme": supplier.is_small if supplier else None,
        "vcse": supplier.is_voluntary if supplier else None,
        "ocid": ocid,
    }
    return ContractIn.model_validate(said)
