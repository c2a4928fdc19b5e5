from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.confidence import Confidence, check_confidence
from ..models.verdict import Verdict, check_verdict
from ..models.visibility import Visibility, check_visibility

T = TypeVar("T", bound="ClaimOut")


@_attrs_define
class ClaimOut:
    """A claim of a source, with the latest decision on it.

    Attributes:
        id (str): Id of the claim.
        about (str): Subject of the claim, as `thing:code`.
        field (str): Name of the field that the claim is about, such as `last_day`.
        value (str): Value according to the source, in plain words.
        reads_as (None | str): The value in the form of the field; null if it has none.
        source (str): Code of the source.
        confidence (Confidence): The strength of the evidence for a fact.
        verdict (None | Verdict): The latest decision; null while undecided.
        reason (None | str): Reason of the decision.
        visibility (Visibility): The callers to whom a fact is shown.
    """

    id: str
    about: str
    field: str
    value: str
    reads_as: None | str
    source: str
    confidence: Confidence
    verdict: None | Verdict
    reason: None | str
    visibility: Visibility
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        about = self.about

        field = self.field

        value = self.value

        reads_as: None | str
        reads_as = self.reads_as

        source = self.source

        confidence: str = self.confidence

        verdict: None | str
        if isinstance(self.verdict, str):
            verdict = self.verdict
        else:
            verdict = self.verdict

        reason: None | str
        reason = self.reason

        visibility: str = self.visibility

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "about": about,
                "field": field,
                "value": value,
                "reads_as": reads_as,
                "source": source,
                "confidence": confidence,
                "verdict": verdict,
                "reason": reason,
                "visibility": visibility,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        about = d.pop("about")

        field = d.pop("field")

        value = d.pop("value")

        def _parse_reads_as(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reads_as = _parse_reads_as(d.pop("reads_as"))

        source = d.pop("source")

        confidence = check_confidence(d.pop("confidence"))

        def _parse_verdict(data: object) -> None | Verdict:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                verdict_type_0 = check_verdict(data)

                return verdict_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Verdict, data)

        verdict = _parse_verdict(d.pop("verdict"))

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))

        visibility = check_visibility(d.pop("visibility"))

        claim_out = cls(
            id=id,
            about=about,
            field=field,
            value=value,
            reads_as=reads_as,
            source=source,
            confidence=confidence,
            verdict=verdict,
            reason=reason,
            visibility=visibility,
        )

        claim_out.additional_properties = d
        return claim_out

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
