from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="ProviderFailureIn")


@_attrs_define
class ProviderFailureIn:
    """A hypothetical failure: the providers, their last day of service, and the horizon.

    Attributes:
        providers (list[str]): Codes or identifiers of providers.
        last_day (datetime.date): The hypothetical last day of service of these providers.
        first_day (datetime.date | None | Unset): First day of the horizon; by default the day after `last_day`.
        horizon_last_day (datetime.date | None | Unset): Last day of the horizon; by default 364 days after the first.
    """

    providers: list[str]
    last_day: datetime.date
    first_day: datetime.date | None | Unset = UNSET
    horizon_last_day: datetime.date | None | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        providers = self.providers

        last_day = self.last_day.isoformat()

        first_day: None | str | Unset
        if isinstance(self.first_day, Unset):
            first_day = UNSET
        elif isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        horizon_last_day: None | str | Unset
        if isinstance(self.horizon_last_day, Unset):
            horizon_last_day = UNSET
        elif isinstance(self.horizon_last_day, datetime.date):
            horizon_last_day = self.horizon_last_day.isoformat()
        else:
            horizon_last_day = self.horizon_last_day

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "providers": providers,
                "last_day": last_day,
            }
        )
        if first_day is not UNSET:
            field_dict["first_day"] = first_day
        if horizon_last_day is not UNSET:
            field_dict["horizon_last_day"] = horizon_last_day

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        providers = cast(list[str], d.pop("providers"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        def _parse_first_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        first_day = _parse_first_day(d.pop("first_day", UNSET))

        def _parse_horizon_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                horizon_last_day_type_0 = datetime.date.fromisoformat(data)

                return horizon_last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        horizon_last_day = _parse_horizon_last_day(d.pop("horizon_last_day", UNSET))

        provider_failure_in = cls(
            providers=providers,
            last_day=last_day,
            first_day=first_day,
            horizon_last_day=horizon_last_day,
        )

        return provider_failure_in
