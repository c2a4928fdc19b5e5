"""What a contract says once a row of a register has been believed: what is new, and what stays.

A cell that is empty says nothing, and a column that is not there says nothing of any row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.registers import contradicts, route_saying, tendered
from app.domain.vocabulary import ContractKind, DateBasis, Purpose, Regime, ValueBasis, Vat
from app.interchange.registers.import_.rows import LastDayChange, Said

OPTION = "As the authority's contracts register says."
_AS_SAID = (
    "title", "department", "cpv", "ocid", "review_on", "irrecoverable_vat", "sme", "vcse", "kind",
    "purpose", "regime",
)  # fmt: skip
_UNSURE = {DateBasis.ASSUMED, DateBasis.UNKNOWN}


class Contradicts(Exception):
    """A row says what cannot be taken for a correction of what is known."""

    def __init__(self, code: str, field: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.field = field
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry says of a contract: its details, and the last day now agreed."""

    details: Mapping[str, Any]
    last_day: date | None
    last_day_basis: DateBasis
    fact: str | None = None
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The details that result, and how the term changed, if it did."""

    details: dict[str, Any]
    change: LastDayChange | None = None


def unknown_contract(authority: str, reference: str) -> Known:
    """What is known of a contract of which a register tells first."""
    details = {
        "title": "",
        "kind": ContractKind.UNKNOWN,
        "purpose": Purpose.UNKNOWN,
        "regime": Regime.UNKNOWN,
        "lead": authority,
        "buyers": [authority],
        "first_day_basis": DateBasis.UNKNOWN,
        "last_day_basis": DateBasis.UNKNOWN,
        "identifiers": [{"scheme": f"{authority}-register", "id": reference}],
    }
    return Known(details, None, DateBasis.UNKNOWN)


def merged(said: Said, known: Known, provider: str | None) -> Merged:
    """Believe a row; `provider` is the supplier that it names by a number, if that is known."""
    new = dict(known.details)
    for name in _AS_SAID:
        if said[name] is not None and not _alike(said[name], new.get(name)):
            new[name] = said[name]
    _settle_provider(new, provider)
    _settle_route(new, said)
    new["values"] = _values(new.get("values", ()), said)
    new["options"] = _options(new.get("options", ()), said["extension_last_day"])
    if said["first_day"] is not None:
        new["first_day"] = said["first_day"]
        new["first_day_basis"] = said["first_day_basis"] or DateBasis.AGREED
    return Merged(new, _settle_last_day(new, said, known))


def _alike(said: Any, known: Any) -> bool:
    """Whether two texts differ in nothing but space, or two values in nothing."""
    if isinstance(said, str) and isinstance(known, str):
        return " ".join(said.split()) == " ".join(known.split())
    return bool(said == known)


def _settle_provider(new: dict[str, Any], provider: str | None) -> None:
    if provider is not None and new.get("provider") not in {None, provider}:
        detail = (
            f"the registry knows {new['provider']} as the supplier; a novation is a new contract"
        )
        raise Contradicts("provider-differs", "supplier", detail)
    new["provider"] = provider or new.get("provider")


def _settle_route(new: dict[str, Any], said: Said) -> None:
    kind, route = new["kind"], new.get("tender_route")
    came = said["tendered"]
    if contradicts(kind, came):
        raise Contradicts("tender-contradicts-kind", "tendered", f"what {kind} implies, or nothing")
    if came is None:
        came = tendered(kind, route)
    if said["tender_route"] is not None and not _alike(said["tender_route"], route):
        route = said["tender_route"]
    new["tender_route"] = route_saying(kind, route, came)


def _values(known: Sequence[Mapping[str, Any]], said: Said) -> list[Mapping[str, Any]]:
    """The amounts: each that is said takes the place of the first on the same basis."""
    values = list(known)
    for name, basis in (
        ("value", said["value_basis"] or ValueBasis.UNKNOWN),
        ("value_total", ValueBasis.TOTAL),
        ("value_per_year", ValueBasis.PER_YEAR),
    ):
        if said[name] is not None:
            _put(values, {"amount": said[name], "basis": basis}, said["value_vat"])
    return values


def _put(values: list[Mapping[str, Any]], said: dict[str, Any], vat: Vat | None) -> None:
    same = [n for n, one in enumerate(values) if one["basis"] == said["basis"]]
    if vat is not None:
        said = {**said, "vat": vat}
    if any(said.items() <= values[n].items() for n in same):
        return
    if same:
        values[same[0]] = {**values[same[0]], **said, "note": None}
    else:
        values.append(said)


def _options(known: Sequence[Mapping[str, Any]], day: date | None) -> list[Mapping[str, Any]]:
    """The options to extend; a day that a register told earlier gives way to one it tells now."""
    if day is None or any(one["last_day"] == day for one in known):
        return list(known)
    option = {"last_day": day, "basis": DateBasis.AGREED, "text": OPTION}
    return [*(one for one in known if one["text"] != OPTION), option]


def _settle_last_day(new: dict[str, Any], said: Said, known: Known) -> LastDayChange | None:
    """Put in the last day, or tell by which change of the term it comes about."""
    day, basis = _last_day_said(said, known)
    if basis is None or (day, basis) == (known.last_day, known.last_day_basis):
        return None
    if known.last_day_basis not in _UNSURE:
        if day == known.last_day:
            return None
        means = _meaning(said, known, day)
        if means is not LastDayChange.CORRECTION:
            return means
    new["last_day"], new["last_day_basis"] = day, basis
    return None


def _last_day_said(said: Said, known: Known) -> tuple[date | None, DateBasis | None]:
    """The last day that a row says and what it rests on; no basis where it says neither."""
    if "last_day" in said.fields:
        day = said["last_day"]
        if day is None:
            return None, DateBasis.OPEN_ENDED
        return day, said["last_day_basis"] or DateBasis.AGREED
    is_open = said["last_day_basis"] is DateBasis.OPEN_ENDED and known.last_day is None
    return None, DateBasis.OPEN_ENDED if is_open else None


def _meaning(said: Said, known: Known, day: date | None) -> LastDayChange:
    """What a last day means that is not the one agreed: never guessed."""
    means: LastDayChange | None = said["last_day_change"]
    is_fit = means is not None and (
        not known.is_changed and day is not None
        if means is LastDayChange.CORRECTION
        else day is not None
    )
    if means is None or not is_fit:
        agreed = known.last_day or known.last_day_basis
        detail = (
            f"{agreed}, as agreed; or say extension, termination or correction in last_day_change"
        )
        raise Contradicts("last-day-differs", "last_day", detail)
    return means
