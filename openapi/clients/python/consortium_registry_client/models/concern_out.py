from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.case_state import CaseState, check_case_state
from ..models.concern_step import ConcernStep, check_concern_step
from ..models.confidence import Confidence, check_confidence
from ..models.day_basis import DayBasis, check_day_basis
from ..models.undertaking_status import UndertakingStatus, check_undertaking_status
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.concern_step_out import ConcernStepOut


T = TypeVar("T", bound="ConcernOut")


@_attrs_define
class ConcernOut:
    """A concern about the performance of a provider, with its progress on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        provider (str): The code of the provider.
        provider_name (str): The name of the provider on the day.
        contract (None | str): The reference of the contract.
        text (str): The concern.
        opened_on (datetime.date): The day on which the concern was raised.
        day_basis (DayBasis): The evidence for the day of something that happened.
        state (CaseState): The state of a case on a day, as far as sources speak of it.
        last_heard_on (datetime.date | None): The latest day on which a source speaks of it; nothing is recorded since.
            Null if no source has a day.
        open_ (bool): True if no source says by the day that it was closed or ended.
        last_step (ConcernStep | None): The last step by the day; null before the first.
        plan_due_on (datetime.date | None): The due day of the current improvement plan.
        plan (None | UndertakingStatus): The status of that plan on the day; null without a plan.
        steps (list[ConcernStepOut]): The steps up to the day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    provider: str
    provider_name: str
    contract: None | str
    text: str
    opened_on: datetime.date
    day_basis: DayBasis
    state: CaseState
    last_heard_on: datetime.date | None
    open_: bool
    last_step: ConcernStep | None
    plan_due_on: datetime.date | None
    plan: None | UndertakingStatus
    steps: list[ConcernStepOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        fact = self.fact

        source = self.source

        confidence: str = self.confidence

        visibility: str = self.visibility

        note: None | str
        note = self.note

        authority = self.authority

        authority_name = self.authority_name

        provider = self.provider

        provider_name = self.provider_name

        contract: None | str
        contract = self.contract

        text = self.text

        opened_on = self.opened_on.isoformat()

        day_basis: str = self.day_basis

        state: str = self.state

        last_heard_on: None | str
        if isinstance(self.last_heard_on, datetime.date):
            last_heard_on = self.last_heard_on.isoformat()
        else:
            last_heard_on = self.last_heard_on

        open_ = self.open_

        last_step: None | str
        if isinstance(self.last_step, str):
            last_step = self.last_step
        else:
            last_step = self.last_step

        plan_due_on: None | str
        if isinstance(self.plan_due_on, datetime.date):
            plan_due_on = self.plan_due_on.isoformat()
        else:
            plan_due_on = self.plan_due_on

        plan: None | str
        if isinstance(self.plan, str):
            plan = self.plan
        else:
            plan = self.plan

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "fact": fact,
                "source": source,
                "confidence": confidence,
                "visibility": visibility,
                "note": note,
                "authority": authority,
                "authority_name": authority_name,
                "provider": provider,
                "provider_name": provider_name,
                "contract": contract,
                "text": text,
                "opened_on": opened_on,
                "day_basis": day_basis,
                "state": state,
                "last_heard_on": last_heard_on,
                "open": open_,
                "last_step": last_step,
                "plan_due_on": plan_due_on,
                "plan": plan,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.concern_step_out import ConcernStepOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        fact = d.pop("fact")

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        visibility = check_visibility(d.pop("visibility"))

        def _parse_note(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        note = _parse_note(d.pop("note"))

        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        provider = d.pop("provider")

        provider_name = d.pop("provider_name")

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        text = d.pop("text")

        opened_on = datetime.date.fromisoformat(d.pop("opened_on"))

        day_basis = check_day_basis(d.pop("day_basis"))

        state = check_case_state(d.pop("state"))

        def _parse_last_heard_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_heard_on_type_0 = datetime.date.fromisoformat(data)

                return last_heard_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        last_heard_on = _parse_last_heard_on(d.pop("last_heard_on"))

        open_ = d.pop("open")

        def _parse_last_step(data: object) -> ConcernStep | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_step_type_0 = check_concern_step(data)

                return last_step_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(ConcernStep | None, data)

        last_step = _parse_last_step(d.pop("last_step"))

        def _parse_plan_due_on(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                plan_due_on_type_0 = datetime.date.fromisoformat(data)

                return plan_due_on_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        plan_due_on = _parse_plan_due_on(d.pop("plan_due_on"))

        def _parse_plan(data: object) -> None | UndertakingStatus:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                plan_type_0 = check_undertaking_status(data)

                return plan_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | UndertakingStatus, data)

        plan = _parse_plan(d.pop("plan"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = ConcernStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        concern_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            provider=provider,
            provider_name=provider_name,
            contract=contract,
            text=text,
            opened_on=opened_on,
            day_basis=day_basis,
            state=state,
            last_heard_on=last_heard_on,
            open_=open_,
            last_step=last_step,
            plan_due_on=plan_due_on,
            plan=plan,
            steps=steps,
        )

        concern_out.additional_properties = d
        return concern_out

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
