"""The template of a contracts register: its header and two example lines."""

import csv
import io

from sqlalchemy.orm import Session

from app.domain.registers import TEMPLATE_REFERENCES
from app.interchange.registers.export.csv_file import BYTE_ORDER_MARK
from app.ledger.as_of import AsOf
from app.platform.http.pagination import BaseQuery

FILE_NAME = "contracts-template.csv"
_LINES: tuple[dict[str, str], ...] = (
    {
        "reference": TEMPLATE_REFERENCES[0],
        "title": "Example: community equipment",
        "department": "Adult social care",
        "supplier": "Example Supplies Limited",
        "value": "£1,250,000.00",
        "value_basis": "total",
        "value_vat": "excluded",
        "irrecoverable_vat": "0.00",
        "first_day": "01/04/2026",
        "last_day": "31/03/2028",
        "extension_last_day": "31/03/2030",
        "review_on": "30/09/2027",
        "tendered": "yes",
        "tender_route": "Open procedure",
        "sme": "no",
        "vcse": "no",
        "kind": "competed",
        "purpose": "lasting",
        "regime": "pa-2023",
        "cpv": "33100000",
    },
    {
        "reference": TEMPLATE_REFERENCES[1],
        "title": "Example: repair of wheelchairs",
        "department": "Adult social care",
        "value": "80,000",
        "value_basis": "per-year",
        "first_day": "1 Oct 2026",
        "last_day": "open-ended",
        "sme": "yes",
        "vcse": "yes",
        "supplier_charity_number": "",
        "kind": "unknown",
    },
)
HEADER = (
    "reference", "title", "department", "supplier", "supplier_company_number",
    "supplier_charity_number", "value", "value_basis", "value_vat", "irrecoverable_vat",
    "first_day", "last_day", "last_day_change", "extension_last_day", "review_on", "tendered",
    "tender_route", "sme", "vcse", "kind", "purpose", "regime", "cpv", "ocid",
)  # fmt: skip


def render_template(_: Session, __: BaseQuery, ___: AsOf) -> bytes:
    """Return the template as CSV."""
    text = io.StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(text, HEADER, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_LINES)
    return text.getvalue().encode()
