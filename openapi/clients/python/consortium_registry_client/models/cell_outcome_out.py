from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.cell_outcome import CellOutcome, check_cell_outcome
from ..models.cover_reason import CoverReason, check_cover_reason
from ..models.cover_state import CoverState, check_cover_state

if TYPE_CHECKING:
    from ..models.cell_holder_out import CellHolderOut


T = TypeVar("T", bound="CellOutcomeOut")


@_attrs_define
class CellOutcomeOut:
    """The outcome on a day of a cell that the failed providers held.

    Attributes:
        authority (str): The code of the authority.
        authority_name (str): The name of the authority on the day.
        scope (str): The code of the scope.
        scope_title (str): The title of the scope on the day.
        outcome (CellOutcome): The outcome of a cell that failed providers held when the incident began.
        before (CoverState): The state of an authority's cover for a scope on a day.
        state (CoverState): The state of an authority's cover for a scope on a day.
        because (CoverReason | None): The reason of a state that is `ended` or `unknown`; else null.
        held_by (list[CellHolderOut]): The contracts that hold the cell on the day, with their purpose.
    """

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    outcome: CellOutcome
    before: CoverState
    state: CoverState
    because: CoverReason | None
    held_by: list[CellHolderOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        authority_name = self.authority_name

        scope = self.scope

        scope_title = self.scope_title

        outcome: str = self.outcome

        before: str = self.before

        state: str = self.state

        because: None | str
        if isinstance(self.because, str):
            because = self.because
        else:
            because = self.because

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
                "outcome": outcome,
                "before": before,
                "state": state,
                "because": because,
                "held_by": held_by,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_holder_out import CellHolderOut  # noqa: PLC0415

        d = dict(src_dict)
        authority = d.pop("authority")

        authority_name = d.pop("authority_name")

        scope = d.pop("scope")

        scope_title = d.pop("scope_title")

        outcome = check_cell_outcome(d.pop("outcome"))

        before = check_cover_state(d.pop("before"))

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

        held_by = []
        _held_by = d.pop("held_by")
        for held_by_item_data in _held_by:
            held_by_item = CellHolderOut.from_dict(held_by_item_data)

            held_by.append(held_by_item)

        cell_outcome_out = cls(
            authority=authority,
            authority_name=authority_name,
            scope=scope,
            scope_title=scope_title,
            outcome=outcome,
            before=before,
            state=state,
            because=because,
            held_by=held_by,
        )

        cell_outcome_out.additional_properties = d
        return cell_outcome_out

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
