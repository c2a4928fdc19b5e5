from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.cell_error_out import CellErrorOut
    from ..models.column_out import ColumnOut
    from ..models.row_out import RowOut
    from ..models.row_remark_out import RowRemarkOut


T = TypeVar("T", bound="RegisterReport")


@_attrs_define
class RegisterReport:
    """The outcome of a contracts register; of a dry run, the outcome it would have.

    Attributes:
        authority (str): The code of the authority.
        dry_run (bool): True if nothing was recorded.
        encoding (str): The encoding detected in the file; of a workbook, `xlsx`.
        sheet (None | str): The sheet of a workbook that was read; null for a text, and where the name may be personal
            data.
        other_sheets (list[str]): The sheets of a workbook that were not read.
        header_row (int): The row of the header in a spreadsheet.
        rows (int): The number of rows below the header, without empty ones.
        taken (int): The number of rows that are recorded, or that change nothing.
        left_out (int): The number of rows that are no contracts, such as totals.
        reported (int): The number of rows that are refused, left out, or have a remark that is not only about matching
            or naming the supplier.
        new (int): The number of contracts recorded for the first time.
        changed (int): The number of contracts corrected or changed.
        unchanged (int): The number of contracts that stay as they are.
        refused (int): The number of rows refused.
        source (None | str): The code of the source for the file; null if nothing changes.
        mapping (None | str): The fact with the column mapping of the authority that was used; null if none is recorded.
        columns (list[ColumnOut]): The columns with a heading.
        recorded (list[RowOut]): The contracts that are new or changed, by their first row.
        fault_count (int): The number of cell errors.
        faults (list[CellErrorOut]): The first 1,000 cell errors.
        refused_csv (None | str): The refused rows as CSV with their headings and a column `faults`, to be mended and
            sent again; cells that are not read are empty. Null if there are none.
        remark_count (int): The number of remarks.
        remarks (list[RowRemarkOut]): The first 1,000 remarks.
        not_in_file_count (int): The number of contracts of the authority missing from the file.
        not_in_file (list[str]): The first 1,000 contracts missing from the file; none is withdrawn.
    """

    authority: str
    dry_run: bool
    encoding: str
    sheet: None | str
    other_sheets: list[str]
    header_row: int
    rows: int
    taken: int
    left_out: int
    reported: int
    new: int
    changed: int
    unchanged: int
    refused: int
    source: None | str
    mapping: None | str
    columns: list[ColumnOut]
    recorded: list[RowOut]
    fault_count: int
    faults: list[CellErrorOut]
    refused_csv: None | str
    remark_count: int
    remarks: list[RowRemarkOut]
    not_in_file_count: int
    not_in_file: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        authority = self.authority

        dry_run = self.dry_run

        encoding = self.encoding

        sheet: None | str
        sheet = self.sheet

        other_sheets = self.other_sheets

        header_row = self.header_row

        rows = self.rows

        taken = self.taken

        left_out = self.left_out

        reported = self.reported

        new = self.new

        changed = self.changed

        unchanged = self.unchanged

        refused = self.refused

        source: None | str
        source = self.source

        mapping: None | str
        mapping = self.mapping

        columns = []
        for columns_item_data in self.columns:
            columns_item = columns_item_data.to_dict()
            columns.append(columns_item)

        recorded = []
        for recorded_item_data in self.recorded:
            recorded_item = recorded_item_data.to_dict()
            recorded.append(recorded_item)

        fault_count = self.fault_count

        faults = []
        for faults_item_data in self.faults:
            faults_item = faults_item_data.to_dict()
            faults.append(faults_item)

        refused_csv: None | str
        refused_csv = self.refused_csv

        remark_count = self.remark_count

        remarks = []
        for remarks_item_data in self.remarks:
            remarks_item = remarks_item_data.to_dict()
            remarks.append(remarks_item)

        not_in_file_count = self.not_in_file_count

        not_in_file = self.not_in_file

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "authority": authority,
                "dry_run": dry_run,
                "encoding": encoding,
                "sheet": sheet,
                "other_sheets": other_sheets,
                "header_row": header_row,
                "rows": rows,
                "taken": taken,
                "left_out": left_out,
                "reported": reported,
                "new": new,
                "changed": changed,
                "unchanged": unchanged,
                "refused": refused,
                "source": source,
                "mapping": mapping,
                "columns": columns,
                "recorded": recorded,
                "fault_count": fault_count,
                "faults": faults,
                "refused_csv": refused_csv,
                "remark_count": remark_count,
                "remarks": remarks,
                "not_in_file_count": not_in_file_count,
                "not_in_file": not_in_file,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_error_out import CellErrorOut  # noqa: PLC0415
        from ..models.column_out import ColumnOut  # noqa: PLC0415
        from ..models.row_out import RowOut  # noqa: PLC0415
        from ..models.row_remark_out import RowRemarkOut  # noqa: PLC0415

        d = dict(src_dict)
        authority = d.pop("authority")

        dry_run = d.pop("dry_run")

        encoding = d.pop("encoding")

        def _parse_sheet(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        sheet = _parse_sheet(d.pop("sheet"))

        other_sheets = cast(list[str], d.pop("other_sheets"))

        header_row = d.pop("header_row")

        rows = d.pop("rows")

        taken = d.pop("taken")

        left_out = d.pop("left_out")

        reported = d.pop("reported")

        new = d.pop("new")

        changed = d.pop("changed")

        unchanged = d.pop("unchanged")

        refused = d.pop("refused")

        def _parse_source(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        source = _parse_source(d.pop("source"))

        def _parse_mapping(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        mapping = _parse_mapping(d.pop("mapping"))

        columns = []
        _columns = d.pop("columns")
        for columns_item_data in _columns:
            columns_item = ColumnOut.from_dict(columns_item_data)

            columns.append(columns_item)

        recorded = []
        _recorded = d.pop("recorded")
        for recorded_item_data in _recorded:
            recorded_item = RowOut.from_dict(recorded_item_data)

            recorded.append(recorded_item)

        fault_count = d.pop("fault_count")

        faults = []
        _faults = d.pop("faults")
        for faults_item_data in _faults:
            faults_item = CellErrorOut.from_dict(faults_item_data)

            faults.append(faults_item)

        def _parse_refused_csv(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        refused_csv = _parse_refused_csv(d.pop("refused_csv"))

        remark_count = d.pop("remark_count")

        remarks = []
        _remarks = d.pop("remarks")
        for remarks_item_data in _remarks:
            remarks_item = RowRemarkOut.from_dict(remarks_item_data)

            remarks.append(remarks_item)

        not_in_file_count = d.pop("not_in_file_count")

        not_in_file = cast(list[str], d.pop("not_in_file"))

        register_report = cls(
            authority=authority,
            dry_run=dry_run,
            encoding=encoding,
            sheet=sheet,
            other_sheets=other_sheets,
            header_row=header_row,
            rows=rows,
            taken=taken,
            left_out=left_out,
            reported=reported,
            new=new,
            changed=changed,
            unchanged=unchanged,
            refused=refused,
            source=source,
            mapping=mapping,
            columns=columns,
            recorded=recorded,
            fault_count=fault_count,
            faults=faults,
            refused_csv=refused_csv,
            remark_count=remark_count,
            remarks=remarks,
            not_in_file_count=not_in_file_count,
            not_in_file=not_in_file,
        )

        register_report.additional_properties = d
        return register_report

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
