"""Find the provider of a process by its identifiers, or record a new one."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.suppliers import code_of_number
from app.domain.vocabulary import Confidence
from app.interchange.ocds.import_.contracts import MAX_SUPPLIERS
from app.interchange.ocds.import_.parties import OFFICIAL_SCHEMES, Party
from app.interchange.ocds.import_.preparation import ReleaseJob
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.suggestions import ProviderNames
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


@dataclass(frozen=True, slots=True)
class SupplierMatching:
    """Finds the providers of a process, or records those with an official number.

    `codes` gives providers by the spellings of identifiers.
    """

    codes: Mapping[str, str]
    names: ProviderNames
    job: ReleaseJob
    writer: Writer
    source: str

    def find_or_record(self, process: Process) -> str | None:
        """Return the provider of the contract; None for no, several or unknown suppliers."""
        _remark_on(process, self.job)
        found = [self._provider_of(supplier) for supplier in process.suppliers]
        return found[0] if len(found) == 1 else None

    def _provider_of(self, supplier: Party) -> str | None:
        known = {
            self.codes[item.spelling]
            for item in supplier.identifiers
            if item.spelling in self.codes
        }
        if len(known) == 1:
            return known.pop()
        if known:
            named = ", ".join(sorted(known))
            detail = f"a supplier with the numbers of one provider; these are of {named}"
            self.job.add_remark("provider-ambiguous", detail)
            return None
        # A decision, which may be withdrawn, is not a part of the contract.
        return None if self.names.is_matched(supplier) else self._suggest_or_record(supplier)

    def _suggest_or_record(self, supplier: Party) -> str | None:
        """Suggest a provider of the name of a supplier, or else record the supplier as one."""
        if (code := self.names.find(supplier)) is not None:
            self.job.add_remark("provider-suggested", _suggestion(code, supplier))
            return None
        body = _provider_input(supplier, self.source)
        if body is None:
            detail = "a supplier with a name and an official number; it was kept as published"
            self.job.add_remark("supplier-unknown", detail)
            return None
        self.names.add(body)
        return self.writer.record_provider(body)


def _suggestion(code: str, supplier: Party) -> str:
    number = supplier.official_identifier
    what = f"add {number.spelling} to its identifiers" if number else "record it as the provider"
    detail = f"{code} has this name: accept the suggestion or {what} if it is the same"
    return f"a supplier known by its number; {detail}"


def _remark_on(process: Process, job: ReleaseJob) -> None:
    if not process.suppliers:
        job.add_remark("supplier-missing", "a supplier; the contract is recorded without provider")
    elif len(process.suppliers) > 1:
        detail = "one supplier; the contract has all as published, and no provider"
        job.add_remark("several-suppliers", detail)
    if len(process.suppliers) > MAX_SUPPLIERS:
        detail = f"at most {MAX_SUPPLIERS} suppliers; further ones were left out"
        job.add_remark("suppliers-left-out", detail)
    for scheme in dict.fromkeys(item for one in process.suppliers for item in one.invalid_schemes):
        detail = f"a number that {scheme} issues; this one was kept as published, and not matched"
        job.add_remark("foreign-number", detail)


def _provider_input(supplier: Party, source: str) -> ProviderIn | None:
    identifier, name = supplier.official_identifier, supplier.legal_name or supplier.name
    if identifier is None or name is None:
        return None
    return ProviderIn(
        source=source,
        confidence=Confidence.MEDIUM,
        code=code_of_number(identifier.spelling),
        name=truncate(supplier.name or name),
        legal_name=truncate(name),
        identifiers=[
            IdentifierIn(scheme=item.scheme, id=item.id)
            for item in supplier.identifiers
            if item.scheme in OFFICIAL_SCHEMES
        ],
        note="Made known by a notice, which names it by this number.",
    )
