from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.mobilisation_kind import MobilisationKind, check_mobilisation_kind
from ..models.service_level import ServiceLevel, check_service_level
from ..models.visibility import Visibility, check_visibility
from ..types import UNSET, Unset

T = TypeVar("T", bound="MobilisationIn")


@_attrs_define
class MobilisationIn:
    """A step that must be done before a provider can serve. Revise it when it is done.

    Attributes:
        source (str): Code of the source on which the fact rests.
        confidence (Confidence): The strength of the evidence for a fact.
        authority (str): The code of the authority that the record is about, and that records it.
        contract (str): The reference of the contract.
        step (MobilisationKind): The type of a preparation that a provider needs before the service starts.
        text (str): A short description of the step.
        reported_late_on (datetime.date | None | Unset): The first day on which the source saw that it was not done in
            time. Without such a report, silence does not make it late.
        day_basis (DayBasis | Unset): The evidence for the day of something that happened.
        note (None | str | Unset): A remark, without personal data.
        visibility (Visibility | Unset): The callers to whom a fact is shown.
        owner (None | str | Unset): The only authority that may read it; required if `visibility` is `owner`.
        replaces (None | str | Unset): Id of the wrong fact that this one replaces, in one entry; needs `If-Match`.
        scope (None | str | Unset): The code of the scope; only for `go-live`.
        level (None | ServiceLevel | Unset): The level of service, if known; only for `go-live`.
        target_on (datetime.date | None | Unset): The target day.
        done_on (datetime.date | None | Unset): The day of completion.
    """

    source: str
    confidence: Confidence
    authority: str
    contract: str
    step: MobilisationKind
    text: str
    reported_late_on: datetime.date | None | Unset = UNSET
    day_basis: DayBasis | Unset = UNSET
    note: None | str | Unset = UNSET
    visibility: Visibility | Unset = UNSET
    owner: None | str | Unset = UNSET
    replaces: None | str | Unset = UNSET
    scope: None | str | Unset = UNSET
    level: None | ServiceLevel | Unset = UNSET
    target_on: datetime.date | None | Unset = UNSET
    done_on: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        confidence: str = self.confidence

        authority = self.authority

        contract = self.contract

        step: str = self.step

        text = self.text

        reported_late_on: None | str | Unset
        if isinstance(self.reported_late_on, Unset):
            reported_late_on = UNSET
        elif isinstance(self.reported_late_on, datetime.date):
            reported_late_on = self.reported_late_on.isoformat()
        else:
            reported_late_on = self.reported_late_on

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

        scope: None | str | Unset
        if isinstance(self.scope, Unset):
            scope = UNSET
        else:
            scope = self.scope

        level: None | str | Unset
        if isinstance(self.level, Unset):
            level = UNSET
        elif isinstance(self.level, str):
            level = self.level
        else:
            level = self.level

        target_on: None | str | Unset
        if isinstance(self.target_on, Unset):
            target_on = UNSET
        elif isinstance(self.target_on, datetime.date):
            target_on = self.target_on.isoformat()
        else:
            target_on = self.target_on

        done_on: None | str | Unset
        if isinstance(self.done_on, Unset):
            done_on = UNSET
        elif isinstance(self.done_on, datetime.date):
            done_on = self.done_on.isoformat()
        else:
            done_on = self.done_on

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "source": source,
                "confidence": confidence,
                "authority": authority,
                "contract": contract,
                "step": step,
                "text": text,
            }
        )
        if reported_late_on is not UNSET:
            field_dict["reported_late_on"] = reported_late_on
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
        if scope is not UNSET:
            field_dict["scope"] = scope
        if level is not UNSET:
            field_dict["level"] = level
        if target_on is not UNSET:
            field_dict["target_on"] = target_on
        if done_on is not UNSET:
            field_dict["done_on"] = done_on

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        authority = d.pop("authority")

        contract = d.pop("contract")

        step = check_mobilisation_kind(d.pop("step"))

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

        def _parse_scope(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        scope = _parse_scope(d.pop("scope", UNSET))

        def _parse_level(data: object) -> None | ServiceLevel | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                level_type_0 = check_service_level(data)

                return level_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ServiceLevel | Unset, data)

        level = _parse_level(d.pop("level", UNSET))

        def _parse_target_on(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                target_on_type_0 = datetime.date.fromisoformat(data)

                return target_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        target_on = _parse_target_on(d.pop("target_on", UNSET))

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

        mobilisation_in = cls(
            source=source,
            confidence=confidence,
            authority=authority,
            contract=contract,
            step=step,
            text=text,
            reported_late_on=reported_late_on,
            day_basis=day_basis,
            note=note,
            visibility=visibility,
            owner=owner,
            replaces=replaces,
            scope=scope,
            level=level,
            target_on=target_on,
            done_on=done_on,
        )

        return mobilisation_in
