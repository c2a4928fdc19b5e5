"""Read the contract that the merged releases of a process describe."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.vocabulary import ContractKind, ContractStatus, Regime, SpecialRegime, Vat
from app.interchange.ocds.export.times import london_day
from app.interchange.ocds.import_.cleaning import Remark
from app.interchange.ocds.import_.json_values import flag, inside, objects, text, texts
from app.interchange.ocds.import_.notices import is_older_law
from app.interchange.ocds.import_.parties import Party, suppliers

_AWARD_TAGS = {"award", "contract", "compiled"}
_INACTIVE = {"cancelled", "unsuccessful"}
_PA_2023 = "2023/54"
_MAX_AMOUNT = Decimal(10) ** 13
_MIN_AMOUNT = Decimal(1)
_COMPETED = {"open", "selective"}
_CALL_OFF = {"call-off from a framework agreement", "award under framework"}
_DIRECT = re.compile(
    r"(?:direct award|single tender action|below threshold - without competition"
    r"|(?:negotiated|award procedure|award of a contract)\b.* without (?:prior )?publication)\b.*"
    r"|negotiated without (?:prior )?publication\b.*"
)
"""Methods without competition, as notices describe them; forms F03 call them `limited`."""
_CANCELLED_TENDER = {"cancelled", "unsuccessful", "withdrawn"}
_CPV = re.compile(r"\d{8}(?:-\d)?", re.ASCII)


@dataclass(slots=True)
class Process:
    """A contract as notices describe it; None for a value that is absent or invalid."""

    title: str | None = None
    cpv: str | None = None
    kind: ContractKind = ContractKind.UNKNOWN
    regime: Regime = Regime.UNKNOWN
    special_regime: SpecialRegime = SpecialRegime.UNKNOWN
    first_day: date | None = None
    last_day: date | None = None
    max_last_day: date | None = None
    renewal: str | None = None
    decided_on: date | None = None
    signed_on: date | None = None
    amount: str | None = None
    vat: Vat = Vat.UNKNOWN
    route: str | None = None
    suppliers: list[Party] = field(default_factory=list)
    awards: int = 0
    is_signed: bool = False
    status: ContractStatus = ContractStatus.ACTIVE
    remarks: list[Remark] = field(default_factory=list)

    def says_the_same(self, other: "Process") -> bool:
        """Return whether another process has the same values, whatever the remarks."""
        return replace(self, remarks=[]) == replace(other, remarks=[])

    def add_remark(self, code: str, detail: str, pointer: str = "") -> None:
        """Add a remark; the pointer is relative to the release."""
        self.remarks.append(Remark(pointer, code, detail))


def read_process(release: Mapping[str, Any]) -> Process:
    """Read a compiled release."""
    awards, contracts = _active(release.get("awards")), _active(release.get("contracts"))
    award, contract = (awards or [{}])[-1], (contracts or [{}])[-1]
    tender = release.get("tender")
    process = Process(awards=max(len(awards), len(contracts)))
    process.title = _first_text("title", contract, award, tender)
    process.cpv = _cpv(process, contract, award, tender)
    process.kind = _kind(tender)
    process.regime = _regime(release, contract, award, tender)
    if "lightTouch" in texts(inside(tender, "specialRegime")):
        process.special_regime = SpecialRegime.LIGHT_TOUCH
    process.route = text(inside(tender, "procurementMethodDetails"))
    process.decided_on = london_day(award.get("date"))
    process.signed_on = london_day(contract.get("dateSigned"))
    process.is_signed = bool(contracts) or award.get("status") == "active"
    process.status = _status(release)
    process.suppliers = suppliers(release, award)
    _read_term(process, contract, award)
    _read_value(process, contract, award)
    return process


def _active(parts: Any) -> list[Mapping[str, Any]]:
    return [part for part in objects(parts) if text(part.get("status")) not in _INACTIVE]


def _status(release: Mapping[str, Any]) -> ContractStatus:
    """Return the status of the award and the contract; one of several that goes on suffices."""
    awards, contracts = objects(release.get("awards")), objects(release.get("contracts"))
    if contracts and all(part.get("status") == "terminated" for part in contracts):
        return ContractStatus.TERMINATED
    is_cancelled = any(parts and not _active(parts) for parts in (awards, contracts))
    is_tender_over = text(inside(release, "tender", "status")) in _CANCELLED_TENDER
    if is_cancelled or (is_tender_over and not _active(awards) and not _active(contracts)):
        return ContractStatus.CANCELLED
    return ContractStatus.ACTIVE


def describes_award(release: Mapping[str, Any]) -> bool:
    """Return whether a release has an award or contract, and not only a change to it."""
    return bool(_AWARD_TAGS & {*texts(release.get("tag"))})


def _first_text(key: str, *parts: Any) -> str | None:
    return next((value for part in parts if (value := text(inside(part, key)))), None)


def _cpv(process: Process, *parts: Any) -> str | None:
    """Return the first CPV code; one of another form is left out with a remark."""
    code = next(_cpvs(*parts), None)
    if code is None or _CPV.fullmatch(code):
        return code
    process.add_remark("cpv-invalid", "a CPV code of eight digits, with or without a check digit")
    return None


def _cpvs(*parts: Any) -> Iterator[str]:
    """Yield CPV codes, those of the whole purchase before those of items."""
    for part in parts:
        of_items = [code for item in objects(inside(part, "items")) for code in _classes(item)]
        for item in [inside(part, "classification"), *of_items]:
            if inside(item, "scheme") == "CPV" and (code := text(inside(item, "id"))):
                yield code


def _classes(item: Mapping[str, Any]) -> list[Any]:
    return [item.get("classification"), *objects(item.get("additionalClassifications"))]


def _kind(tender: Any) -> ContractKind:
    method = text(inside(tender, "procurementMethod"))
    if inside(tender, "techniques", "hasFrameworkAgreement") is True:
        return ContractKind.FRAMEWORK
    details = (text(inside(tender, "procurementMethodDetails")) or "").casefold()
    if details in _CALL_OFF:
        return ContractKind.CALL_OFF
    if method == "direct" or _DIRECT.fullmatch(details):
        return ContractKind.DIRECT_AWARD
    return ContractKind.COMPETED if method in _COMPETED else ContractKind.UNKNOWN


def _regime(release: Mapping[str, Any], *parts: Any) -> Regime:
    is_above = next(
        (value for part in parts if (value := flag(inside(part, "aboveThreshold"))) is not None),
        None,
    )
    if inside(release, "tender", "legalBasis", "id") == _PA_2023:
        return Regime.BELOW_THRESHOLD if is_above is False else Regime.PA_2023
    return Regime.PCR_2015 if is_older_law(release) else Regime.UNKNOWN


def _read_term(process: Process, contract: Any, award: Any) -> None:
    period = inside(contract, "period") or inside(award, "contractPeriod")
    first, last = london_day(inside(period, "startDate")), london_day(inside(period, "endDate"))
    if first and last and last < first:
        process.add_remark(
            "days-reversed", "a last day that is not before the first; both were left out"
        )
        return
    process.first_day, process.last_day = first, last
    max_last_day = london_day(inside(period, "maxExtentDate"))
    if max_last_day and last and max_last_day > last:
        process.max_last_day = max_last_day
        process.renewal = next(
            (
                value
                for part in (contract, award)
                for key in ("renewal", "options")
                if (value := text(inside(part, key, "description")))
            ),
            None,
        )


def _read_value(process: Process, contract: Any, award: Any) -> None:
    value = inside(contract, "value") or inside(award, "value")
    if value is None:
        return
    currency = text(inside(value, "currency"))
    if currency != "GBP":
        process.add_remark("other-currency", "a value in pounds; it was left out")
        return
    net, gross = _money(inside(value, "amount")), _money(inside(value, "amountGross"))
    if net is None and gross is None:
        process.add_remark("value-missing", "a value of at least a pound")
    elif net is not None:
        # `amount` is net only in notices that also give `amountGross`.
        process.amount = net
        process.vat = Vat.EXCLUDED if gross is not None else Vat.UNKNOWN
    else:
        process.add_remark(
            "net-value-missing", "a value without VAT; the one with VAT was recorded"
        )
        process.amount, process.vat = gross, Vat.INCLUDED


def _money(value: Any) -> str | None:
    """Return an amount with two decimals; None if absent or a placeholder such as 0 or 0.01."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        amount = Decimal(str(value)).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    return f"{amount:f}" if _MIN_AMOUNT <= amount < _MAX_AMOUNT else None
