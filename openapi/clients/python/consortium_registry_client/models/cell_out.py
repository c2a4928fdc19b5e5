from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.certainty import Certainty, check_certainty
from ..models.cover_reason import CoverReason, check_cover_reason
from ..models.cover_state import CoverState, check_cover_state
from ..models.date_basis import DateBasis, check_date_basis
from ..models.risk import Risk, check_risk

if TYPE_CHECKING:
    from ..models.holder_out import HolderOut
    from ..models.see_also_out import SeeAlsoOut


T = TypeVar("T", bound="CellOut")


@_attrs_define
class CellOut:
    """A cell on a day: the cover of one leaf scope in one authority.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority.
        scope (str): The code of the leaf scope.
        scope_title (str): The title of the scope.
        on (datetime.date): The day.
        state (CoverState): The state of an authority's cover for a scope on a day.
        because (CoverReason | None): The reason of a state that is `ended` or `unknown`; null for others.
        since (datetime.date | None): The first day of the unbroken interval of this state, reason, certainty, risks and
            holders; null if it has no beginning.
        until (datetime.date | None): The last day of that interval; null if it has no end.
        until_basis (DateBasis | None): The basis of `covered_until`; null without cover.
        covered_until (datetime.date | None): The last day of the unbroken interval at this level or a better one; null
            without cover or end.
        days_left (int | None): The number of days from `on` to `covered_until`.
        risks (list[Risk]): The risks to the cover.
        certainty (Certainty | None): `assumed`: the state rests on an assumption; `contracted`: it follows from
            contracts; `observed`: a source saw it; `attested`: the authority attests its record. Null for states that are
            `ended` or `unknown`.
        evidence_on (datetime.date | None): The latest day on which a source speaks of the cell.
        stale (bool): True if no source speaks of the cell in the 180 days before the day.
        data_until (datetime.date | None): The latest day on which any source speaks of the authority's cover.
        attested_on (datetime.date | None): The day on which the authority attested that its record is complete.
        last_held_by (HolderOut | None): The last holder, if the state is `ended` or `none`.
        see_also (list[SeeAlsoOut]): If cover ended: contracts of the authority with the last provider that have no
            award and became known after the end.
        decided_by (None | str): With `explain=true`, the step of the rule that decided.
        held_by (list[HolderOut]): The awards that hold the cell, or that fade if their end is unknown.
    """

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    on: datetime.date
    state: CoverState
    because: CoverReason | None
    since: datetime.date | None
    until: datetime.date | None
    until_basis: DateBasis | None
    covered_until: datetime.date | None
    days_left: int | None
    risks: list[Risk]
    certainty: Certainty | None
    evidence_on: datetime.date | None
    stale: bool
    data_until: datetime.date | None
    attested_on: datetime.date | None
    last_held_by: HolderOut | None
    see_also: list[SeeAlsoOut]
    decided_by: None | str
    held_by: list[HolderOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.holder_out import HolderOut  # noqa: PLC0415

        authority = self.authority

        authority_name = self.authority_name

        scope = self.scope

        scope_title = self.scope_title

        on = self.on.isoformat()

        state: str = self.state

        because: None | str
        if isinstance(self.because, str):
            because = self.because
        else:
            because = self.because

        since: None | str
        if isinstance(self.since, datetime.date):
            since = self.since.isoformat()
        else:
            since = self.since

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

        covered_until: None | str
        if isinstance(self.covered_until, datetime.date):
            covered_until = self.covered_until.isoformat()
        else:
            covered_until = self.covered_until

        days_left: int | None
        days_left = self.days_left

        risks = []
        for risks_item_data in self.risks:
            risks_item: str = risks_item_data
            risks.append(risks_item)

        certainty: None | str
        if isinstance(self.certainty, str):
            certainty = self.certainty
        else:
            certainty = self.certainty

        evidence_on: None | str
        if isinstance(self.evidence_on, datetime.date):
            evidence_on = self.evidence_on.isoformat()
        else:
            evidence_on = self.evidence_on

        stale = self.stale

        data_until: None | str
        if isinstance(self.data_until, datetime.date):
            data_until = self.data_until.isoformat()
        else:
            data_until = self.data_until

        attested_on: None | str
        if isinstance(self.attested_on, datetime.date):
            attested_on = self.attested_on.isoformat()
        else:
            attested_on = self.attested_on

        last_held_by: dict[str, Any] | None
        if isinstance(self.last_held_by, HolderOut):
            last_held_by = self.last_held_by.to_dict()
        else:
            last_held_by = self.last_held_by

        see_also = []
        for see_also_item_data in self.see_also:
            see_also_item = see_also_item_data.to_dict()
            see_also.append(see_also_item)

        decided_by: None | str
        decided_by = self.decided_by

        held_by = []
        for held_by_item_data in self.held_by:
            held_by_item = held_by_item_data.to_dict()
            held_by.append(held_by_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "authority_name": authority_name,
                "scope": scope,
                "scope_title": scope_title,
                "on": on,
                "state": state,
                "because": because,
                "since": since,
                "until": until,
                "until_basis": until_basis,
                "covered_until": covered_until,
                "days_left": days_left,
                "risks": risks,
                "certainty": certainty,
                "evidence_on": evidence_on,
                "stale": stale,
                "data_until": data_until,
                "attested_on": attested_on,
                "last_held_by": last_held_by,
                "see_also": see_also,
                "decided_by": decided_by,
                "held_by": held_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.holder_out import HolderOut  # noqa: PLC0415
        from ..models.see_also_out import SeeAlsoOut  # noqa: PLC0415

        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        scope = d.pop("scope")

        scope_title = d.pop("scope_title")

        on = datetime.date.fromisoformat(d.pop("on"))

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

        def _parse_since(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.date.fromisoformat(data)

                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        since = _parse_since(d.pop("since"))

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

        def _parse_covered_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                covered_until_type_0 = datetime.date.fromisoformat(data)

                return covered_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        covered_until = _parse_covered_until(d.pop("covered_until"))

        def _parse_days_left(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        days_left = _parse_days_left(d.pop("days_left"))

        risks = []
        _risks = d.pop("risks")
        for risks_item_data in _risks:
            risks_item = check_risk(risks_item_data)

            risks.append(risks_item)

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

        stale = d.pop("stale")

        def _parse_data_until(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                data_until_type_0 = datetime.date.fromisoformat(data)

                return data_until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        data_until = _parse_data_until(d.pop("data_until"))

        def _parse_attested_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                attested_on_type_0 = datetime.date.fromisoformat(data)

                return attested_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        attested_on = _parse_attested_on(d.pop("attested_on"))

        def _parse_last_held_by(data: object) -> HolderOut | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_held_by_type_0 = HolderOut.from_dict(data)

                return last_held_by_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HolderOut | None, data)

        last_held_by = _parse_last_held_by(d.pop("last_held_by"))

        see_also = []
        _see_also = d.pop("see_also")
        for see_also_item_data in _see_also:
            see_also_item = SeeAlsoOut.from_dict(see_also_item_data)

            see_also.append(see_also_item)

        def _parse_decided_by(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        decided_by = _parse_decided_by(d.pop("decided_by"))

        held_by = []
        _held_by = d.pop("held_by")
        for held_by_item_data in _held_by:
            held_by_item = HolderOut.from_dict(held_by_item_data)

            held_by.append(held_by_item)

        cell_out = cls(
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_title=scope_title,
            on=on,
            state=state,
            because=because,
            since=since,
            until=until,
            until_basis=until_basis,
            covered_until=covered_until,
            days_left=days_left,
            risks=risks,
            certainty=certainty,
            evidence_on=evidence_on,
            stale=stale,
            data_until=data_until,
            attested_on=attested_on,
            last_held_by=last_held_by,
            see_also=see_also,
            decided_by=decided_by,
            held_by=held_by,
        )

        cell_out.additional_properties = d
        return cell_out

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
