from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.share_in import ShareIn
    from ..models.time_limit_in import TimeLimitIn


T = TypeVar("T", bound="RemedyIn")


@_attrs_define
class RemedyIn:
    """A remedy that an Ombudsman asked for. Revise it when it is done.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        text (str): The remedy.
        reported_late_on (datetime.date | None | Unset): The first day on which the source saw that it was not done in
            time. Without such a report, silence does not make it late.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        decision (None | str | Unset): The id of the decision. It is required.
        amount (None | str | Unset): The payment in GBP, with two decimals.
        currency (Literal['GBP'] | Unset): The currency of the amount. Default: 'GBP'.
        shares (list[ShareIn] | Unset): The parts of the payment by fault, together not above the amount.
        within (None | TimeLimitIn | Unset): The time limit, from which the due day is computed.
        due_on (datetime.date | None | Unset): The due day, if the decision names one.
        done_on (datetime.date | None | Unset): The day of completion.
        fell_away_on (datetime.date | None | Unset): The day from which it can no longer be done, for example after
            insolvency.
        fell_away_because (None | str | Unset): The reason why it can no longer be done.
    """

    source: str
    confidence: Confidence
    authority: str
    text: str
    reported_late_on: datetime.date | None | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    decision: None | str | Unset = UNSET
    amount: None | str | Unset = UNSET
    currency: Literal["GBP"] | Unset = "GBP"
    shares: list[ShareIn] | Unset = UNSET
    within: None | TimeLimitIn | Unset = UNSET
    due_on: datetime.date | None | Unset = UNSET
    done_on: datetime.date | None | Unset = UNSET
    fell_away_on: datetime.date | None | Unset = UNSET
    fell_away_because: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.time_limit_in import TimeLimitIn  # noqa: PLC0415

        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        text = self.text

        reported_late_on: None | str | Unset
        if isinstance(self.reported_late_on, Unset):
            reported_late_on = UNSET
        elif isinstance(self.reported_late_on, datetime.date):
            reported_late_on = self.reported_late_on.isoformat()
        else:
            reported_late_on = self.reported_late_on

        note: None | str | Unset
        if isinstance(self.note, Unset):
            note = UNSET
        else:
            note = self.note

        visibility: str | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility

        owner: None | str | Unset
        if isinstance(self.owner, Unset):
            owner = UNSET
        else:
            owner = self.owner

        replaces: None | str | Unset
        if isinstance(self.replaces, Unset):
            replaces = UNSET
        else:
            replaces = self.replaces

        decision: None | str | Unset
        if isinstance(self.decision, Unset):
            decision = UNSET
        else:
            decision = self.decision

        amount: None | str | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        currency = self.currency

        shares: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.shares, Unset):
            shares = []
            for shares_item_data in self.shares:
                shares_item = shares_item_data.to_dict()
                shares.append(shares_item)

        within: dict[str, Any] | None | Unset
        if isinstance(self.within, Unset):
            within = UNSET
        elif isinstance(self.within, TimeLimitIn):
            within = self.within.to_dict()
        else:
            within = self.within

        due_on: None | str | Unset
        if isinstance(self.due_on, Unset):
            due_on = UNSET
        elif isinstance(self.due_on, datetime.date):
            due_on = self.due_on.isoformat()
        else:
            due_on = self.due_on

        done_on: None | str | Unset
        if isinstance(self.done_on, Unset):
            done_on = UNSET
        elif isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        fell_away_on: None | str | Unset
        if isinstance(self.fell_away_on, Unset):
            fell_away_on = UNSET
        elif isinstance(self.fell_away_on, datetime.date):
            fell_away_on = self.fell_away_on.isoformat()
        else:
            fell_away_on = self.fell_away_on

        fell_away_because: None | str | Unset
        if isinstance(self.fell_away_because, Unset):
            fell_away_because = UNSET
        else:
            fell_away_because = self.fell_away_because

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "text": text,
            }
        )
        if reported_late_on is not UNSET:
            field_dict["reported_late_on"] = reported_late_on
        if note is not UNSET:
            field_dict["note"] = note
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if owner is not UNSET:
            field_dict["owner"] = owner
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if decision is not UNSET:
            field_dict["decision"] = decision
        if amount is not UNSET:
            field_dict["amount"] = amount
        if currency is not UNSET:
            field_dict["currency"] = currency
        if shares is not UNSET:
            field_dict["shares"] = shares
        if within is not UNSET:
            field_dict["within"] = within
        if due_on is not UNSET:
            field_dict["due_on"] = due_on
        if done_on is not UNSET:
            field_dict["done_on"] = done_on
        if fell_away_on is not UNSET:
            field_dict["fell_away_on"] = fell_away_on
        if fell_away_because is not UNSET:
            field_dict["fell_away_because"] = fell_away_because

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.share_in import ShareIn  # noqa: PLC0415
        from ..models.time_limit_in import TimeLimitIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        text = d.pop("text")

        def _parse_reported_late_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                reported_late_on_type_0 = datetime.date.fromisoformat(data)

                return reported_late_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        reported_late_on = _parse_reported_late_on(d.pop("reported_late_on", UNSET))

        def _parse_note(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        note = _parse_note(d.pop("note", UNSET))

        _visibility = d.pop("visibility", UNSET)
        visibility: Visibility | Unset
        if isinstance(_visibility, Unset):
            visibility = UNSET
        else:
            visibility = check_visibility(_visibility)

        def _parse_owner(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        owner = _parse_owner(d.pop("owner", UNSET))

        def _parse_replaces(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        replaces = _parse_replaces(d.pop("replaces", UNSET))

        def _parse_decision(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        decision = _parse_decision(d.pop("decision", UNSET))

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

        _shares = d.pop("shares", UNSET)
        shares: list[ShareIn] | Unset = UNSET
        if _shares is not UNSET:
            shares = []
            for shares_item_data in _shares:
                shares_item = ShareIn.from_dict(shares_item_data)

                shares.append(shares_item)

        def _parse_within(data: object) -> None | TimeLimitIn | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                within_type_0 = TimeLimitIn.from_dict(data)

                return within_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TimeLimitIn | Unset, data)

        within = _parse_within(d.pop("within", UNSET))

        def _parse_due_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                due_on_type_0 = datetime.date.fromisoformat(data)

                return due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        due_on = _parse_due_on(d.pop("due_on", UNSET))

        def _parse_done_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                done_on_type_0 = datetime.date.fromisoformat(data)

                return done_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        done_on = _parse_done_on(d.pop("done_on", UNSET))

        def _parse_fell_away_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                fell_away_on_type_0 = datetime.date.fromisoformat(data)

                return fell_away_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        fell_away_on = _parse_fell_away_on(d.pop("fell_away_on", UNSET))

        def _parse_fell_away_because(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        fell_away_because = _parse_fell_away_because(d.pop("fell_away_because", UNSET))

        remedy_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            text=text,
            reported_late_on=reported_late_on,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            decision=decision,
            amount=amount,
            currency=currency,
            shares=shares,
            within=within,
            due_on=due_on,
            done_on=done_on,
            fell_away_on=fell_away_on,
            fell_away_because=fell_away_because,
        )

        return remedy_in
