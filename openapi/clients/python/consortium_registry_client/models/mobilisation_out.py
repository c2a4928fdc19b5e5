from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.mobilisation_kind import MobilisationKind, check_mobilisation_kind
from ..models.service_level import ServiceLevel, check_service_level
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="MobilisationOut")


@_attrs_define
class MobilisationOut:
    """A step that must be done before a provider can serve an authority under a contract.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        contract (str): The reference of the contract.
        contract_name (str): The title of the contract on the day.
        step (MobilisationKind): The type of a preparation that a provider needs before the service starts.
        text (str): A short description of the step.
        scope (None | str): The scope that goes live; null for other steps.
        level (None | ServiceLevel): The level at which the scope goes live, if known.
        target_on (datetime.date | None): The target day, if one was set.
        done_on (datetime.date | None): The day of completion.
        day_basis (DayBasis): The evidence for the day of something that happened.
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
    contract: str
    contract_name: str
    step: MobilisationKind
    text: str
    scope: None | str
    level: None | ServiceLevel
    target_on: datetime.date | None
    done_on: datetime.date | None
    day_basis: DayBasis
    reported_late_on: datetime.date | None
    last_heard_on: datetime.date | None
    state: UndertakingStatus
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

        contract = self.contract

        contract_name = self.contract_name

        step: str = self.step

        text = self.text

        scope: None | str
        scope = self.scope

        level: None | str
        if isinstance(self.level, str):
            level = self.level
        else:
            level = self.level

        target_on: None | str
        if isinstance(self.target_on, datetime.date):
            target_on = self.target_on.isoformat()
        else:
            target_on = self.target_on

        done_on: None | str
        if isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        day_basis: str = self.day_basis

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
                "contract": contract,
                "contract_name": contract_name,
                "step": step,
                "text": text,
                "scope": scope,
                "level": level,
                "target_on": target_on,
                "done_on": done_on,
                "day_basis": day_basis,
                "reported_late_on": reported_late_on,
                "last_heard_on": last_heard_on,
                "state": state,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        contract = d.pop("contract")

        contract_name = d.pop("contract_name")

        step = check_mobilisation_kind(d.pop("step"))

        text = d.pop("text")

        def _parse_scope(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        scope = _parse_scope(d.pop("scope"))

        def _parse_level(data: object) -> None | ServiceLevel:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = check_service_level(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ServiceLevel, data)

        level = _parse_level(d.pop("level"))

        def _parse_target_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                target_on_type_0 = datetime.date.fromisoformat(data)

                return target_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        target_on = _parse_target_on(d.pop("target_on"))

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

        day_basis = check_day_basis(d.pop("day_basis"))

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

        mobilisation_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            contract=contract,
            contract_name=contract_name,
            step=step,
            text=text,
            scope=scope,
            level=level,
            target_on=target_on,
            done_on=done_on,
            day_basis=day_basis,
            reported_late_on=reported_late_on,
            last_heard_on=last_heard_on,
            state=state,
        )

        mobilisation_out.additional_properties = d
        return mobilisation_out

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
