"""Reading of the file of a register: its encoding, and the sheet of a workbook."""

import io

import openpyxl
import pytest

from tests.interchange.registers.council import Council

HEADER = "Contract reference,Title of agreement,Start date,End date,Total contract value\n"
ROW = 'CE/2026/1,Storage – £,01/04/2026,31 Mar 2028,"£120,000"\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_dash_and_pound_survive_every_encoding(council: Council, encoding: str) -> None:
    council.imports((HEADER + ROW).encode(encoding))

    assert council.system.sees("contracts/camden-ce-2026-1")["title"] == "Storage – £"


def test_sheet_of_a_workbook_is_chosen_by_its_name(council: Council) -> None:
    book = openpyxl.Workbook()
    for title, reference in (("2025", "A"), ("2026", "B"), ("Mr John Smith", "C")):
        sheet = book.create_sheet(title)
        sheet.append(["Ref", "Title", "End date"])
        sheet.append([reference, "Storage", "2028-03-31"])
    content = io.BytesIO()
    book.save(content)

    report = council.imports(
        content.getvalue(), media_type="application/octet-stream", sheet="2026"
    )
    text = council.imports("Ref,Title,End date\nD,Repair,2028-03-31\n")

    assert [row["reference"] for row in report["recorded"]] == ["camden-b"]
    assert (report["sheet"], report["other_sheets"]) == ("2026", ["Sheet", "2025"])
    assert (text["sheet"], text["other_sheets"]) == (None, [])
