from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.provider_status import ProviderStatus, check_provider_status

if TYPE_CHECKING:
    from ..models.explanation import Explanation
    from ..models.exposed_contract_out import ExposedContractOut
    from ..models.held_cell_out import HeldCellOut
    from ..models.named_out import NamedOut
    from ..models.value_sum_out import ValueSumOut


T = TypeVar("T", bound="ExposureOut")


@_attrs_define
class ExposureOut:
    """The contracts, authorities, cells and values of one provider on a day.

    Attributes:
        provider (str): The code of the provider.
        provider_name (str): The name of the provider.
        status (ProviderStatus): The trading status of a provider on a day, computed from its events.
        on (datetime.date): The day.
        contracts (list[ExposedContractOut]): Its contracts that hold cells on the day.
        authorities (list[NamedOut]): The authorities that it serves.
        cells (list[HeldCellOut]): The cells that it holds.
        values (list[ValueSumOut]): Sums of values of equal basis and VAT, without framework ceilings.
        left_uncovered (list[str]): The cells without another holder, as authority/scope.
        explanation (Explanation | None): With `explain=true`, the rule and the facts.
    """

    provider: str
    provider_name: str
    status: ProviderStatus
    on: datetime.date
    contracts: list[ExposedContractOut]
    authorities: list[NamedOut]
    cells: list[HeldCellOut]
    values: list[ValueSumOut]
    left_uncovered: list[str]
    explanation: Explanation | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.explanation import Explanation  # noqa: PLC0415

        provider = self.provider

        provider_name = self.provider_name

        status: str = self.status

        on = self.on.isoformat()

        contracts = []
        for contracts_item_data in self.contracts:
            contracts_item = contracts_item_data.to_dict()
            contracts.append(contracts_item)

        authorities = []
        for authorities_item_data in self.authorities:
            authorities_item = authorities_item_data.to_dict()
            authorities.append(authorities_item)

        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data.to_dict()
            cells.append(cells_item)

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        left_uncovered = self.left_uncovered

        explanation: dict[str, Any] | None
        if isinstance(self.explanation, Explanation):
            explanation = self.explanation.to_dict()
        else:
            explanation = self.explanation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "provider": provider,
                "provider_name": provider_name,
                "status": status,
                "on": on,
                "contracts": contracts,
                "authorities": authorities,
                "cells": cells,
                "values": values,
                "left_uncovered": left_uncovered,
                "explanation": explanation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explanation import Explanation  # noqa: PLC0415
        from ..models.exposed_contract_out import ExposedContractOut  # noqa: PLC0415
        from ..models.held_cell_out import HeldCellOut  # noqa: PLC0415
        from ..models.named_out import NamedOut  # noqa: PLC0415
        from ..models.value_sum_out import ValueSumOut  # noqa: PLC0415

        d = dict(src_dict)
        provider = d.pop("provider")

        provider_name = d.pop("provider_name")

        status = check_provider_status(d.pop("status"))

        on = datetime.date.fromisoformat(d.pop("on"))

        contracts = []
        _contracts = d.pop("contracts")
        for contracts_item_data in _contracts:
            contracts_item = ExposedContractOut.from_dict(contracts_item_data)

            contracts.append(contracts_item)

        authorities = []
        _authorities = d.pop("authorities")
        for authorities_item_data in _authorities:
            authorities_item = NamedOut.from_dict(authorities_item_data)

            authorities.append(authorities_item)

        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = HeldCellOut.from_dict(cells_item_data)

            cells.append(cells_item)

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = ValueSumOut.from_dict(values_item_data)

            values.append(values_item)

        left_uncovered = cast(list[str], d.pop("left_uncovered"))

        def _parse_explanation(data: object) -> Explanation | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                explanation_type_0 = Explanation.from_dict(data)

                return explanation_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Explanation | None, data)

        explanation = _parse_explanation(d.pop("explanation"))

        exposure_out = cls(
            provider=provider,
            provider_name=provider_name,
            status=status,
            on=on,
            contracts=contracts,
            authorities=authorities,
            cells=cells,
            values=values,
            left_uncovered=left_uncovered,
            explanation=explanation,
        )

        exposure_out.additional_properties = d
        return exposure_out

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
