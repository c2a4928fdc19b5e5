from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_state import CaseState, check_case_state
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="StaffingOut")


@_attrs_define
class StaffingOut:
    """Staff that an authority engages directly, as a role and a number of posts.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        contract (None | str): The reference of the contract.
        role (str): The role.
        posts (int): The number of posts.
        first_day (datetime.date): The first day.
        day_basis (DayBasis): The evidence for the day of something that happened.
        last_day (datetime.date | None): The last day, if known.
        state (CaseState): The state of a case on a day, as far as sources speak of it.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    contract: None | str
    role: str
    posts: int
    first_day: datetime.date
    day_basis: DayBasis
    last_day: datetime.date | None
    state: CaseState
    last_heard_on: datetime.date | None
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

        contract: None | str
        contract = self.contract

        role = self.role

        posts = self.posts

        first_day = self.first_day.isoformat()

        day_basis: str = self.day_basis

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        state: str = self.state

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

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
                "role": role,
                "posts": posts,
                "first_day": first_day,
                "day_basis": day_basis,
                "last_day": last_day,
                "state": state,
                "last_heard_on": last_heard_on,
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

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        role = d.pop("role")

        posts = d.pop("posts")

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        day_basis = check_day_basis(d.pop("day_basis"))

        def _parse_last_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_day = _parse_last_day(d.pop("last_day"))

        state = check_case_state(d.pop("state"))

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

        staffing_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            contract=contract,
            role=role,
            posts=posts,
            first_day=first_day,
            day_basis=day_basis,
            last_day=last_day,
            state=state,
            last_heard_on=last_heard_on,
        )

        staffing_out.additional_properties = d
        return staffing_out

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
