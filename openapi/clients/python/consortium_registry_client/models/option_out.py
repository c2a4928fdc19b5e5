from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.date_basis import DateBasis, check_date_basis

T = TypeVar("T", bound="OptionOut")


@_attrs_define
class OptionOut:
    """An option to extend the term.

    Attributes:
        last_day (datetime.date | None): Last day of the term if the option is used; null if unknown.
        basis (DateBasis): The evidence for a date.
        text (str): The option as the contract describes it.
        is_declined (bool): True if a source says that the option will not be used.
    """

    last_day: datetime.date | None
    basis: DateBasis
    text: str
    is_declined: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        last_day: None | str
        if isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        basis: str = self.basis

        text = self.text

        is_declined = self.is_declined

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "last_day": last_day,
                "basis": basis,
                "text": text,
                "is_declined": is_declined,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

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

        basis = check_date_basis(d.pop("basis"))

        text = d.pop("text")

        is_declined = d.pop("is_declined")

        option_out = cls(
            last_day=last_day,
            basis=basis,
            text=text,
            is_declined=is_declined,
        )

        option_out.additional_properties = d
        return option_out

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
