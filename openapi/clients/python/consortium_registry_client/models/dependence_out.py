from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.purpose import Purpose, check_purpose

if TYPE_CHECKING:
    from ..models.dependence_share_out import DependenceShareOut
    from ..models.explanation import Explanation
    from ..models.purpose_cells_out import PurposeCellsOut


T = TypeVar("T", bound="DependenceOut")


@_attrs_define
class DependenceOut:
    """The concentration of the covered cells among providers or groups.

    Attributes:
        on (datetime.date): The day.
        by (str): The kind of holder: `provider` or `group`.
        purpose (list[Purpose]): The purposes of the contracts that are measured; empty for all: then lasting and
            bridging contracts count alike, and `cells_by_purpose` tells them apart.
        covered_cells (int): The number of cells that these contracts cover.
        cells_by_purpose (PurposeCellsOut): Numbers of cells by the purpose of the contracts that hold them.

            A cell that contracts of several purposes hold counts for each of these.
        known_cells (int): The number of cells whose state is not `unknown`.
        all_cells (int): The number of cells that the query selects.
        comparable (bool): False if less than 80 % of the cells are known: then the shares speak for the record, not for
            the authorities.
        hhi (float): The Herfindahl-Hirschman index: 10,000 if one holder has all cells.
        shares (list[DependenceShareOut]): The shares, largest first.
        explanation (Explanation | None): With `explain=true`, the rule and the facts.
    """

    on: datetime.date
    by: str
    purpose: list[Purpose]
    covered_cells: int
    cells_by_purpose: PurposeCellsOut
    known_cells: int
    all_cells: int
    comparable: bool
    hhi: float
    shares: list[DependenceShareOut]
    explanation: Explanation | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.explanation import Explanation  # noqa: PLC0415

        on = self.on.isoformat()

        by = self.by

        purpose = []
        for purpose_item_data in self.purpose:
            purpose_item: str = purpose_item_data
            purpose.append(purpose_item)

        covered_cells = self.covered_cells

        cells_by_purpose = self.cells_by_purpose.to_dict()

        known_cells = self.known_cells

        all_cells = self.all_cells

        comparable = self.comparable

        hhi = self.hhi

        shares = []
        for shares_item_data in self.shares:
            shares_item = shares_item_data.to_dict()
            shares.append(shares_item)

        explanation: dict[str, Any] | None
        if isinstance(self.explanation, Explanation):
            explanation = self.explanation.to_dict()
        else:
            explanation = self.explanation

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "on": on,
                "by": by,
                "purpose": purpose,
                "covered_cells": covered_cells,
                "cells_by_purpose": cells_by_purpose,
                "known_cells": known_cells,
                "all_cells": all_cells,
                "comparable": comparable,
                "hhi": hhi,
                "shares": shares,
                "explanation": explanation,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dependence_share_out import DependenceShareOut  # noqa: PLC0415
        from ..models.explanation import Explanation  # noqa: PLC0415
        from ..models.purpose_cells_out import PurposeCellsOut  # noqa: PLC0415

        d = dict(src_dict)
        on = datetime.date.fromisoformat(d.pop("on"))

        by = d.pop("by")

        purpose = []
        _purpose = d.pop("purpose")
        for purpose_item_data in _purpose:
            purpose_item = check_purpose(purpose_item_data)

            purpose.append(purpose_item)

        covered_cells = d.pop("covered_cells")

        cells_by_purpose = PurposeCellsOut.from_dict(d.pop("cells_by_purpose"))

        known_cells = d.pop("known_cells")

        all_cells = d.pop("all_cells")

        comparable = d.pop("comparable")

        hhi = d.pop("hhi")

        shares = []
        _shares = d.pop("shares")
        for shares_item_data in _shares:
            shares_item = DependenceShareOut.from_dict(shares_item_data)

            shares.append(shares_item)

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

        dependence_out = cls(
            on=on,
            by=by,
            purpose=purpose,
            covered_cells=covered_cells,
            cells_by_purpose=cells_by_purpose,
            known_cells=known_cells,
            all_cells=all_cells,
            comparable=comparable,
            hhi=hhi,
            shares=shares,
            explanation=explanation,
        )

        dependence_out.additional_properties = d
        return dependence_out

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
