from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.release_outcome import ReleaseOutcome, check_release_outcome

if TYPE_CHECKING:
    from ..models.dropped_out import DroppedOut
    from ..models.notice_remark_out import NoticeRemarkOut
    from ..models.recorded_out import RecordedOut


T = TypeVar("T", bound="ReleaseReportOut")


@_attrs_define
class ReleaseReportOut:
    """The outcome of one release.

    Attributes:
        pointer (str): JSON pointer to the release in the file.
        ocid (None | str): The process; null if missing or unsafe to report.
        id (None | str): The id of the release in its process.
        outcome (ReleaseOutcome): The outcome of a release.
        contract (None | str): The contract of the process, if known.
        recorded (list[RecordedOut]): The facts recorded, in order.
        dropped (list[DroppedOut]): The fields left out as personal data.
        remarks (list[NoticeRemarkOut]): Findings to look at.
    """

    pointer: str
    ocid: None | str
    id: None | str
    outcome: ReleaseOutcome
    contract: None | str
    recorded: list[RecordedOut]
    dropped: list[DroppedOut]
    remarks: list[NoticeRemarkOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        pointer = self.pointer

        ocid: None | str
        ocid = self.ocid

        id: None | str
        id = self.id

        outcome: str = self.outcome

        contract: None | str
        contract = self.contract

        recorded = []
        for recorded_item_data in self.recorded:
            recorded_item = recorded_item_data.to_dict()
            recorded.append(recorded_item)

        dropped = []
        for dropped_item_data in self.dropped:
            dropped_item = dropped_item_data.to_dict()
            dropped.append(dropped_item)

        remarks = []
        for remarks_item_data in self.remarks:
            remarks_item = remarks_item_data.to_dict()
            remarks.append(remarks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "pointer": pointer,
                "ocid": ocid,
                "id": id,
                "outcome": outcome,
                "contract": contract,
                "recorded": recorded,
                "dropped": dropped,
                "remarks": remarks,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.dropped_out import DroppedOut  # noqa: PLC0415
        from ..models.notice_remark_out import NoticeRemarkOut  # noqa: PLC0415
        from ..models.recorded_out import RecordedOut  # noqa: PLC0415

        d = dict(src_dict)
        pointer = d.pop("pointer")

        def _parse_ocid(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        ocid = _parse_ocid(d.pop("ocid"))

        def _parse_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        id = _parse_id(d.pop("id"))

        outcome = check_release_outcome(d.pop("outcome"))

        def _parse_contract(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        contract = _parse_contract(d.pop("contract"))

        recorded = []
        _recorded = d.pop("recorded")
        for recorded_item_data in _recorded:
            recorded_item = RecordedOut.from_dict(recorded_item_data)

            recorded.append(recorded_item)

        dropped = []
        _dropped = d.pop("dropped")
        for dropped_item_data in _dropped:
            dropped_item = DroppedOut.from_dict(dropped_item_data)

            dropped.append(dropped_item)

        remarks = []
        _remarks = d.pop("remarks")
        for remarks_item_data in _remarks:
            remarks_item = NoticeRemarkOut.from_dict(remarks_item_data)

            remarks.append(remarks_item)

        release_report_out = cls(
            pointer=pointer,
            ocid=ocid,
            id=id,
            outcome=outcome,
            contract=contract,
            recorded=recorded,
            dropped=dropped,
            remarks=remarks,
        )

        release_report_out.additional_properties = d
        return release_report_out

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
