"""Find the provider of a process by its identifiers, or record a new one."""

import re
from collections.abc import Mapping

from app.domain.vocabulary import Confidence
from app.interchange.ocds.import_.parties import OFFICIAL_SCHEMES, Party
from app.interchange.ocds.import_.preparation import ReleaseJob
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.suggestions import provider_named
from app.interchange.ocds.import_.writer import Writer, truncate
from app.ledger.inputs import IdentifierIn
from app.registry.providers.schemas import ProviderIn


def known_providers(process: Process, codes: Mapping[str, str]) -> set[str]:
    """Return the registered providers that match the single supplier."""
    if len(process.suppliers) != 1:
        return set()
    return {
        codes[identifier.spelling]
        for identifier in process.suppliers[0].identifiers
        if identifier.spelling in codes
    }


def find_or_record_provider(
    process: Process, codes: Mapping[str, str], job: ReleaseJob, writer: Writer, source: str
) -> str | None:
    """Return the code of the provider; None for no, several or ambiguous suppliers."""
    _remark_on(process, job)
    known = known_providers(process, codes)
    if len(process.suppliers) != 1 or len(known) > 1:
        return None
    if known:
        return known.pop()
    supplier = process.suppliers[0]
    if (code := provider_named(writer.ctx.session, supplier)) is not None:
        job.add_remark("provider-suggested", _suggestion(code, supplier))
        return None
    body = _provider_input(supplier, source)
    if body is None:
        job.add_remark("supplier-unknown", "a supplier with a name and an official number")
        return None
    return writer.record_provider(body)


def _suggestion(code: str, supplier: Party) -> str:
    number = supplier.official_identifier
    what = f"add {number.spelling} to its identifiers" if number else "record it as the provider"
    return f"a supplier known by its number; {code} has this name: {what} if it is the same"


def _remark_on(process: Process, job: ReleaseJob) -> None:
    if not process.suppliers:
        job.add_remark("supplier-missing", "a supplier; the contract is recorded without provider")
    elif len(process.suppliers) > 1:
        job.add_remark(
            "several-suppliers", "one supplier; the contract is recorded without provider"
        )
    for supplier in process.suppliers:
        for scheme in supplier.invalid_schemes:
            detail = f"a number that {scheme} issues; this one was ignored"
            job.add_remark("foreign-number", detail)


def _provider_input(supplier: Party, source: str) -> ProviderIn | None:
    identifier, name = supplier.official_identifier, supplier.legal_name or supplier.name
    if identifier is None or name is None:
        return None
    code = re.sub("[^a-z0-9]+", "-", identifier.spelling.lower()).strip("-")[:61]
    return ProviderIn(
        source=source,
        confidence=Confidence.MEDIUM,
        code=code,
        name=truncate(supplier.name or name),
        legal_name=truncate(name),
        identifiers=[
            IdentifierIn(scheme=item.scheme, id=item.id)
            for item in supplier.identifiers
            if item.scheme in OFFICIAL_SCHEMES
        ],
        note="Made known by a notice, which names it by this number.",
    )
