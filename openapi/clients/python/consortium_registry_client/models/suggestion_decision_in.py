from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.confidence import Confidence, check_confidence
from ..types import UNSET, Unset

T = TypeVar("T", bound="SuggestionDecisionIn")


@_attrs_define
class SuggestionDecisionIn:
    """The decision on a suggestion.

    Attributes:
        accept (bool): True if both are the same, false if they are not.
        reason (str): Reason of the decision, without personal data.
        source (None | str | Unset): Code of the source on which the decision rests; default: that of the newest
            contract with the supplier, of the notice with the buyer, or of the provider.
        confidence (Confidence | Unset): The strength of the evidence for a fact.
    """

    accept: bool
    reason: str
    source: None | str | Unset = UNSET
    confidence: Confidence | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        accept = self.accept

        reason = self.reason

        source: None | str | Unset
        if isinstance(self.source, Unset):
            source = UNSET
        else:
            source = self.source

        confidence: str | Unset = UNSET
        if not isinstance(self.confidence, Unset):
            confidence = self.confidence

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "accept": accept,
                "reason": reason,
            }
        )
        if source is not UNSET:
            field_dict["source"] = source
        if confidence is not UNSET:
            field_dict["confidence"] = confidence

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        accept = d.pop("accept")

        reason = d.pop("reason")

        def _parse_source(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        source = _parse_source(d.pop("source", UNSET))

        _confidence = d.pop("confidence", UNSET)
        confidence: Confidence | Unset
        if isinstance(_confidence, Unset):
            confidence = UNSET
        else:
            confidence = check_confidence(_confidence)

        suggestion_decision_in = cls(
            accept=accept,
            reason=reason,
            source=source,
            confidence=confidence,
        )

        return suggestion_decision_in
