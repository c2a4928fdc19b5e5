from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.agreement_state import AgreementState, check_agreement_state
from ..models.confidence import Confidence, check_confidence
from ..models.data_class import DataClass, check_data_class
from ..models.day_basis import DayBasis, check_day_basis
from ..models.transfer_step import TransferStep, check_transfer_step
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.hold_out import HoldOut
    from ..models.transfer_step_out import TransferStepOut


T = TypeVar("T", bound="DataTransferOut")


@_attrs_define
class DataTransferOut:
    """A transfer of the data that a service needs, with its progress on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        holder (str): The code of the provider that holds the data.
        holder_name (str): The name of the holder on the day.
        recipient (None | str): The code of the provider that needs the data; null for the authority.
        recipient_name (None | str): The name of the recipient on the day.
        contract (None | str): The reference of the contract that needs the data.
        classes (list[DataClass]): The classes of data.
        scopes (list[str]): The scopes whose service needs the data.
        opened_on (datetime.date): The day from which the need was known.
        day_basis (DayBasis): The evidence for the day of something that happened.
        state (UndertakingStatus): The status of an undertaking on a day.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        open_ (bool): True if no source says by the day that it was completed or abandoned.
        last_step (None | TransferStep): The last step by the day; null before the first.
        agreement (AgreementState): The state of a data sharing agreement.
        fee_asked (None | str): The sum of the fees asked, with two decimals.
        fee_paid (None | str): The sum of the fees paid, with two decimals.
        currency (Literal['GBP']): The currency of the fees. Default: 'GBP'.
        requested_on (datetime.date | None): The day of the request.
        received_on (datetime.date | None): The day on which data first arrived.
        records_received (int | None): The number of records received.
        records_reconciled (int | None): The number of records found to be right.
        records_missing (int | None): The number of records found to be missing or wrong.
        blocked (bool | None): True if a party is known to block it on the day; null if a block was seen and no source
            speaks of the day.
        blocked_since (datetime.date | None): The first day on which a party is known to block it; null if none is. It
            may have been blocked before.
        days_known (int): The number of days on which it is known that a party blocked it: up to the latest day on which
            a source speaks of the block.
        holds (list[HoldOut]): The parties that block or blocked it, with their days.
        cells_at_risk (list[str]): The cells (`authority/scope`) known to lack the data on the day.
        steps (list[TransferStepOut]): The steps up to the day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    holder: str
    holder_name: str
    recipient: None | str
    recipient_name: None | str
    contract: None | str
    classes: list[DataClass]
    scopes: list[str]
    opened_on: datetime.date
    day_basis: DayBasis
    state: UndertakingStatus
    last_heard_on: datetime.date | None
    open_: bool
    last_step: None | TransferStep
    agreement: AgreementState
    fee_asked: None | str
    fee_paid: None | str
    requested_on: datetime.date | None
    received_on: datetime.date | None
    records_received: int | None
    records_reconciled: int | None
    records_missing: int | None
    blocked: bool | None
    blocked_since: datetime.date | None
    days_known: int
    holds: list[HoldOut]
    cells_at_risk: list[str]
    steps: list[TransferStepOut]
    currency: Literal["GBP"] = "GBP"
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        authority = self.authority

        authority_name = self.authority_name

        holder = self.holder

        holder_name = self.holder_name

        recipient: None | str
        recipient = self.recipient

        recipient_name: None | str
        recipient_name = self.recipient_name

        contract: None | str
        contract = self.contract

        classes = []
        for classes_item_data in self.classes:
            classes_item: str = classes_item_data
            classes.append(classes_item)

        scopes = self.scopes

        opened_on = self.opened_on.isoformat()

        day_basis: str = self.day_basis

        state: str = self.state

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        open_ = self.open_

        last_step: None | str
        if isinstance(self.last_step, str):
            last_step = self.last_step
        else:
            last_step = self.last_step

        agreement: str = self.agreement

        fee_asked: None | str
        fee_asked = self.fee_asked

        fee_paid: None | str
        fee_paid = self.fee_paid

        currency = self.currency

        requested_on: None | str
        if isinstance(self.requested_on, datetime.date):
            requested_on = self.requested_on.isoformat()
        else:
            requested_on = self.requested_on

        received_on: None | str
        if isinstance(self.received_on, datetime.date):
            received_on = self.received_on.isoformat()
        else:
            received_on = self.received_on

        records_received: int | None
        records_received = self.records_received

        records_reconciled: int | None
        records_reconciled = self.records_reconciled

        records_missing: int | None
        records_missing = self.records_missing

        blocked: bool | None
        blocked = self.blocked

        blocked_since: None | str
        if isinstance(self.blocked_since, datetime.date):
            blocked_since = self.blocked_since.isoformat()
        else:
            blocked_since = self.blocked_since

        days_known = self.days_known

        holds = []
        for holds_item_data in self.holds:
            holds_item = holds_item_data.to_dict()
            holds.append(holds_item)

        cells_at_risk = self.cells_at_risk

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
                "note": note,
                "authority": authority,
                "authority_name": authority_name,
                "holder": holder,
                "holder_name": holder_name,
                "recipient": recipient,
                "recipient_name": recipient_name,
                "contract": contract,
                "classes": classes,
                "scopes": scopes,
                "opened_on": opened_on,
                "day_basis": day_basis,
                "state": state,
                "last_heard_on": last_heard_on,
                "open": open_,
                "last_step": last_step,
                "agreement": agreement,
                "fee_asked": fee_asked,
                "fee_paid": fee_paid,
                "currency": currency,
                "requested_on": requested_on,
                "received_on": received_on,
                "records_received": records_received,
                "records_reconciled": records_reconciled,
                "records_missing": records_missing,
                "blocked": blocked,
                "blocked_since": blocked_since,
                "days_known": days_known,
                "holds": holds,
                "cells_at_risk": cells_at_risk,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hold_out import HoldOut  # noqa: PLC0415
        from ..models.transfer_step_out import TransferStepOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        holder = d.pop("holder")

        holder_name = d.pop("holder_name")

        def _parse_recipient(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recipient = _parse_recipient(d.pop("recipient"))

        def _parse_recipient_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        recipient_name = _parse_recipient_name(d.pop("recipient_name"))

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        classes = []
        _classes = d.pop("classes")
        for classes_item_data in _classes:
            classes_item = check_data_class(classes_item_data)

            classes.append(classes_item)

        scopes = cast(list[str], d.pop("scopes"))

        opened_on = datetime.date.fromisoformat(d.pop("opened_on"))

        day_basis = check_day_basis(d.pop("day_basis"))

        state = check_undertaking_status(d.pop("state"))

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        open_ = d.pop("open")

        def _parse_last_step(data: object) -> None | TransferStep:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_step_type_0 = check_transfer_step(data)

                return last_step_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TransferStep, data)

        last_step = _parse_last_step(d.pop("last_step"))

        agreement = check_agreement_state(d.pop("agreement"))

        def _parse_fee_asked(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fee_asked = _parse_fee_asked(d.pop("fee_asked"))

        def _parse_fee_paid(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fee_paid = _parse_fee_paid(d.pop("fee_paid"))

        currency = cast(Literal["GBP"], d.pop("currency"))
        if currency != "GBP":
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        def _parse_requested_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                requested_on_type_0 = datetime.date.fromisoformat(data)

                return requested_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        requested_on = _parse_requested_on(d.pop("requested_on"))

        def _parse_received_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_on_type_0 = datetime.date.fromisoformat(data)

                return received_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        received_on = _parse_received_on(d.pop("received_on"))

        def _parse_records_received(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        records_received = _parse_records_received(d.pop("records_received"))

        def _parse_records_reconciled(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        records_reconciled = _parse_records_reconciled(d.pop("records_reconciled"))

        def _parse_records_missing(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        records_missing = _parse_records_missing(d.pop("records_missing"))

        def _parse_blocked(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        blocked = _parse_blocked(d.pop("blocked"))

        def _parse_blocked_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                blocked_since_type_0 = datetime.date.fromisoformat(data)

                return blocked_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        blocked_since = _parse_blocked_since(d.pop("blocked_since"))

        days_known = d.pop("days_known")

        holds = []
        _holds = d.pop("holds")
        for holds_item_data in _holds:
            holds_item = HoldOut.from_dict(holds_item_data)

            holds.append(holds_item)

        cells_at_risk = cast(list[str], d.pop("cells_at_risk"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = TransferStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        data_transfer_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            holder=holder,
            holder_name=holder_name,
            recipient=recipient,
            recipient_name=recipient_name,
            contract=contract,
            classes=classes,
            scopes=scopes,
            opened_on=opened_on,
            day_basis=day_basis,
            state=state,
            last_heard_on=last_heard_on,
            open_=open_,
            last_step=last_step,
            agreement=agreement,
            fee_asked=fee_asked,
            fee_paid=fee_paid,
            currency=currency,
            requested_on=requested_on,
            received_on=received_on,
            records_received=records_received,
            records_reconciled=records_reconciled,
            records_missing=records_missing,
            blocked=blocked,
            blocked_since=blocked_since,
            days_known=days_known,
            holds=holds,
            cells_at_risk=cells_at_risk,
            steps=steps,
        )

        data_transfer_out.additional_properties = d
        return data_transfer_out

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
