from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.change_out import ChangeOut


T = TypeVar("T", bound="FactOut")


@_attrs_define
class FactOut:
    """A fact, the entry that stated it, and the entry that ended it, if one did.

    Attributes:
        id (str):
        stands (bool): Whether it was neither withdrawn nor replaced.
        stated (ChangeOut): One entry of the ledger.
        ended (ChangeOut | None):
        corroborated_by (list[str]): Further sources that say the same.
    """

    id: str
    stands: bool
    stated: ChangeOut
    ended: ChangeOut | None
    corroborated_by: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.change_out import ChangeOut  # noqa: PLC0415

        id = self.id

        stands = self.stands

        stated = self.stated.to_dict()

        ended: dict[str, Any] | None
        if isinstance(self.ended, ChangeOut):
            ended = self.ended.to_dict()
        else:
            ended = self.ended

        corroborated_by = self.corroborated_by

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "stands": stands,
                "stated": stated,
                "ended": ended,
                "corroborated_by": corroborated_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out import ChangeOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        stands = d.pop("stands")

        stated = ChangeOut.from_dict(d.pop("stated"))

        def _parse_ended(data: object) -> ChangeOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ended_type_0 = ChangeOut.from_dict(data)

                return ended_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeOut | None, data)

        ended = _parse_ended(d.pop("ended"))

        corroborated_by = cast(list[str], d.pop("corroborated_by"))

        fact_out = cls(
            id=id,
            stands=stands,
            stated=stated,
            ended=ended,
            corroborated_by=corroborated_by,
        )

        fact_out.additional_properties = d
        return fact_out

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
