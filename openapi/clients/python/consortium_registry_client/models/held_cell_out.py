from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certainty import Certainty, check_certainty
from ..models.cover_state import CoverState, check_cover_state
from ..models.date_basis import DateBasis, check_date_basis
from ..models.purpose import Purpose, check_purpose
from ..models.service_level import ServiceLevel, check_service_level

T = TypeVar("T", bound="HeldCellOut")


@_attrs_define
class HeldCellOut:
    """A cell that a provider holds on a day.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority.
        scope (str): The code of the leaf scope.
        scope_title (str): The title of the scope.
        state (CoverState): The state of an authority's cover for a scope on a day.
        level (ServiceLevel): The agreed extent of delivery of a scope, from lowest to highest.
        until (datetime.date | None): The last day of the state; null if it is open-ended or unknown.
        until_basis (DateBasis | None): The basis of `covered_until`; null without cover.
        certainty (Certainty | None): `assumed`: the state rests on an assumption; `contracted`: it follows from
            contracts; `observed`: a source saw it; `attested`: the authority attests its record. Null for states that are
            `ended` or `unknown`.
        is_sole (bool): True if no other provider holds the cell.
        contracts (list[str]): The references of its contracts that hold the cell.
        purposes (list[Purpose]): The purposes of these contracts on the day.
    """

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    state: CoverState
    level: ServiceLevel
    until: datetime.date | None
    until_basis: DateBasis | None
    certainty: Certainty | None
    is_sole: bool
    contracts: list[str]
    purposes: list[Purpose]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

        scope = self.scope

        scope_title = self.scope_title

        state: str = self.state

        level: str = self.level

        until: None | str
        if isinstance(self.until, datetime.date):
            until = self.until.isoformat()
        else:
            until = self.until

        until_basis: None | str
        if isinstance(self.until_basis, str):
            until_basis = self.until_basis
        else:
            until_basis = self.until_basis

        certainty: None | str
        if isinstance(self.certainty, str):
            certainty = self.certainty
        else:
            certainty = self.certainty

        is_sole = self.is_sole

        contracts = self.contracts

        purposes = []
        for purposes_item_data in self.purposes:
            purposes_item: str = purposes_item_data
            purposes.append(purposes_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "scope": scope,
                "scope_title": scope_title,
                "state": state,
                "level": level,
                "until": until,
                "until_basis": until_basis,
                "certainty": certainty,
                "is_sole": is_sole,
                "contracts": contracts,
                "purposes": purposes,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        scope = d.pop("scope")

        scope_title = d.pop("scope_title")

        state = check_cover_state(d.pop("state"))

        level = check_service_level(d.pop("level"))

        def _parse_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.date.fromisoformat(data)

                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        until = _parse_until(d.pop("until"))

        def _parse_until_basis(data: object) -> DateBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_basis_type_0 = check_date_basis(data)

                return until_basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(DateBasis | None, data)

        until_basis = _parse_until_basis(d.pop("until_basis"))

        def _parse_certainty(data: object) -> Certainty | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                certainty_type_0 = check_certainty(data)

                return certainty_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Certainty | None, data)

        certainty = _parse_certainty(d.pop("certainty"))

        is_sole = d.pop("is_sole")

        contracts = cast(list[str], d.pop("contracts"))

        purposes = []
        _purposes = d.pop("purposes")
        for purposes_item_data in _purposes:
            purposes_item = check_purpose(purposes_item_data)

            purposes.append(purposes_item)

        held_cell_out = cls(
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_title=scope_title,
            state=state,
            level=level,
            until=until,
            until_basis=until_basis,
            certainty=certainty,
            is_sole=is_sole,
            contracts=contracts,
            purposes=purposes,
        )

        held_cell_out.additional_properties = d
        return held_cell_out

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
