"""Who provides, found by the numbers that registers gave; made known by them where nobody has."""

import re
from collections.abc import Mapping

from app.domain.vocabulary import Confidence
from app.interchange.ocds.import_.parties import OFFICIAL, Party
from app.interchange.ocds.import_.preparation import Incoming
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.writer import Writer, cut
from app.ledger.inputs import IdentifierIn
from app.registry.providers.schemas import ProviderIn


def known_providers(process: Process, codes: Mapping[str, str]) -> set[str]:
    """The providers that the registry knows by the numbers of the one supplier there is."""
    if len(process.suppliers) != 1:
        return set()
    return {codes[n.spelling] for n in process.suppliers[0].numbers if n.spelling in codes}


def provider_of(
    process: Process, codes: Mapping[str, str], incoming: Incoming, writer: Writer, source: str
) -> str | None:
    """The code of the one who provides; None where it is nobody, several, or nobody can tell."""
    _remark_on(process, incoming)
    known = known_providers(process, codes)
    if len(process.suppliers) != 1 or len(known) > 1:
        return None
    if known:
        return known.pop()
    body = _made_known(process.suppliers[0], source)
    if body is None:
        incoming.note("supplier-unknown", "a supplier with a name and an official number")
        return None
    return writer.provider(body)


def _remark_on(process: Process, incoming: Incoming) -> None:
    if not process.suppliers:
        incoming.note("supplier-missing", "a supplier; the contract is stated without provider")
    elif len(process.suppliers) > 1:
        incoming.note("several-suppliers", "one supplier; the contract is stated without provider")
    for supplier in process.suppliers:
        for scheme in supplier.misplaced:
            detail = f"a number that {scheme} gives; this one was left alone, and matched to nobody"
            incoming.note("foreign-number", detail)


def _made_known(supplier: Party, source: str) -> ProviderIn | None:
    number, name = supplier.official, supplier.legal_name or supplier.name
    if number is None or name is None:
        return None
    code = re.sub("[^a-z0-9]+", "-", number.spelling.lower()).strip("-")[:61]
    return ProviderIn(
        source=source,
        confidence=Confidence.MEDIUM,
        code=code,
        name=cut(supplier.name or name),
        legal_name=cut(name),
        identifiers=[
            IdentifierIn(scheme=one.scheme, id=one.id)
            for one in supplier.numbers
            if one.scheme in OFFICIAL
        ],
        note="Made known by a notice, which names it by this number.",
    )
