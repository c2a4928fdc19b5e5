"""Input for a contract that a notice describes."""

from app.domain.vocabulary import DateBasis, Purpose, ValueBasis
from app.interchange.ocds.import_.parties import Party
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.references import contract_reference
from app.interchange.ocds.import_.writer import truncate
from app.registry.contracts.schemas import ContractIn

_UNNAMED = "supplier without a name"
MAX_SUPPLIERS = 500
"""The most suppliers that a contract has; further ones are left out with a remark."""


def contract_input(
    ocid: str, process: Process, buyers: list[str], source: str, provider: str | None
) -> ContractIn:
    """Return the contract of a process. Awards are not derived: authorities record them."""
    basis = DateBasis.AGREED if process.is_signed else DateBasis.ASSUMED
    supplier = process.suppliers[0] if len(process.suppliers) == 1 else None
    amount = {"amount": process.amount, "basis": ValueBasis.TOTAL, "vat": process.vat}
    option = {
        "last_day": process.max_last_day,
        "basis": basis,
        "text": truncate(process.renewal or "The notice gives a later day as the latest.", 4_000),
    }
    values = {
        "reference": contract_reference(ocid),
        "source": source,
        "provider": provider,
        "suppliers_as_published": [*map(published_supplier, process.suppliers[:MAX_SUPPLIERS])],
        "confidence": "high" if process.is_signed else "medium",
        "title": truncate(process.title or f"Process {ocid}"),
        "kind": process.kind,
        "purpose": Purpose.UNKNOWN,
        "regime": process.regime,
        "special_regime": process.special_regime,
        "cpv": process.cpv and truncate(process.cpv),
        "lead": buyers[0] if len(buyers) == 1 else None,
        "buyers": buyers,
        "first_day": process.first_day,
        "first_day_basis": basis if process.first_day else DateBasis.UNKNOWN,
        "last_day": process.last_day,
        "last_day_basis": basis if process.last_day else DateBasis.UNKNOWN,
        "options": [option] if process.max_last_day else [],
        "decided_on": process.decided_on,
        "signed_on": process.signed_on,
        "values": [amount] if process.amount else [],
        "tender_route": process.route and truncate(process.route, 4_000),
        "sme": supplier.is_sme if supplier else None,
        "vcse": supplier.is_vcse if supplier else None,
        "ocid": ocid,
    }
    return ContractIn.model_validate(values)


def published_supplier(supplier: Party) -> dict[str, str | None]:
    """Return a supplier as published; one without a name is called by its number."""
    scheme, number = supplier.published_number or (None, None)
    name = supplier.name or supplier.legal_name or number or _UNNAMED
    return {"name": truncate(name), "scheme": scheme, "number": number}
