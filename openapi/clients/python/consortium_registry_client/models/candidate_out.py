from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.candidate_stage import CandidateStage, check_candidate_stage
from ..models.confidence import Confidence, check_confidence
from ..models.visibility import Visibility, check_visibility

if TYPE_CHECKING:
    from ..models.candidate_step_out import CandidateStepOut


T = TypeVar("T", bound="CandidateOut")


@_attrs_define
class CandidateOut:
    """A provider that may take over a scope, with its stage on the day.

    Attributes:
        id (str): The permanent id of the record.
        fact (str): The id of the current fact of the record, for `If-Match`.
        source (str): The code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        visibility (Visibility): The callers to whom a fact is shown.
        note (None | str): A note of the author.
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        scope (str): The code of the scope.
        scope_name (str): The title of the scope on the day.
        provider (str): The code of the provider.
        provider_name (str): The name of the provider on the day.
        opened_on (datetime.date): The day on which the provider was identified.
        stage (CandidateStage): The stage of a provider that may take over a service.
        stage_on (datetime.date): The day on which the stage was reached.
        contract (None | str): The reference of the signed contract; null before.
        reason (None | str): The reason for falling through; null otherwise.
        steps (list[CandidateStepOut]): The steps up to the day.
    """

    id: str
    fact: str
    source: str
    confidence: Confidence
    visibility: Visibility
    note: None | str
    authority: str
    authority_name: str
    scope: str
    scope_name: str
    provider: str
    provider_name: str
    opened_on: datetime.date
    stage: CandidateStage
    stage_on: datetime.date
    contract: None | str
    reason: None | str
    steps: list[CandidateStepOut]
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

        scope = self.scope

        scope_name = self.scope_name

        provider = self.provider

        provider_name = self.provider_name

        opened_on = self.opened_on.isoformat()

        stage: str = self.stage

        stage_on = self.stage_on.isoformat()

        contract: None | str
        contract = self.contract

        reason: None | str
        reason = self.reason

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
                "scope": scope,
                "scope_name": scope_name,
                "provider": provider,
                "provider_name": provider_name,
                "opened_on": opened_on,
                "stage": stage,
                "stage_on": stage_on,
                "contract": contract,
                "reason": reason,
                "steps": steps,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.candidate_step_out import CandidateStepOut  # noqa: PLC0415

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

        scope = d.pop("scope")

        scope_name = d.pop("scope_name")

        provider = d.pop("provider")

        provider_name = d.pop("provider_name")

        opened_on = datetime.date.fromisoformat(d.pop("opened_on"))

        stage = check_candidate_stage(d.pop("stage"))

        stage_on = datetime.date.fromisoformat(d.pop("stage_on"))

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in _steps:
            steps_item = CandidateStepOut.from_dict(steps_item_data)

            steps.append(steps_item)

        candidate_out = cls(
            id=id,
            fact=fact,
            source=source,
            confidence=confidence,
            visibility=visibility,
            note=note,
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_name=scope_name,
            provider=provider,
            provider_name=provider_name,
            opened_on=opened_on,
            stage=stage,
            stage_on=stage_on,
            contract=contract,
            reason=reason,
            steps=steps,
        )

        candidate_out.additional_properties = d
        return candidate_out

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
