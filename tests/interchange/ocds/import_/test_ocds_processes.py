"""The contract that notices describe: kind, CPV and status, whatever form publishers give them."""

from typing import Any

import pytest

from app.interchange.ocds.import_.processes import read_process
from tests.support.notices import award, release, tender


@pytest.mark.parametrize(
    ("method", "details", "kind"),
    [
        ("direct", "Direct award", "direct-award"),
        ("limited", "Negotiated procedure without prior publication (above threshold)",
         "direct-award"),
        ("limited", "Award procedure without prior publication of a call for competition",
         "direct-award"),
        ("limited", "Negotiated without publication of a contract notice", "direct-award"),
        (None, "Single tender action (below threshold)", "direct-award"),
        ("limited", "Competitive quotation (below threshold)", "unknown"),
        (None, "Other - Direct Award from a Framework Contract", "unknown"),
        ("selective", "Negotiated procedure with prior publication of a call", "competed"),
        ("selective", "Call-off from a framework agreement", "call-off"),
        ("selective", "Award under framework", "call-off"),
        ("open", "Open procedure", "competed"),
        (["direct"], {"a": 1}, "unknown"),
    ],
)  # fmt: skip
def test_kind_follows_from_method_and_its_description(method: Any, details: Any, kind: str) -> None:
    said = tender(procurementMethod=method, procurementMethodDetails=details)

    assert read_process(release(tender=said)).kind == kind


@pytest.mark.parametrize(
    ("code", "kept", "remarks"),
    [
        ("33196000", "33196000", []),
        ("33196000-2", "33196000-2", []),
        ("3319600", None, ["cpv-invalid"]),
        ("331960000", None, ["cpv-invalid"]),
        ("33196000-12", None, ["cpv-invalid"]),
        ("CPV 33196000", None, ["cpv-invalid"]),
    ],
)
def test_cpv_has_eight_digits_or_leads_to_a_remark(
    code: str, kept: str | None, remarks: list[str]
) -> None:
    said = tender(classification={"scheme": "CPV", "id": code})

    process = read_process(release(tender=said))

    assert (process.cpv, [item.code for item in process.remarks]) == (kept, remarks)


def signed(status: str) -> dict[str, Any]:
    return {"id": "1", "awardID": "1", "status": status}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, "active"),
        ({"awards": [award(status="cancelled")]}, "cancelled"),
        ({"awards": [award(status="unsuccessful")]}, "cancelled"),
        ({"awards": [award(status="cancelled"), award(id="2")]}, "active"),
        ({"contracts": [signed("active")]}, "active"),
        ({"contracts": [signed("cancelled")]}, "cancelled"),
        ({"contracts": [signed("terminated")]}, "terminated"),
        ({"contracts": [signed("terminated"), signed("active")]}, "active"),
        ({"awards": [], "tender": tender(status="withdrawn")}, "cancelled"),
        ({"tender": tender(status="complete")}, "active"),
        ({"awards": [award(status=["cancelled"])], "tender": tender(status={})}, "active"),
        ({"tender": tender(status="cancelled")}, "active"),
    ],
)
def test_status_is_that_of_the_award_and_the_contract(said: dict[str, Any], status: str) -> None:
    assert read_process(release(**said)).status == status
