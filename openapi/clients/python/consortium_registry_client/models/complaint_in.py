from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.complaint_stage import ComplaintStage, check_complaint_stage
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.reply_limit_in import ReplyLimitIn


T = TypeVar("T", bound="ComplaintIn")


@_attrs_define
class ComplaintIn:
    """A complaint by its reference. Its text and the person have no field.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        reference (str): The reference of the complaint.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        provider (None | str | Unset): The code of the provider.
        contract (None | str | Unset): The reference of the contract.
        stage (ComplaintStage | None | Unset): The stage that received it first, if known.
        received_on (datetime.date | None | Unset): The day on which it was received, if known.
        reply_within (None | ReplyLimitIn | Unset): The time limit of the first reply, if the contract or the authority
            states one. Without it, only the recorded time limits of contracts and authorities count.
        visit_failed_on (datetime.date | None | Unset): The day of a failed visit, which a call must follow within a
            day.
    """

    source: str
    confidence: Confidence
    authority: str
    reference: str
    day_basis: DayBasis | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    provider: None | str | Unset = UNSET
    contract: None | str | Unset = UNSET
    stage: ComplaintStage | None | Unset = UNSET
    received_on: datetime.date | None | Unset = UNSET
    reply_within: None | ReplyLimitIn | Unset = UNSET
    visit_failed_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.reply_limit_in import ReplyLimitIn  # noqa: PLC0415

        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        reference = self.reference

        day_basis: str | Unset = UNSET
        if not isinstance(self.day_basis, Unset):
            day_basis = self.day_basis

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

        provider: None | str | Unset
        if isinstance(self.provider, Unset):
            provider = UNSET
        else:
            provider = self.provider

        contract: None | str | Unset
        if isinstance(self.contract, Unset):
            contract = UNSET
        else:
            contract = self.contract

        stage: None | str | Unset
        if isinstance(self.stage, Unset):
            stage = UNSET
        elif isinstance(self.stage, str):
            stage = self.stage
        else:
            stage = self.stage

        received_on: None | str | Unset
        if isinstance(self.received_on, Unset):
            received_on = UNSET
        elif isinstance(self.received_on, datetime.date):
            received_on = self.received_on.isoformat()
        else:
            received_on = self.received_on

        reply_within: dict[str, Any] | None | Unset
        if isinstance(self.reply_within, Unset):
            reply_within = UNSET
        elif isinstance(self.reply_within, ReplyLimitIn):
            reply_within = self.reply_within.to_dict()
        else:
            reply_within = self.reply_within

        visit_failed_on: None | str | Unset
        if isinstance(self.visit_failed_on, Unset):
            visit_failed_on = UNSET
        elif isinstance(self.visit_failed_on, datetime.date):
            visit_failed_on = self.visit_failed_on.isoformat()
        else:
            visit_failed_on = self.visit_failed_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "reference": reference,
            }
        )
        if day_basis is not UNSET:
            field_dict["day_basis"] = day_basis
        if note is not UNSET:
            field_dict["note"] = note
        if visibility is not UNSET:
            field_dict["visibility"] = visibility
        if owner is not UNSET:
            field_dict["owner"] = owner
        if replaces is not UNSET:
            field_dict["replaces"] = replaces
        if provider is not UNSET:
            field_dict["provider"] = provider
        if contract is not UNSET:
            field_dict["contract"] = contract
        if stage is not UNSET:
            field_dict["stage"] = stage
        if received_on is not UNSET:
            field_dict["received_on"] = received_on
        if reply_within is not UNSET:
            field_dict["reply_within"] = reply_within
        if visit_failed_on is not UNSET:
            field_dict["visit_failed_on"] = visit_failed_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.reply_limit_in import ReplyLimitIn  # noqa: PLC0415

        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        reference = d.pop("reference")

        _day_basis = d.pop("day_basis", UNSET)
        day_basis: DayBasis | Unset
        if isinstance(_day_basis, Unset):
            day_basis = UNSET
        else:
            day_basis = check_day_basis(_day_basis)

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

        def _parse_provider(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        provider = _parse_provider(d.pop("provider", UNSET))

        def _parse_contract(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        contract = _parse_contract(d.pop("contract", UNSET))

        def _parse_stage(data: object) -> ComplaintStage | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                stage_type_0 = check_complaint_stage(data)

                return stage_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ComplaintStage | None | Unset, data)

        stage = _parse_stage(d.pop("stage", UNSET))

        def _parse_received_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                received_on_type_0 = datetime.date.fromisoformat(data)

                return received_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        received_on = _parse_received_on(d.pop("received_on", UNSET))

        def _parse_reply_within(data: object) -> None | ReplyLimitIn | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                reply_within_type_0 = ReplyLimitIn.from_dict(data)

                return reply_within_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ReplyLimitIn | Unset, data)

        reply_within = _parse_reply_within(d.pop("reply_within", UNSET))

        def _parse_visit_failed_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                visit_failed_on_type_0 = datetime.date.fromisoformat(data)

                return visit_failed_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        visit_failed_on = _parse_visit_failed_on(d.pop("visit_failed_on", UNSET))

        complaint_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            reference=reference,
            day_basis=day_basis,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            provider=provider,
            contract=contract,
            stage=stage,
            received_on=received_on,
            reply_within=reply_within,
            visit_failed_on=visit_failed_on,
        )

        return complaint_in
