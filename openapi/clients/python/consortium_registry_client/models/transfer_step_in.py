from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.transfer_step import TransferStep, check_transfer_step
from ..types import UNSET, Unset

T = TypeVar("T", bound="TransferStepIn")


@_attrs_define
class TransferStepIn:
    """A step of a data transfer.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        day (datetime.date): The day of the step.
        step (TransferStep): A step in a data transfer from one holder to another.
        note (None | str | Unset): A remark, without personal data.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        by (None | str | Unset): The organisation or role that blocks or unblocks the transfer.
        amount (None | str | Unset): The fee asked or paid in GBP, with two decimals.
        currency (Literal['GBP'] | Unset): The currency of the amount. Default: 'GBP'.
        negotiable (bool | None | Unset): True if the fee could be negotiated; only for `fee-asked`.
        before_data (bool | None | Unset): True if the fee was asked before any data was released; only for `fee-asked`.
        records (int | None | Unset): The number of records received, or found to be right.
        missing (int | None | Unset): The number of records found to be missing or wrong.
    """

    source: str
    confidence: Confidence
    day: datetime.date
    step: TransferStep
    note: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    day_basis: DayBasis | Unset = UNSET
    by: None | str | Unset = UNSET
    amount: None | str | Unset = UNSET
    currency: Literal["GBP"] | Unset = "GBP"
    negotiable: bool | None | Unset = UNSET
    before_data: bool | None | Unset = UNSET
    records: int | None | Unset = UNSET
    missing: int | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        day = self.day.isoformat()

        step: str = self.step

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        day_basis: str | Unset = UNSET
        if not isinstance(self.day_basis, Unset):
            day_basis = self.day_basis

        by: None | str | Unset
        if isinstance(self.by, Unset):
            by = UNSET
        else:
            by = self.by

        amount: None | str | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        currency = self.currency

        negotiable: bool | None | Unset
        if isinstance(self.negotiable, Unset):
            negotiable = UNSET
        else:
            negotiable = self.negotiable

        before_data: bool | None | Unset
        if isinstance(self.before_data, Unset):
            before_data = UNSET
        else:
            before_data = self.before_data

        records: int | None | Unset
        if isinstance(self.records, Unset):
            records = UNSET
        else:
            records = self.records

        missing: int | None | Unset
        if isinstance(self.missing, Unset):
            missing = UNSET
        else:
            missing = self.missing

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "day": day,
                "step": step,
            }
        )
        if note is not UNSET:
            field_dict["note"] = note
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if day_basis is not UNSET:
            field_dict["day_basis"] = day_basis
        if by is not UNSET:
            field_dict["by"] = by
        if amount is not UNSET:
            field_dict["amount"] = amount
        if currency is not UNSET:
            field_dict["currency"] = currency
        if negotiable is not UNSET:
            field_dict["negotiable"] = negotiable
        if before_data is not UNSET:
            field_dict["before_data"] = before_data
        if records is not UNSET:
            field_dict["records"] = records
        if missing is not UNSET:
            field_dict["missing"] = missing

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        day = datetime.date.fromisoformat(d.pop("day"))

        step = check_transfer_step(d.pop("step"))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        _day_basis = d.pop("day_basis", UNSET)
        day_basis: DayBasis | Unset
        if isinstance(_day_basis, Unset):
            day_basis = UNSET
        else:
            day_basis = check_day_basis(_day_basis)

        def _parse_by(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        by = _parse_by(d.pop("by", UNSET))

        def _parse_amount(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        amount = _parse_amount(d.pop("amount", UNSET))

        currency = cast(Literal["GBP"] | Unset, d.pop("currency", UNSET))
        if currency != "GBP" and not isinstance(currency, Unset):
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        def _parse_negotiable(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        negotiable = _parse_negotiable(d.pop("negotiable", UNSET))

        def _parse_before_data(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        before_data = _parse_before_data(d.pop("before_data", UNSET))

        def _parse_records(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        records = _parse_records(d.pop("records", UNSET))

        def _parse_missing(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        missing = _parse_missing(d.pop("missing", UNSET))

        transfer_step_in = cls(
            source=source,
            confidence=confidence,
            day=day,
            step=step,
            note=note,
            replaces=replaces,
            day_basis=day_basis,
            by=by,
            amount=amount,
            currency=currency,
            negotiable=negotiable,
            before_data=before_data,
            records=records,
            missing=missing,
        )

        return transfer_step_in
