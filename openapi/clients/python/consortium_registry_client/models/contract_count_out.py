from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.contract_kind import ContractKind, check_contract_kind
from ..models.ground import Ground, check_ground
from ..models.purpose import Purpose, check_purpose
from ..models.regime import Regime, check_regime

if TYPE_CHECKING:
    from ..models.value_count_out import ValueCountOut


T = TypeVar("T", bound="ContractCountOut")


@_attrs_define
class ContractCountOut:
    """The number of contracts of a group, with the sums of their values.

    Attributes:
        authority (None | str): Code of the authority.
        authority_name (None | str): Name of the authority on the day.
        provider (None | str): Code of the provider; null if not public.
        provider_name (None | str): Name of the provider on the day.
        consortium (None | str): Code of the consortium that bought the contracts.
        kind (ContractKind | None): Kind of the contracts.
        purpose (None | Purpose): Purpose of the contracts.
        regime (None | Regime): Procurement law that applies.
        ground (Ground | None): Legal ground; null if they are no direct awards.
        sme (bool | None): True for small or medium-sized enterprises.
        vcse (bool | None): True for voluntary, community or social enterprises.
        end_month (None | str): Month of the last day, such as `2026-03`; `open`, if there is none by agreement,
            `unknown`, if it is not known; null for cancelled contracts.
        contracts (int): Number of contracts.
        with_value (int): Number of those with a recorded value.
        with_days (int): Number of those with a known first and last day.
        median_days (float | None): Median of the days of their terms, as far as known.
        values (list[ValueCountOut]): Sums of the values, each of equal basis and VAT treatment.
    """

    authority: None | str
    authority_name: None | str
    provider: None | str
    provider_name: None | str
    consortium: None | str
    kind: ContractKind | None
    purpose: None | Purpose
    regime: None | Regime
    ground: Ground | None
    sme: bool | None
    vcse: bool | None
    end_month: None | str
    contracts: int
    with_value: int
    with_days: int
    median_days: float | None
    values: list[ValueCountOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority: None | str
        authority = self.authority

        authority_name: None | str
        authority_name = self.authority_name

        provider: None | str
        provider = self.provider

        provider_name: None | str
        provider_name = self.provider_name

        consortium: None | str
        consortium = self.consortium

        kind: None | str
        if isinstance(self.kind, str):
            kind = self.kind
        else:
            kind = self.kind

        purpose: None | str
        if isinstance(self.purpose, str):
            purpose = self.purpose
        else:
            purpose = self.purpose

        regime: None | str
        if isinstance(self.regime, str):
            regime = self.regime
        else:
            regime = self.regime

        ground: None | str
        if isinstance(self.ground, str):
            ground = self.ground
        else:
            ground = self.ground

        sme: bool | None
        sme = self.sme

        vcse: bool | None
        vcse = self.vcse

        end_month: None | str
        end_month = self.end_month

        contracts = self.contracts

        with_value = self.with_value

        with_days = self.with_days

        median_days: float | None
        median_days = self.median_days

        values = []
        for values_item_data in self.values:
            values_item = values_item_data.to_dict()
            values.append(values_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "provider": provider,
                "provider_name": provider_name,
                "consortium": consortium,
                "kind": kind,
                "purpose": purpose,
                "regime": regime,
                "ground": ground,
                "sme": sme,
                "vcse": vcse,
                "end_month": end_month,
                "contracts": contracts,
                "with_value": with_value,
                "with_days": with_days,
                "median_days": median_days,
                "values": values,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.value_count_out import ValueCountOut  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_authority(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority = _parse_authority(d.pop("authority"))

        def _parse_authority_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        authority_name = _parse_authority_name(d.pop("authority_name"))

        def _parse_provider(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider = _parse_provider(d.pop("provider"))

        def _parse_provider_name(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        provider_name = _parse_provider_name(d.pop("provider_name"))

        def _parse_consortium(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        consortium = _parse_consortium(d.pop("consortium"))

        def _parse_kind(data: object) -> ContractKind | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = check_contract_kind(data)

                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ContractKind | None, data)

        kind = _parse_kind(d.pop("kind"))

        def _parse_purpose(data: object) -> None | Purpose:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                purpose_type_0 = check_purpose(data)

                return purpose_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Purpose, data)

        purpose = _parse_purpose(d.pop("purpose"))

        def _parse_regime(data: object) -> None | Regime:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                regime_type_0 = check_regime(data)

                return regime_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Regime, data)

        regime = _parse_regime(d.pop("regime"))

        def _parse_ground(data: object) -> Ground | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                ground_type_0 = check_ground(data)

                return ground_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Ground | None, data)

        ground = _parse_ground(d.pop("ground"))

        def _parse_sme(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        sme = _parse_sme(d.pop("sme"))

        def _parse_vcse(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        vcse = _parse_vcse(d.pop("vcse"))

        def _parse_end_month(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        end_month = _parse_end_month(d.pop("end_month"))

        contracts = d.pop("contracts")

        with_value = d.pop("with_value")

        with_days = d.pop("with_days")

        def _parse_median_days(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        median_days = _parse_median_days(d.pop("median_days"))

        values = []
        _values = d.pop("values")
        for values_item_data in _values:
            values_item = ValueCountOut.from_dict(values_item_data)

            values.append(values_item)

        contract_count_out = cls(
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            provider_name=provider_name,
            consortium=consortium,
            kind=kind,
            purpose=purpose,
            regime=regime,
            ground=ground,
            sme=sme,
            vcse=vcse,
            end_month=end_month,
            contracts=contracts,
            with_value=with_value,
            with_days=with_days,
            median_days=median_days,
            values=values,
        )

        contract_count_out.additional_properties = d
        return contract_count_out

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
