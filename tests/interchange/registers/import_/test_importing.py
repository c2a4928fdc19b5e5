"""Import of a register: new rows record contracts, others correct or change nothing."""

from typing import Any

import pytest

from app.interchange.registers.export import xlsx_file
from tests.interchange.registers.council import Council
from tests.support import world
from tests.support.registry import System, told

HEADER = "Contract reference,Title of agreement,Start date,End date,Total contract value\n"
ONE = 'CE/2026/1,Storage of equipment,01/04/2026,31 Mar 2028,"£120,000"\n'
TWO = "CE/2026/2,Repair,1 Oct 2026,open-ended,\n"
REFERENCE = "camden-ce-2026-1"


def counts(report: dict[str, Any]) -> tuple[int, int, int, int]:
    return report["new"], report["changed"], report["unchanged"], report["refused"]


def test_new_row_records_a_contract_of_the_authority(council: Council) -> None:
    report = council.imports(HEADER + ONE + TWO)

    contract = council.system.sees(f"contracts/{REFERENCE}")
    assert counts(report) == (2, 0, 0, 0)
    assert [contract[name] for name in ("title", "lead", "buyers")] == [
        "Storage of equipment", "camden", ["camden"],
    ]  # fmt: skip
    assert contract["term"] == {
        "first_day": "2026-04-01", "first_day_basis": "agreed",
        "last_day": "2028-03-31", "last_day_basis": "agreed",
    }  # fmt: skip
    assert [(item["amount"], item["basis"]) for item in contract["values"]] == [
        ("120000.00", "total")
    ]
    assert contract["identifiers"] == [{"id": "CE/2026/1", "scheme": "camden-register"}]
    other = council.system.sees("contracts/camden-ce-2026-2")["term"]
    assert (other["last_day"], other["last_day_basis"]) == (None, "open-ended")


def test_file_becomes_a_source_with_its_hash(council: Council) -> None:
    report = council.imports(HEADER + ONE)

    source = council.system.sees(f"sources/{report['source']}")
    assert source["kind"] == "contracts-register"
    assert source["title"].startswith("Contracts register of Camden, a CSV file of SHA-256 ")
    assert source["retrieved_on"] == "2026-11-22"


def test_file_of_undeclared_type_is_read_by_its_content(council: Council) -> None:
    declared = council.imports(HEADER + ONE, dry_run="true")

    undeclared = council.imports(
        HEADER + ONE, dry_run="true", media_type="application/octet-stream"
    )

    assert undeclared == declared
    assert counts(undeclared) == (1, 0, 0, 0)


def test_same_file_again_changes_nothing(council: Council) -> None:
    council.imports(HEADER + ONE + TWO)
    before = council.registry.everything()

    report = council.imports(HEADER + ONE + TWO)

    assert counts(report) == (0, 0, 2, 0)
    assert report["source"] is None
    assert council.registry.everything() == before


def test_dry_run_returns_the_same_report_and_records_nothing(council: Council) -> None:
    before = council.registry.everything()

    tried = council.imports(HEADER + ONE + TWO, dry_run=True)

    assert council.registry.everything() == before
    earnest = council.imports(HEADER + ONE + TWO)
    assert {**tried, "dry_run": False} == earnest


@pytest.mark.parametrize(
    ("format_", "media_type"), [("csv", "text/csv"), ("xlsx", xlsx_file.MEDIA_TYPE)]
)
def test_export_imported_again_changes_nothing(
    council: Council, format_: str, media_type: str
) -> None:
    council.imports(HEADER + ONE + TWO)
    with council.registry.database.write_session() as session:
        values = [
            {"amount": "5.00", "basis": "first-year", "vat": "included"},
            {"amount": "7.50", "basis": "per-year"},
        ]
        world.contract(
            session,
            "shared",
            lead="islington",
            title="=Shared",
            values=values,
            first_day_basis="assumed",
            tender_route="Words",
            kind="framework",
        )
        world.contract(
            session,
            "call",
            kind="call-off",
            framework="shared",
            lead="camden",
            last_day=None,
            last_day_basis="derived",
            cpv="33100000",
            sme=True,
        )
        world.award(session, "shared", authority="camden")
        world.contract(session, "ended", lead="camden", ocid="ocds-h6vhtk-000001")
        world.term_change(session, "ended", last_day="2025-06-30")
        world.contract(session, "never", lead="camden")
        world.term_change(session, "never", change="cancellation", last_day=None)
        world.notice(session, "ended", notice_type="UK7", url="https://example.org/7")
    register = council.register(format_=format_)

    report = council.imports(register, media_type=media_type)

    assert counts(report) == (0, 0, 5, 0)
    assert (report["fault_count"], report["not_in_file"]) == (0, [])


def test_row_that_differs_corrects_the_details(council: Council) -> None:
    council.imports(HEADER + ONE)

    report = council.imports(HEADER + ONE.replace("Storage", "Storing").replace("£120,", "£130,"))

    assert counts(report) == (0, 1, 0, 0)
    assert report["recorded"] == [
        {"row": 2, "reference": REFERENCE, "outcome": "changed", "fields": ["title", "values"]}
    ]
    history = council.system.lists(f"contracts/{REFERENCE}/history")
    first = history[0]["fact"]
    assert [(item["action"], item["replaces"]) for item in history] == [
        ("recorded", None), ("revised", first),
    ]  # fmt: skip


def test_empty_cell_removes_nothing(council: Council) -> None:
    council.imports(HEADER + ONE)

    report = council.imports(HEADER + "CE/2026/1,Storage of equipment,,n/a,-\n")

    assert counts(report) == (0, 0, 1, 0)


def test_later_last_day_is_an_extension_with_a_remark(council: Council) -> None:
    council.imports(HEADER + ONE)

    report = council.imports(HEADER + ONE.replace("2028", "2030"))
    again = council.imports(HEADER + ONE.replace("2028", "2030"))

    assert (counts(report), report["recorded"][0]["fields"]) == ((0, 1, 0, 0), ["last_day"])
    assert [(item["row"], item["code"]) for item in report["remarks"] if item["row"]] == [
        (2, "read-as-extension")
    ]
    assert counts(again) == (0, 0, 1, 0)
    contract = council.system.sees(f"contracts/{REFERENCE}")
    assert contract["signed"]["last_day"] == "2028-03-31"
    assert [item["change"] for item in contract["term_changes"]] == ["extension"]


def test_earlier_last_day_needs_a_declared_meaning(council: Council) -> None:
    council.imports(HEADER + ONE)
    shorter = HEADER.strip() + ",last_day_change\n" + ONE.strip().replace("2028", "2027") + ",{}\n"

    silent = council.sends(shorter.format(""))
    report = council.imports(shorter.format("termination"))

    assert told(silent) == (422, "rows-refused", ["/rows/2/last_day"])
    assert silent.json()["errors"][0]["code"] == "last-day-differs"
    assert (counts(report), report["recorded"][0]["fields"]) == ((0, 1, 0, 0), ["last_day"])


def test_contract_missing_from_the_file_is_not_withdrawn(council: Council) -> None:
    council.imports(HEADER + ONE + TWO)

    report = council.imports(HEADER + TWO)

    assert (report["not_in_file_count"], report["not_in_file"]) == (1, [REFERENCE])
    assert council.system.sees(f"contracts/{REFERENCE}")["title"] == "Storage of equipment"


def test_supplier_is_matched_by_number_and_never_by_name(council: Council) -> None:
    header = "reference,title,supplier,company number\n"

    report = council.imports(header + "A,a,Whoever,1234567\nB,b,east ltd,\nC,c,Nobody,See note\n")

    assert council.system.sees("contracts/camden-a")["provider"] == "east"
    assert council.system.sees("contracts/camden-b")["provider"] is None
    on_rows = [item for item in report["remarks"] if item["row"]]
    assert [(item["row"], item["code"], item["suggested"]) for item in on_rows] == [
        (2, "supplier-name-differs", []),
        (3, "supplier-suggested", ["east"]),
        (4, "invalid-number", []),
        (4, "supplier-unknown", []),
    ]
    assert (report["taken"], report["reported"]) == (3, 1)


def test_number_makes_one_provider_of_the_first_name(council: Council) -> None:
    header = "reference,title,supplier,company number\n"

    report = council.imports(header + "A,a,Example Ltd,7654321\nB,b,EXAMPLE LIMITED,07654321\n")

    assert {council.system.sees(f"contracts/camden-{code}")["provider"] for code in "ab"} == {
        "gb-coh-07654321"
    }
    provider = council.system.sees("providers/gb-coh-07654321")
    assert (provider["name"], provider["source"]) == ("Example Ltd", report["source"])
    assert counts(council.imports(header + "A,a,Example Ltd,7654321\n")) == (0, 0, 1, 0)


def test_suppliers_are_kept_as_published(council: Council) -> None:
    header = "reference,title,supplier,company number\n"
    content = header + "A,a,A Ltd,1234567\nA,a,B plc,\nB,b,Mr Example t/a Example Gardens,\n"

    council.imports(content)

    contract = council.system.sees("contracts/camden-a")
    assert [(item["name"], item["number"]) for item in contract["suppliers_as_published"]] == [
        ("A Ltd", "01234567"), ("B plc", None),
    ]  # fmt: skip
    (gardens,) = council.system.sees("contracts/camden-b")["suppliers_as_published"]
    assert gardens["name"] == "Example Gardens"
    assert counts(council.imports(content)) == (0, 0, 2, 0)
    other = council.imports(content.replace("B plc", "C plc"))
    assert other["recorded"][0]["fields"] == ["suppliers_as_published"]


def test_row_without_reference_gets_the_same_one_each_time(council: Council) -> None:
    content = "reference,title,supplier\nTBC,One,A Ltd\n,One,A Ltd\nN/A,Two,B Ltd\n"

    report = council.imports(content)

    assert counts(report) == (3, 0, 0, 0)
    assert [item["code"] for item in report["remarks"] if item["code"] == "reference-made"] == [
        "reference-made"
    ] * 3
    assert counts(council.imports(content)) == (0, 0, 3, 0)
    moved = "title,supplier\nTwo,B Ltd\nOne,A Ltd\nOne,A Ltd\n"
    assert counts(council.imports(moved.replace("supplier", "supplier,value"))) == (0, 0, 3, 0)


def test_rows_of_one_reference_are_one_contract(council: Council) -> None:
    content = "reference,title,supplier,value\nF,Frame,A Ltd,5\nG,Other,,\nF,Frame,B Ltd,7\n"

    report = council.imports(content)

    assert counts(report) == (2, 0, 0, 0)
    assert (report["rows"], report["taken"]) == (3, 3)
    (remark,) = [item for item in report["remarks"] if item["code"] == "rows-differ"]
    assert (remark["row"], remark["column"], remark["field"]) == (4, "D", "value")
    assert "5.00" in remark["detail"]
    assert council.system.sees("contracts/camden-f")["values"] == []


def test_total_and_notes_are_left_out_with_a_remark(council: Council) -> None:
    content = HEADER + ONE + ',Total,,,"£120,000"\n,,,,\nSource: the finance team,,,,\n'

    report = council.imports(content)

    assert counts(report) == (1, 0, 0, 0)
    assert (report["rows"], report["taken"], report["left_out"]) == (3, 1, 2)
    assert [item["code"] for item in report["remarks"] if item["row"]] == [
        "total-left-out", "note-left-out",
    ]  # fmt: skip


def test_columns_correct_what_headings_mean(council: Council) -> None:
    content = "Ref,Title,Awarded to,Begins (FY)\nA,a,Example Ltd,01/04/2025\n"

    silent = council.imports(content, dry_run=True)
    report = council.imports(content, columns=["Begins (FY):first_day"])

    missing = [item["detail"] for item in silent["remarks"] if item["code"] == "column-not-found"]
    assert len(missing) == 3
    assert all("Begins (FY)" in detail for detail in missing)
    assert report["columns"][3] == {
        "column": "D", "heading": "Begins (FY)", "field": "first_day", "examples": ["01/04/2025"],
    }  # fmt: skip
    assert council.system.sees("contracts/camden-a")["term"]["first_day"] == "2025-04-01"


def test_mapping_to_an_unknown_field_is_refused(council: Council) -> None:
    refused = council.sends(HEADER + ONE, columns=["A:nonsense"])

    assert told(refused) == (422, "unknown-column-field", ["/query/columns/0"])


def test_number_of_another_authority_is_not_matched(council: Council) -> None:
    islington = council.registry.editor("islington")
    council.imports(HEADER + "1,Ours,,,\n")

    report = council.imports(HEADER + "1,Theirs,,,\n", authority="islington", system=islington)

    assert counts(report) == (1, 0, 0, 0)
    assert council.system.sees("contracts/camden-1")["title"] == "Ours"
    assert council.system.sees("contracts/islington-1")["title"] == "Theirs"


SLUGS = "ref,title,value\nA/1,One,\nA-1,Two,\nÅ,Three,\n"


def test_numbers_with_the_same_slug_record_two_contracts(
    council: Council,
) -> None:
    report = council.imports(SLUGS)

    references = [item["reference"] for item in report["recorded"]]
    assert len(set(references)) == 3
    assert counts(council.imports(SLUGS)) == (0, 0, 3, 0)


def test_admin_without_acting_for_is_refused(council: Council, admin: System) -> None:
    silent = council.sends(HEADER + ONE, system=admin)
    spoken = council.imports(HEADER + ONE, system=admin, headers={"Acting-For": "camden"})

    assert told(silent)[:2] == (403, "acting-for-needed")
    assert counts(spoken) == (1, 0, 0, 0)


@pytest.mark.parametrize("authority", ["camden", "nowhere"])
def test_admin_who_acts_for_nobody_known_is_told_so_first(
    council: Council, admin: System, authority: str
) -> None:
    header = {"Acting-For": "atlantis"}

    refused = council.sends(HEADER + ONE, authority=authority, system=admin, headers=header)

    assert told(refused)[:2] == (422, "unknown-authority")


def test_contract_of_another_authority_is_not_corrected(council: Council) -> None:
    with council.registry.database.write_session() as session:
        world.contract(session, "theirs", lead="islington", title="Theirs")

    response = council.sends("reference,title,value\ntheirs,Ours,\n")

    assert told(response) == (422, "rows-refused", ["/rows/2/reference"])
    assert response.json()["errors"][0]["code"] == "not-in-charge"


def test_register_of_another_authority_is_refused(council: Council) -> None:
    assert told(council.sends(HEADER + ONE, authority="islington"))[:2] == (403, "not-in-charge")


def test_template_with_own_rows_is_imported(council: Council) -> None:
    template = council.system.asks("exports/contracts-template.csv").content

    report = council.imports(template.replace(b"EXAMPLE-", b"CE/"), dry_run=True)

    assert counts(report) == (2, 0, 0, 0)
    assert [item for item in report["columns"] if item["field"] is None] == []


def test_example_rows_of_the_template_are_refused(council: Council) -> None:
    template = council.system.asks("exports/contracts-template.csv").content

    report = council.imports(template, dry_run=True)
    refused = council.sends(template)

    assert counts(report) == (0, 0, 0, 2)
    assert told(refused) == (422, "rows-refused", ["/rows/2/reference", "/rows/3/reference"])
    assert {item["code"] for item in refused.json()["errors"]} == {"example-row"}


@pytest.mark.parametrize(
    ("published", "suggested"),
    [
        ("ST JOHNS CAFE & CO LIMITED", ["cafe"]),
        ("St John's Café and Company Ltd", []),
        ("St John's Café and Co", []),
    ],
)
def test_equal_names_are_those_that_suggestions_compare(
    council: Council, published: str, suggested: list[str]
) -> None:
    with council.registry.database.write_session() as session:
        world.provider(session, "former", name="St John's Café and Co Ltd")
        world.provider(session, "cafe", name="Another name")
        world.merge(session, "provider", "former", into="cafe")

    report = council.imports(f"Ref,Title,Supplier\nA,Meals,{published}\n")

    (remark,) = [item for item in report["remarks"] if item["row"] == 2]
    assert remark["suggested"] == suggested
    listed = council.system.lists("suggestions", kind="supplier")
    assert [item["provider"] for item in listed] == suggested
