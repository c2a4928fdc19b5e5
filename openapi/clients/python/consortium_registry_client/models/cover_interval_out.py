from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certainty import Certainty, check_certainty
from ..models.cover_reason import CoverReason, check_cover_reason
from ..models.cover_state import CoverState, check_cover_state
from ..models.gap_basis import GapBasis, check_gap_basis
from ..models.risk import Risk, check_risk

if TYPE_CHECKING:
    from ..models.contract_ref_out import ContractRefOut


T = TypeVar("T", bound="CoverIntervalOut")


@_attrs_define
class CoverIntervalOut:
    """An interval of days of one cell within the horizon.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority.
        scope (str): The code of the leaf scope.
        scope_title (str): The title of the scope.
        state (CoverState): The state of an authority's cover for a scope on a day.
        because (CoverReason | None): The reason of a state that is `ended` or `unknown`; null for others.
        basis (GapBasis | None): What a gap rests on: `said` if a source, an attestation or an award says so, `record-
            ended` if the record merely ended; null if the state is unknown.
        first_day (datetime.date): The first day, within the horizon.
        last_day (datetime.date): The last day, within the horizon.
        days (int): The number of days.
        continues_before (bool): True if it began before the horizon.
        continues_after (bool): True if it continues after the horizon.
        certainty (Certainty | None): The lowest certainty of its days; null if a state has none.
        risks (list[Risk]): The risks on any of its days.
        evidence_on (datetime.date | None): The latest day on which a source speaks of the cell.
        contracts (list[ContractRefOut]): The contracts that hold the cell.
    """

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    state: CoverState
    because: CoverReason | None
    basis: GapBasis | None
    first_day: datetime.date
    last_day: datetime.date
    days: int
    continues_before: bool
    continues_after: bool
    certainty: Certainty | None
    risks: list[Risk]
    evidence_on: datetime.date | None
    contracts: list[ContractRefOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

        scope = self.scope

        scope_title = self.scope_title

        state: str = self.state

        because: None | str
        if isinstance(self.because, str):
            because = self.because
        else:
            because = self.because

        basis: None | str
        if isinstance(self.basis, str):
            basis = self.basis
        else:
            basis = self.basis

        first_day = self.first_day.isoformat()

        last_day = self.last_day.isoformat()

        days = self.days

        continues_before = self.continues_before

        continues_after = self.continues_after

        certainty: None | str
        if isinstance(self.certainty, str):
            certainty = self.certainty
        else:
            certainty = self.certainty

        risks = []
        for risks_item_data in self.risks:
            risks_item: str = risks_item_data
            risks.append(risks_item)

        evidence_on: None | str
        if isinstance(self.evidence_on, datetime.date):
            evidence_on = self.evidence_on.isoformat()
        else:
            evidence_on = self.evidence_on

        contracts = []
        for contracts_item_data in self.contracts:
            contracts_item = contracts_item_data.to_dict()
            contracts.append(contracts_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "scope": scope,
                "scope_title": scope_title,
                "state": state,
                "because": because,
                "basis": basis,
                "first_day": first_day,
                "last_day": last_day,
                "days": days,
                "continues_before": continues_before,
                "continues_after": continues_after,
                "certainty": certainty,
                "risks": risks,
                "evidence_on": evidence_on,
                "contracts": contracts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.contract_ref_out import ContractRefOut  # noqa: PLC0415

        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        scope = d.pop("scope")

        scope_title = d.pop("scope_title")

        state = check_cover_state(d.pop("state"))

        def _parse_because(data: object) -> CoverReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                because_type_0 = check_cover_reason(data)

                return because_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CoverReason | None, data)

        because = _parse_because(d.pop("because"))

        def _parse_basis(data: object) -> GapBasis | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                basis_type_0 = check_gap_basis(data)

                return basis_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GapBasis | None, data)

        basis = _parse_basis(d.pop("basis"))

        first_day = datetime.date.fromisoformat(d.pop("first_day"))

        last_day = datetime.date.fromisoformat(d.pop("last_day"))

        days = d.pop("days")

        continues_before = d.pop("continues_before")

        continues_after = d.pop("continues_after")

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

        risks = []
        _risks = d.pop("risks")
        for risks_item_data in _risks:
            risks_item = check_risk(risks_item_data)

            risks.append(risks_item)

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

        contracts = []
        _contracts = d.pop("contracts")
        for contracts_item_data in _contracts:
            contracts_item = ContractRefOut.from_dict(contracts_item_data)

            contracts.append(contracts_item)

        cover_interval_out = cls(
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_title=scope_title,
            state=state,
            because=because,
            basis=basis,
            first_day=first_day,
            last_day=last_day,
            days=days,
            continues_before=continues_before,
            continues_after=continues_after,
            certainty=certainty,
            risks=risks,
            evidence_on=evidence_on,
            contracts=contracts,
        )

        cover_interval_out.additional_properties = d
        return cover_interval_out

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
