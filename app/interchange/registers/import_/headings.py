"""Map the column headings of councils to fields."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

REQUIRED = ("reference", "title")

# Normalised spellings in the Transparency Code, the LGA schema and the portals of councils.
_SPELLINGS: dict[str, str] = {
    "reference": "contract reference|reference number|contract reference number|contract id|ref"
    "|contract number|agreement reference|contract ref|reference no|contract ref no",
    "title": "contract title|title of agreement|agreement title|contract name|name of contract",
    "department": "directorate|local authority department responsible|department responsible"
    "|responsible department|service area|council department|service department",
    "supplier": "supplier name|name of supplier|supplier name and details|contractor|provider"
    "|contractor name|provider name|awarded supplier|vendor|vendor name",
    "supplier_code": "",
    "supplier_company_number": "company number|supplier company number|company registration number"
    "|companies house number|supplier companies house number|company registration no",
    "supplier_charity_number": "charity number|registered charity number|vcse registration number"
    "|supplier charity number|charity registration number",
    "value": "contract value|amount|sum",
    "value_total": "total contract value|total value|sum to be paid|sum to be paid over the length"
    " of the contract|whole life value|estimated total value|lifetime value|contract total value"
    "|total contract value gbp|contract value total",
    "value_per_year": "annual value|annual contract value|estimated annual value|estimated annual"
    " spending|estimated annual spend|annual spend|value per year|estimated annual budget",
    "value_basis": "",
    "value_vat": "vat",
    "irrecoverable_vat": "irrecoverable vat|vat that cannot be recovered|vat not recoverable"
    "|value added tax that cannot be recovered|non recoverable vat|vat non recoverable",
    "first_day": "start date|contract start date|start|commencement date|contract start"
    "|contract commencement date|date from",
    "first_day_basis": "",
    "last_day": "end date|contract end date|end|expiry date|contract expiry date|contract end"
    "|current end date|date to",
    "last_day_basis": "",
    "last_day_change": "change of last day|end date change",
    "extension_last_day": "extension end date|extension ends|end date with extensions"
    "|end date including extensions|contract end date including extensions|extended end date",
    "review_on": "review date|contract review date|review",
    "tendered": "invitation to tender|result of an invitation to tender|invitation to quote"
    "|invitation to quote or tender|from an invitation to quote or a published invitation to tender"
    "|tendered yes no|was the contract the result of an invitation to quote or tender",
    "tender_route": "procurement route|route to market|procurement method|tender process|procedure"
    "|procurement process|process type",
    "sme": "sme yes no|is sme|supplier is sme|small or medium sized enterprise|small medium"
    " enterprise|sme flag|is supplier an sme",
    "vcse": "vcse yes no|is vcse|supplier is vcse|vcso|voluntary or community sector organisation"
    "|voluntary community and social enterprise|vcs|vcse flag|is supplier a vcse",
    "kind": "",
    "purpose": "",
    "regime": "",
    "cpv": "cpv code|common procurement vocabulary|cpv codes",
    "ocid": "open contracting id|open contracting identifier",
}
_SEPARATORS = re.compile(r"[\W_]+")
_EXPORT_ONLY = (
    "authority_reference", "description", "currency", "lead", "buyers", "source",
)  # fmt: skip
"""Columns of an export that an import ignores, since registers do not set them."""


def _fields_by_heading() -> dict[str, str]:
    fields = {
        spelling: field
        for field, spellings in _SPELLINGS.items()
        for spelling in (field, *spellings.split("|"))
        if spelling
    }
    return {normalise(spelling): field for spelling, field in fields.items()}


def normalise(heading: str) -> str:
    """Return a heading in lower case, without punctuation and bracketed text."""
    bare = re.sub(r"\([^)]*\)|£", " ", heading.casefold())
    return " ".join(_SEPARATORS.sub(" ", bare).split())


_FIELDS = _fields_by_heading()
FIELDS = tuple(_SPELLINGS)


@dataclass(frozen=True, slots=True)
class Headings:
    """The field of each column, the ignored columns, and missing and duplicate fields."""

    fields: dict[int, str]
    ignored: list[int]
    missing: list[str]
    duplicates: list[tuple[int, int]]


def read_headings(headings: Sequence[str]) -> Headings:
    """Map headings to fields; columns without a heading are ignored."""
    columns: dict[str, list[int]] = defaultdict(list)
    ignored = []
    for n, heading in enumerate(headings):
        field = _FIELDS.get(normalise(heading))
        if field is not None:
            columns[field].append(n)
        elif heading.strip() and normalise(heading) not in {
            normalise(name) for name in _EXPORT_ONLY
        }:
            ignored.append(n)
    return Headings(
        fields={numbers[0]: field for field, numbers in columns.items()},
        ignored=ignored,
        missing=[field for field in REQUIRED if field not in columns],
        duplicates=[(numbers[0], other) for numbers in columns.values() for other in numbers[1:]],
    )


def column_letters(n: int) -> str:
    """Return the spreadsheet name of a column: A, B, …, Z, AA."""
    name = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
