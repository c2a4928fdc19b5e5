from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.date_basis import DateBasis, check_date_basis
from ..types import UNSET, Unset

T = TypeVar("T", bound="OptionIn")


@_attrs_define
class OptionIn:
    """An option to extend the term to a later day.

    Attributes:
        basis (DateBasis): The evidence for a date.
        text (str): The option as the contract describes it.
        last_day (datetime.date | None | Unset): Last day of the term if the option is used; null if unknown.
        is_declined (bool | Unset): True if a source says that the option will not be used. Default: False.
    """

    basis: DateBasis
    text: str
    last_day: datetime.date | None | Unset = UNSET
    is_declined: bool | Unset = False

    def to_dict(self) -> dict[str, Any]:
        basis: str = self.basis

        text = self.text

        last_day: None | str | Unset
        if isinstance(self.last_day, Unset):
            last_day = UNSET
        elif isinstance(self.last_day, datetime.date):
            last_day = self.last_day.isoformat()
        else:
            last_day = self.last_day

        is_declined = self.is_declined

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "basis": basis,
                "text": text,
            }
        )
        if last_day is not UNSET:
            field_dict["last_day"] = last_day
        if is_declined is not UNSET:
            field_dict["is_declined"] = is_declined

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        basis = check_date_basis(d.pop("basis"))

        text = d.pop("text")

        def _parse_last_day(data: object) -> datetime.date | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_day_type_0 = datetime.date.fromisoformat(data)

                return last_day_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None | Unset, data)

        last_day = _parse_last_day(d.pop("last_day", UNSET))

        is_declined = d.pop("is_declined", UNSET)

        option_in = cls(
            basis=basis,
            text=text,
            last_day=last_day,
            is_declined=is_declined,
        )

        return option_in
