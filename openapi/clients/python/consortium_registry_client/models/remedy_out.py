from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.share_out import ShareOut


T = TypeVar("T", bound="RemedyOut")


@_attrs_define
class RemedyOut:
    """A remedy that an Ombudsman asked for, with its status on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        decision (str): The id of the decision.
        reference (str): The reference of the decision.
        text (str): The remedy.
        amount (None | str): The payment, with two decimals.
        currency (Literal['GBP']): The currency of the amount. Default: 'GBP'.
        shares (list[ShareOut]): The parts of the payment by fault.
        within (None | str): The time limit from the decision on, in words.
        due_on (datetime.date | None): The due day, if known.
        due_is_working_day (bool | None): True if the due day is a working day; null if the bank holidays are not yet
            announced.
        done_on (datetime.date | None): The day of completion.
        fell_away_on (datetime.date | None): The day from which it can no longer be done.
        fell_away_because (None | str): The reason why it can no longer be done.
        reported_late_on (datetime.date | None): The first day on which a source saw that it was not done in time.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        state (UndertakingStatus): The status of an undertaking on a day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    decision: str
    reference: str
    text: str
    amount: None | str
    shares: list[ShareOut]
    within: None | str
    due_on: datetime.date | None
    due_is_working_day: bool | None
    done_on: datetime.date | None
    fell_away_on: datetime.date | None
    fell_away_because: None | str
    reported_late_on: datetime.date | None
    last_heard_on: datetime.date | None
    state: UndertakingStatus
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

        decision = self.decision

        reference = self.reference

        text = self.text

        amount: None | str
        amount = self.amount

        currency = self.currency

        shares = []
        for shares_item_data in self.shares:
            shares_item = shares_item_data.to_dict()
            shares.append(shares_item)

        within: None | str
        within = self.within

        due_on: None | str
        if isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        due_is_working_day: bool | None
        due_is_working_day = self.due_is_working_day

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        fell_away_on: None | str
        if isinstance(self.fell_away_on, datetime.date):
            fell_away_on = self.fell_away_on.isoformat()
        else:
            fell_away_on = self.fell_away_on

        fell_away_because: None | str
        fell_away_because = self.fell_away_because

        reported_late_on: None | str
        if isinstance(self.reported_late_on, datetime.date):
            reported_late_on = self.reported_late_on.isoformat()
        else:
            reported_late_on = self.reported_late_on

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        state: str = self.state

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
                "decision": decision,
                "reference": reference,
                "text": text,
                "amount": amount,
                "currency": currency,
                "shares": shares,
                "within": within,
                "due_on": due_on,
                "due_is_working_day": due_is_working_day,
                "done_on": done_on,
                "fell_away_on": fell_away_on,
                "fell_away_because": fell_away_because,
                "reported_late_on": reported_late_on,
                "last_heard_on": last_heard_on,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.share_out import ShareOut  # noqa: PLC0415

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

        decision = d.pop("decision")

        reference = d.pop("reference")

        text = d.pop("text")

        def _parse_amount(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        amount = _parse_amount(d.pop("amount"))

        currency = cast(Literal["GBP"], d.pop("currency"))
        if currency != "GBP":
            raise ValueError(f"currency must match const 'GBP', got '{currency}'")

        shares = []
        _shares = d.pop("shares")
        for shares_item_data in _shares:
            shares_item = ShareOut.from_dict(shares_item_data)

            shares.append(shares_item)

        def _parse_within(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        within = _parse_within(d.pop("within"))

        def _parse_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        due_on = _parse_due_on(d.pop("due_on"))

        def _parse_due_is_working_day(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        due_is_working_day = _parse_due_is_working_day(d.pop("due_is_working_day"))

        def _parse_done_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        done_on = _parse_done_on(d.pop("done_on"))

        def _parse_fell_away_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fell_away_on_type_0 = datetime.date.fromisoformat(data)

                return fell_away_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        fell_away_on = _parse_fell_away_on(d.pop("fell_away_on"))

        def _parse_fell_away_because(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        fell_away_because = _parse_fell_away_because(d.pop("fell_away_because"))

        def _parse_reported_late_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reported_late_on_type_0 = datetime.date.fromisoformat(data)

                return reported_late_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        reported_late_on = _parse_reported_late_on(d.pop("reported_late_on"))

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

        state = check_undertaking_status(d.pop("state"))

        remedy_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            decision=decision,
            reference=reference,
            text=text,
            amount=amount,
            currency=currency,
            shares=shares,
            within=within,
            due_on=due_on,
            due_is_working_day=due_is_working_day,
            done_on=done_on,
            fell_away_on=fell_away_on,
            fell_away_because=fell_away_because,
            reported_late_on=reported_late_on,
            last_heard_on=last_heard_on,
            state=state,
        )

        remedy_out.additional_properties = d
        return remedy_out

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
