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
    """A fact, the entry that recorded it, and the entry that ended it, if there is one.

    Attributes:
        id (str): Id of the fact: its stream and position.
        is_current (bool): True until it is withdrawn or replaced.
        recorded_by (ChangeOut): An entry of the ledger.

            `hash` is the SHA-256 of the canonical JSON of all fields but `hash`, `content`, `content_salt`
            and `texts`.
        ended_by (ChangeOut | None): The entry that withdrew or replaced it, if any.
        corroborated_by (list[str]): Codes of further sources that say the same.
        names_withdrawn (list[str]): The withdrawn things that a hidden fact names, each as `provider:north`. Empty for
            a public fact.
    """

    id: str
    is_current: bool
    recorded_by: ChangeOut
    ended_by: ChangeOut | None
    corroborated_by: list[str]
    names_withdrawn: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.change_out import ChangeOut  # noqa: PLC0415

        id = self.id

        is_current = self.is_current

        recorded_by = self.recorded_by.to_dict()

        ended_by: dict[str, Any] | None
        if isinstance(self.ended_by, ChangeOut):
            ended_by = self.ended_by.to_dict()
        else:
            ended_by = self.ended_by

        corroborated_by = self.corroborated_by

        names_withdrawn = self.names_withdrawn

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "is_current": is_current,
                "recorded_by": recorded_by,
                "ended_by": ended_by,
                "corroborated_by": corroborated_by,
                "names_withdrawn": names_withdrawn,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.change_out import ChangeOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        is_current = d.pop("is_current")

        recorded_by = ChangeOut.from_dict(d.pop("recorded_by"))

        def _parse_ended_by(data: object) -> ChangeOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                ended_by_type_0 = ChangeOut.from_dict(data)

                return ended_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ChangeOut | None, data)

        ended_by = _parse_ended_by(d.pop("ended_by"))

        corroborated_by = cast(list[str], d.pop("corroborated_by"))

        names_withdrawn = cast(list[str], d.pop("names_withdrawn"))

        fact_out = cls(
            id=id,
            is_current=is_current,
            recorded_by=recorded_by,
            ended_by=ended_by,
            corroborated_by=corroborated_by,
            names_withdrawn=names_withdrawn,
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
