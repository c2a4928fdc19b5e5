"""Merge a row of a register into the details of a contract.

A blank cell or a missing column changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.registers import (
    NOT_TENDERED,
    TENDERED,
    contradicts_kind,
    route_with_tender,
    was_tendered,
)
from app.domain.vocabulary import ContractKind, DateBasis, Purpose, Regime, ValueBasis, Vat
from app.interchange.registers.import_.cells.suppliers import PublishedSupplier
from app.interchange.registers.import_.rows import LastDayChange, ParsedRow

OPTION_TEXT = "As the authority's contracts register says."
_COPIED_FIELDS = (
    "title", "department", "cpv", "ocid", "review_on", "irrecoverable_vat", "sme", "vcse", "kind",
    "purpose", "regime",
)  # fmt: skip
_UNCERTAIN = {DateBasis.ASSUMED, DateBasis.UNKNOWN}


class RowConflict(Exception):
    """A row that cannot be a correction of the registered contract."""

    def __init__(self, code: str, field: str, detail: str) -> None:
        """Keep the code, the field and the detail for the report."""
        super().__init__(detail)
        self.code = code
        self.field = field
        self.detail = detail


@dataclass(frozen=True, slots=True)
class KnownContract:
    """The registered details of a contract, and its current last day."""

    details: Mapping[str, Any]
    last_day: date | None
    last_day_basis: DateBasis
    fact: str | None = None
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class MergedContract:
    """The resulting details, and the change of the term, if any.

    A change is `inferred` where the file has a later day and does not say why.
    """

    details: dict[str, Any]
    change: LastDayChange | None = None
    is_inferred: bool = False


def new_contract(authority: str, reference: str) -> KnownContract:
    """Return empty details for a contract that is not registered."""
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
    return KnownContract(details, None, DateBasis.UNKNOWN)


def merge_row(row: ParsedRow, known: KnownContract, provider: str | None) -> MergedContract:
    """Merge a row; `provider` is the supplier resolved by number, if known."""
    new = dict(known.details)
    for name in _COPIED_FIELDS:
        if row[name] is not None and not _is_equal(row[name], new.get(name)):
            new[name] = row[name]
    _merge_provider(new, provider)
    _merge_suppliers(new, row, is_new=known.fact is None)
    _merge_route(new, row)
    new["values"] = _values(new.get("values", ()), row)
    new["options"] = _options(new.get("options", ()), _option_day(row))
    if row["first_day"] is not None:
        new["first_day"] = row["first_day"]
        new["first_day_basis"] = row["first_day_basis"] or DateBasis.AGREED
    new["note"] = row["description"] or new.get("note")
    change = _merge_last_day(new, row, known)
    return MergedContract(new, change, change is not None and row["last_day_change"] is None)


def _is_equal(value: Any, known: Any) -> bool:
    """Compare values; texts are compared without regard to spaces."""
    if isinstance(value, str) and isinstance(known, str):
        return " ".join(value.split()) == " ".join(known.split())
    return bool(value == known)


def _merge_provider(new: dict[str, Any], provider: str | None) -> None:
    if provider is not None and new.get("provider") not in {None, provider}:
        detail = (
            f"the registry knows {new['provider']} as the supplier; a novation is a new contract"
        )
        raise RowConflict("provider-differs", "supplier", detail)
    new["provider"] = provider or new.get("provider")


def _merge_suppliers(new: dict[str, Any], row: ParsedRow, *, is_new: bool) -> None:
    """Keep the suppliers as published; a name without a number keeps the number on record.

    A row with the code of a provider is an export of the registry: its name is the provider's.
    """
    named = [item for item in row.suppliers if item.name is not None]
    if not named or (row["supplier_code"] is not None and not is_new):
        return
    known = new.get("suppliers_as_published", ())
    numbered = {_name(item): item for item in known if item.get("number")}
    published = [
        item if item["number"] else {**item, **_number(numbered.get(_name(item)))}
        for item in map(_published, named)
    ]
    if _names(published) != _names(known):
        new["suppliers_as_published"] = published


def _published(supplier: PublishedSupplier) -> dict[str, str | None]:
    scheme, number = next(iter(supplier.identifiers), (None, None))
    return {"name": supplier.name, "number": number, "scheme": scheme}


def _name(supplier: Mapping[str, Any]) -> str:
    return str(supplier["name"]).casefold()


def _number(supplier: Mapping[str, Any] | None) -> dict[str, Any]:
    return {key: supplier[key] for key in ("number", "scheme")} if supplier else {}


def _names(suppliers: Iterable[Mapping[str, Any]]) -> set[tuple[str, Any]]:
    """Return the names and numbers of suppliers, without differences of case."""
    return {(_name(item), item.get("number")) for item in suppliers}


def _merge_route(new: dict[str, Any], row: ParsedRow) -> None:
    """Merge the route and the answer on tendering; a procedure may tell both, and the kind."""
    if new["kind"] is ContractKind.UNKNOWN and row["route_kind"] is not None:
        new["kind"] = row["route_kind"]
    kind, route = new["kind"], new.get("tender_route")
    is_tendered = row["tendered"]
    if contradicts_kind(kind, is_tendered):
        raise RowConflict("tender-contradicts-kind", "tendered", f"what {kind} implies, or nothing")
    if is_tendered is None and not contradicts_kind(kind, row["route_is_tender"]):
        is_tendered = row["route_is_tender"]
    if is_tendered is None:
        is_tendered = was_tendered(kind, route)
    if row["tender_route"] is not None and not _says_same(row["tender_route"], route):
        route = row["tender_route"]
    new["tender_route"] = route_with_tender(kind, route, is_tendered)


def _says_same(route: str, known: str | None) -> bool:
    """Return whether a route is the known one, but for the sentence on tendering."""
    bare = known and known.replace(NOT_TENDERED, "").replace(TENDERED, "").strip()
    return _is_equal(route, known) or _is_equal(route, bare)


def _values(known: Sequence[Mapping[str, Any]], row: ParsedRow) -> list[Mapping[str, Any]]:
    """Return the amounts; each in the row replaces the first on the same basis."""
    values = list(known)
    for name, basis in (
        ("value", row["value_basis"] or ValueBasis.UNKNOWN),
        ("value_total", ValueBasis.TOTAL),
        ("value_per_year", ValueBasis.PER_YEAR),
    ):
        if row[name] is not None:
            # A cell that says `p.a.` is right, whatever its column is called.
            amount, said = row[name]
            _put(values, {"amount": amount, "basis": said or basis}, row["value_vat"])
    return values


def _put(values: list[Mapping[str, Any]], amount: dict[str, Any], vat: Vat | None) -> None:
    same = [n for n, value in enumerate(values) if value["basis"] == amount["basis"]]
    if vat is not None:
        amount = {**amount, "vat": vat}
    if any(amount.items() <= values[n].items() for n in same):
        return
    if same:
        values[same[0]] = {**values[same[0]], **amount, "note": None}
    else:
        values.append(amount)


def _option_day(row: ParsedRow) -> date | None:
    """Return the last day with options; None if it is the last day anyway."""
    day: date | None = row["extension_last_day"]
    return None if day == row["last_day"] else day


def _options(known: Sequence[Mapping[str, Any]], day: date | None) -> list[Mapping[str, Any]]:
    """Return the options to extend; the day in the row replaces that of an earlier import."""
    if day is None or any(option["last_day"] == day for option in known):
        return list(known)
    new_option = {"last_day": day, "basis": DateBasis.AGREED, "text": OPTION_TEXT}
    return [*(option for option in known if option["text"] != OPTION_TEXT), new_option]


def _merge_last_day(
    new: dict[str, Any], row: ParsedRow, known: KnownContract
) -> LastDayChange | None:
    """Set the last day, or return the change of the term that it implies."""
    day, basis = _parsed_last_day(row, known)
    if basis is None or (day, basis) == (known.last_day, known.last_day_basis):
        return None
    if known.last_day_basis not in _UNCERTAIN:
        if day == known.last_day:
            return None
        change = _last_day_change(row, known, day)
        if change is not LastDayChange.CORRECTION:
            return change
    new["last_day"], new["last_day_basis"] = day, basis
    return None


def _parsed_last_day(row: ParsedRow, known: KnownContract) -> tuple[date | None, DateBasis | None]:
    """Return the last day in a row and its basis; a basis of None if absent."""
    if "last_day" in row.fields:
        day = row["last_day"]
        if day is None:
            return None, DateBasis.OPEN_ENDED
        return day, row["last_day_basis"] or DateBasis.AGREED
    is_open = row["last_day_basis"] is DateBasis.OPEN_ENDED and known.last_day is None
    return None, DateBasis.OPEN_ENDED if is_open else None


def _last_day_change(row: ParsedRow, known: KnownContract, day: date | None) -> LastDayChange:
    """Return the meaning of a last day that differs; a later day is an extension.

    Raises RowConflict.
    """
    change: LastDayChange | None = row["last_day_change"]
    if change is None and day is not None and known.last_day is not None and day > known.last_day:
        return LastDayChange.EXTENSION
    is_fit = change is not None and (
        not known.is_changed and day is not None
        if change is LastDayChange.CORRECTION
        else day is not None
    )
    if change is None or not is_fit:
        agreed = known.last_day or known.last_day_basis
        detail = f"{agreed}, as agreed; or say termination or correction in last_day_change"
        raise RowConflict("last-day-differs", "last_day", detail)
    return change
