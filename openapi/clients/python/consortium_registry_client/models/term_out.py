from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.date_basis import DateBasis, check_date_basis

T = TypeVar("T", bound="TermOut")


@_attrs_define
class TermOut:
    """First and last day of a term, with their bases.

    Attributes:
        first_day (datetime.date | None): First day, inclusive; null if unknown.
        first_day_basis (DateBasis): The evidence for a date.
        last_day (datetime.date | None): Last day, inclusive; null if unknown or open-ended.
        last_day_basis (DateBasis): The evidence for a date.
    """

    first_day: datetime.date | None
    first_day_basis: DateBasis
    last_day: datetime.date | None
    last_day_basis: DateBasis
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first_day: None | str
        if isinstance(self.first_day, datetime.date):
            first_day = self.first_day.isoformat()
        else:
            first_day = self.first_day

        first_day_basis: str = self.first_day_basis

        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        last_day_basis: str = self.last_day_basis

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first_day": first_day,
                "first_day_basis": first_day_basis,
                "last_day": last_day,
                "last_day_basis": last_day_basis,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_first_day(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                first_day_type_0 = datetime.date.fromisoformat(data)

                return first_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        first_day = _parse_first_day(d.pop("first_day"))

        first_day_basis = check_date_basis(d.pop("first_day_basis"))

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

        last_day_basis = check_date_basis(d.pop("last_day_basis"))

        term_out = cls(
            first_day=first_day,
            first_day_basis=first_day_basis,
            last_day=last_day,
            last_day_basis=last_day_basis,
        )

        term_out.additional_properties = d
        return term_out

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
