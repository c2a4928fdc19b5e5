from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CompletenessOut")


@_attrs_define
class CompletenessOut:
    """The completeness of the record of a consortium, of authorities or of the registry.

    Attributes:
        on (datetime.date): The day.
        consortium (None | str): The code of the consortium; null if none was named.
        authorities (list[str]): The authorities with cells that are counted.
        members_recorded (int | None): The members of the consortium on record; null without a consortium.
        members_claimed (list[str]): How many members the consortium has, as sources say.
        contracts_recorded (int): The contracts on record that serve these authorities.
        contracts_claimed (list[str]): How many contracts there are, as sources say.
        unknown_cells (int): The cells whose state is unknown.
        all_cells (int): All cells of these authorities.
        evidence_on (datetime.date | None): The latest day on which a source speaks of the cell.
        attested_to (datetime.date | None): The last day for which one of these authorities attests its record.
    """

    on: datetime.date
    consortium: None | str
    authorities: list[str]
    members_recorded: int | None
    members_claimed: list[str]
    contracts_recorded: int
    contracts_claimed: list[str]
    unknown_cells: int
    all_cells: int
    evidence_on: datetime.date | None
    attested_to: datetime.date | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        on = self.on.isoformat()

        consortium: None | str
        consortium = self.consortium

        authorities = self.authorities

        members_recorded: int | None
        members_recorded = self.members_recorded

        members_claimed = self.members_claimed

        contracts_recorded = self.contracts_recorded

        contracts_claimed = self.contracts_claimed

        unknown_cells = self.unknown_cells

        all_cells = self.all_cells

        evidence_on: None | str
        if isinstance(self.evidence_on, datetime.date):
            evidence_on = self.evidence_on.isoformat()
        else:
            evidence_on = self.evidence_on

        attested_to: None | str
        if isinstance(self.attested_to, datetime.date):
            attested_to = self.attested_to.isoformat()
        else:
            attested_to = self.attested_to

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "on": on,
                "consortium": consortium,
                "authorities": authorities,
                "members_recorded": members_recorded,
                "members_claimed": members_claimed,
                "contracts_recorded": contracts_recorded,
                "contracts_claimed": contracts_claimed,
                "unknown_cells": unknown_cells,
                "all_cells": all_cells,
                "evidence_on": evidence_on,
                "attested_to": attested_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        def _parse_consortium(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consortium = _parse_consortium(d.pop("consortium"))

        authorities = cast(list[str], d.pop("authorities"))

        def _parse_members_recorded(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        members_recorded = _parse_members_recorded(d.pop("members_recorded"))

        members_claimed = cast(list[str], d.pop("members_claimed"))

        contracts_recorded = d.pop("contracts_recorded")

        contracts_claimed = cast(list[str], d.pop("contracts_claimed"))

        unknown_cells = d.pop("unknown_cells")

        all_cells = d.pop("all_cells")

        def _parse_evidence_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                evidence_on_type_0 = datetime.date.fromisoformat(data)

                return evidence_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        evidence_on = _parse_evidence_on(d.pop("evidence_on"))

        def _parse_attested_to(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                attested_to_type_0 = datetime.date.fromisoformat(data)

                return attested_to_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        attested_to = _parse_attested_to(d.pop("attested_to"))

        completeness_out = cls(
            on=on,
            consortium=consortium,
            authorities=authorities,
            members_recorded=members_recorded,
            members_claimed=members_claimed,
            contracts_recorded=contracts_recorded,
            contracts_claimed=contracts_claimed,
            unknown_cells=unknown_cells,
            all_cells=all_cells,
            evidence_on=evidence_on,
            attested_to=attested_to,
        )

        completeness_out.additional_properties = d
        return completeness_out

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
