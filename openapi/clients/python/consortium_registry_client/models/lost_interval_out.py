from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cover_reason import CoverReason, check_cover_reason
from ..models.cover_state import CoverState, check_cover_state
from ..models.lost_interval_out_outcome import LostIntervalOutOutcome, check_lost_interval_out_outcome

T = TypeVar("T", bound="LostIntervalOut")


@_attrs_define
class LostIntervalOut:
    """An interval of days on which a cell would lose service, or one of its contracts.

    Attributes:
        outcome (LostIntervalOutOutcome): `lost`: the state gets worse; `kept`: other contracts maintain it; `unclear`:
            no holder is on record, but the provider might still deliver.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority.
        scope (str): The code of the leaf scope.
        scope_title (str): The title of the scope.
        first_day (datetime.date): The first day, within the horizon.
        last_day (datetime.date): The last day, within the horizon.
        days (int): The number of days.
        continues_after (bool): True if it continues after the horizon.
        state_before (CoverState): The state of an authority's cover for a scope on a day.
        state_after (CoverState): The state of an authority's cover for a scope on a day.
        because_after (CoverReason | None): The reason of a state that is `ended` or `unknown`; null for others.
        lost_contracts (list[str]): The contracts that would stop.
        kept_by (list[str]): The contracts that would continue.
    """

    outcome: LostIntervalOutOutcome
    authority: str
    authority_name: str
    scope: str
    scope_title: str
    first_day: datetime.date
    last_day: datetime.date
    days: int
    continues_after: bool
    state_before: CoverState
    state_after: CoverState
    because_after: CoverReason | None
    lost_contracts: list[str]
    kept_by: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        outcome: str = self.outcome

        authority = self.authority

        authority_name = self.authority_name

        scope = self.scope

        scope_title = self.scope_title

        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        days = self.days

        continues_after = self.continues_after

        state_before: str = self.state_before

        state_after: str = self.state_after

        because_after: None | str
        if isinstance(self.because_after, str):
            because_after = self.because_after
        else:
            because_after = self.because_after

        lost_contracts = self.lost_contracts

        kept_by = self.kept_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "outcome": outcome,
                "authority": authority,
                "authority_name": authority_name,
                "scope": scope,
                "scope_title": scope_title,
                "first_day": first_day,
                "last_day": last_day,
                "days": days,
                "continues_after": continues_after,
                "state_before": state_before,
                "state_after": state_after,
                "because_after": because_after,
                "lost_contracts": lost_contracts,
                "kept_by": kept_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        outcome = check_lost_interval_out_outcome(d.pop("outcome"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        scope = d.pop("scope")

        scope_title = d.pop("scope_title")

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        days = d.pop("days")

        continues_after = d.pop("continues_after")

        state_before = check_cover_state(d.pop("state_before"))

        state_after = check_cover_state(d.pop("state_after"))

        def _parse_because_after(data: object) -> CoverReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                because_after_type_0 = check_cover_reason(data)

                return because_after_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CoverReason | None, data)

        because_after = _parse_because_after(d.pop("because_after"))

        lost_contracts = cast(list[str], d.pop("lost_contracts"))

        kept_by = cast(list[str], d.pop("kept_by"))

        lost_interval_out = cls(
            outcome=outcome,
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_title=scope_title,
            first_day=first_day,
            last_day=last_day,
            days=days,
            continues_after=continues_after,
            state_before=state_before,
            state_after=state_after,
            because_after=because_after,
            lost_contracts=lost_contracts,
            kept_by=kept_by,
        )

        lost_interval_out.additional_properties = d
        return lost_interval_out

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
