"""Find where notices disagree with themselves and with the registered contract."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import ContractStatus, DateBasis, ValueBasis, Vat
from app.interchange.ocds.import_.contracts import published_supplier
from app.interchange.ocds.import_.parties import buyers
from app.interchange.ocds.import_.processes import Process
from app.interchange.ocds.import_.providers import known_providers
from app.interchange.ocds.import_.text_checks import other_buyers, other_last_days, other_suppliers
from app.interchange.ocds.import_.writer import Disagreement, Statement, truncate
from app.ledger.as_of import AsOf, names_on
from app.platform.db.columns import FIRST_DAY, LAST_DAY, NEVER
from app.platform.db.references import codes_of
from app.registry.contracts.models import AwardFact, ContractDetailsFact, ContractTerm
from app.registry.contracts.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class RegisteredContract:
    """The details, agreed last days and awards of a contract in the registry."""

    details: ContractDetailsFact
    last_days: frozenset[date]
    award_authorities: frozenset[str]
    is_cancelled: bool

    @property
    def buyers(self) -> frozenset[str]:
        """Every authority that the registry names with the contract."""
        lead = {self.details.lead} if self.details.lead else set()
        return frozenset(codes_of(self.details.buyers)) | lead | self.award_authorities

    @property
    def last_day(self) -> date | None:
        """The signed last day, or else the last agreed one; None if open or unknown."""
        return self.details.last_day or max(self.last_days, default=None)


def registered_contract(session: Session, contract: str) -> RegisteredContract:
    """Return the current details, last days and awards of a contract."""
    snapshot = Snapshot(session)
    versions = snapshot.facts(ContractDetailsFact, code=[contract])
    details = max(versions, key=lambda version: version.holds_from or FIRST_DAY)
    terms = session.execute(
        select(col(ContractTerm.last_day), col(ContractTerm.is_cancelled)).where(
            col(ContractTerm.contract) == contract, col(ContractTerm.to_at) == NEVER
        )
    ).all()
    days = {details.last_day, *(last_day for last_day, _ in terms)} - {None, LAST_DAY}
    awards = snapshot.facts(AwardFact, contract=[contract])
    return RegisteredContract(
        details,
        frozenset(day for day in days if day is not None),
        frozenset(award.authority for award in awards),
        any(is_cancelled for _, is_cancelled in terms),
    )


def internal_disagreements(
    release: Mapping[str, Any], process: Process, source: str, names: Mapping[str, str]
) -> Iterator[Disagreement]:
    """Yield where the texts of a notice disagree with the notice's fields."""
    structured = {day for day in (process.last_day, process.max_last_day) if day}
    if process.last_day:
        for day in other_last_days(release, structured):
            yield Disagreement("last_day", _day(process.last_day, source), _day(day, source))
    suppliers = [
        name for party in process.suppliers for name in (party.name, party.legal_name) if name
    ]
    for name in other_suppliers(release, suppliers):
        yield Disagreement("provider", Statement(suppliers[0], source), Statement(name, source))
    names_in_notice = [
        name for party in buyers(release) for name in (party.name, party.legal_name) if name
    ]
    names_in_notice += names.values()
    for name in other_buyers(release, names_in_notice):
        yield Disagreement("buyer", Statement(names_in_notice[0], source), Statement(name, source))


class Step(NamedTuple):
    """The process before and after a release, which another source publishes on a day."""

    before: Process
    now: Process
    published_on: date
    source: str
    codes: Mapping[str, str]
    names: Mapping[str, str]


def registry_disagreements(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    """Yield where a release changes or adds to what the registry holds.

    Fields without a value are skipped. Descriptions are compared only where an earlier release
    has them too: what people record about a contract has other words than its notices.
    """
    if step.now.awards == 1:
        for compare in _COMPARISONS:
            yield from compare(known, step)
    yield from _status(known, step)


def _term(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    details, now, last_days = known.details, step.now, known.last_days
    if now.last_day and now.last_day not in last_days:
        recorded = known.last_day
        if recorded or details.last_day_basis is DateBasis.UNKNOWN:
            yield _disagreement("last_day", known, _day_text(recorded), step, str(now.last_day))
    if now.first_day and now.first_day != details.first_day:
        first_day = _day_text(details.first_day)
        yield _disagreement("first_day", known, first_day, step, str(now.first_day))
    options = [option["last_day"] for option in details.options if option.get("last_day")]
    option = str(now.max_last_day) if now.max_last_day else None
    if option is not None and option not in {*options, *map(str, last_days)}:
        yield _disagreement("option_last_day", known, max(options, default=None), step, option)


def _value(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    """Compare amounts of one meaning: total values, with or without VAT."""
    now, totals = step.now, _totals(known.details)
    comparable = [
        amount for amount, vat in totals if vat is now.vat or Vat.UNKNOWN in (vat, now.vat)
    ]
    if now.amount and now.amount not in comparable and (comparable or not known.details.amounts):
        recorded = comparable[0] if comparable else None
        yield _disagreement("value", known, recorded, step, now.amount)


def _totals(details: ContractDetailsFact) -> list[tuple[str, Vat]]:
    return [
        (item["amount"], Vat(item["vat"]))
        for item in details.amounts
        if item["basis"] == ValueBasis.TOTAL
    ]


def _descriptions(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    details, before, now = known.details, step.before, step.now
    for field, recorded, old, new in (
        ("title", details.name, before.title and truncate(before.title),
         now.title and truncate(now.title)),
        ("cpv", details.cpv, before.cpv, now.cpv),
        ("tender_route", details.tender_route, before.route, now.route),
        ("kind", details.kind, _known_word(before.kind), _known_word(now.kind)),
        ("regime", details.regime, _known_word(before.regime), _known_word(now.regime)),
    ):  # fmt: skip
        if new and old and new not in (old, recorded):
            yield _disagreement(field, known, recorded, step, new, is_typed=False)


def _known_word(word: str) -> str | None:
    return None if word == "unknown" else str(word)


def _provider(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    """Compare suppliers by their identifiers.

    A supplier without an official identifier cannot be matched, so it disagrees with nothing.
    """
    details, now = known.details, step.now
    if details.provider is None or len(now.suppliers) != 1:
        return
    supplier, found = now.suppliers[0], known_providers(now, step.codes)
    number = supplier.official_identifier
    if details.provider in found or (not found and number is None):
        return
    named = supplier.name or supplier.legal_name or "a supplier"
    yield Disagreement(
        "provider",
        Statement(details.provider, details.source, details.provider),
        Statement(
            f"{named} ({number.spelling})" if number else named,
            step.source,
            next(iter(found)) if len(found) == 1 else None,
        ),
    )


def _suppliers(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    """Compare suppliers as published, unless the registry has but the code of the provider."""
    details = known.details
    before, now = (
        _published(map(published_supplier, process.suppliers))
        for process in (step.before, step.now)
    )
    registered = _published(details.suppliers_as_published)
    if now and now not in (before, registered) and (before or not (registered or details.provider)):
        yield _disagreement(
            "suppliers_as_published", known, registered or None, step, now, is_typed=False
        )


def _published(suppliers: Iterable[Mapping[str, str | None]]) -> str:
    """Return the suppliers as one text: names, with scheme and number in brackets."""
    return "; ".join(
        f"{item['name']}" + (f" ({item['scheme']}-{item['number']})" if item["scheme"] else "")
        for item in suppliers
    )


def _buyer(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    others = [*step.names]
    if others and known.buyers and not known.buyers & {*others}:
        named = ", ".join(step.names[code] for code in others)
        registered = Statement(", ".join(sorted(known.buyers)), known.details.source)
        yield Disagreement("buyer", registered, Statement(named, step.source))


def _status(known: RegisteredContract, step: Step) -> Iterator[Disagreement]:
    """Compare the status; an end on or after the agreed last day is no news."""
    status, last_day = step.now.status, known.last_day
    is_over = last_day is not None and last_day <= step.published_on
    if status is ContractStatus.ACTIVE or known.is_cancelled:
        return
    if status is ContractStatus.CANCELLED or not is_over:
        yield _disagreement("status", known, ContractStatus.ACTIVE, step, status)


_COMPARISONS: tuple[Callable[[RegisteredContract, Step], Iterator[Disagreement]], ...] = (
    _term, _value, _descriptions, _provider, _suppliers, _buyer,
)  # fmt: skip


def authority_names(session: Session, authorities: list[str], as_of: AsOf) -> dict[str, str]:
    """Return the current names of authorities, by code."""
    found = names_on(session, {"authority": authorities}, as_of, as_of.today)
    return {code: found.get(("authority", code), code) for code in authorities}


def _disagreement(
    field: str,
    known: RegisteredContract,
    recorded: str | None,
    step: Step,
    said: str,
    *,
    is_typed: bool = True,
) -> Disagreement:
    """Return the values of the registry and of the notice; the former may be missing."""
    registered = None
    if recorded is not None:
        registered = Statement(recorded, known.details.source, recorded if is_typed else None)
    return Disagreement(field, registered, Statement(said, step.source, said if is_typed else None))


def _day(day: date, source: str) -> Statement:
    return Statement(str(day), source, str(day))


def _day_text(day: date | None) -> str | None:
    return str(day) if day is not None else None
