from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.explanation import Explanation
    from ..models.state_counts_out import StateCountsOut
    from ..models.summary_out import SummaryOut


T = TypeVar("T", bound="SummaryPageSummaryOut")


@_attrs_define
class SummaryPageSummaryOut:
    """A page of summaries, with the counts of all authorities.

    Attributes:
        items (list[SummaryOut]): The items of this page, in the order of the list.
        next_ (None | str): The `cursor` of the next page; null on the last page.
        explanation (Explanation | None): With `explain=true`, the rule and the facts behind the page.
        total (None | StateCountsOut): The counts of all authorities, also of other pages.
    """

    items: list[SummaryOut]
    next_: None | str
    explanation: Explanation | None
    total: None | StateCountsOut
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.explanation import Explanation  # noqa: PLC0415
        from ..models.state_counts_out import StateCountsOut  # noqa: PLC0415

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        next_: None | str
        next_ = self.next_

        explanation: dict[str, Any] | None
        if isinstance(self.explanation, Explanation):
            explanation = self.explanation.to_dict()
        else:
            explanation = self.explanation

        total: dict[str, Any] | None
        if isinstance(self.total, StateCountsOut):
            total = self.total.to_dict()
        else:
            total = self.total

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "items": items,
                "next": next_,
                "explanation": explanation,
                "total": total,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.explanation import Explanation  # noqa: PLC0415
        from ..models.state_counts_out import StateCountsOut  # noqa: PLC0415
        from ..models.summary_out import SummaryOut  # noqa: PLC0415

        d = dict(src_dict)
        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = SummaryOut.from_dict(items_item_data)

            items.append(items_item)

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        next_ = _parse_next_(d.pop("next"))

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

        def _parse_total(data: object) -> None | StateCountsOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                total_type_0 = StateCountsOut.from_dict(data)

                return total_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StateCountsOut, data)

        total = _parse_total(d.pop("total"))

        summary_page_summary_out = cls(
            items=items,
            next_=next_,
            explanation=explanation,
            total=total,
        )

        summary_page_summary_out.additional_properties = d
        return summary_page_summary_out

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
