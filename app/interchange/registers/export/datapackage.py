"""Data Packages (version 1) that describe the exported files."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from pydantic_core import to_json

from app.interchange.registers.export.columns import COLUMNS, HEADER
from app.interchange.registers.export.schemas import RegisterTableQuery
from app.ledger.as_of import AsOf
from app.platform.clock import format_moment

MEDIA_TYPE = "application/json"
LICENCES = [
    {
        "name": "OGL-UK-3.0",
        "title": "Open Government Licence v3.0",
        "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    }
]
_CSV = "contracts-register.csv"
_KEY = "reference"


def register_package(query: RegisterTableQuery, as_of: AsOf) -> bytes:
    """Return the Data Package of a contracts register, pinned to this position."""
    columns = query.columns()
    pinned = {
        **query.selected(),
        "on": as_of.day(query.on).isoformat(),
        "known_at": format_moment(as_of.moment),
    }
    resource = {
        "name": "contracts-register",
        "path": f"{_CSV}?{urlencode(pinned, doseq=True)}",
        "title": "Contracts as the Local Government Transparency Code 2015 requires them",
        "mediatype": "text/csv",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [COLUMNS[HEADER.index(name)].field() for name in columns],
            **({"primaryKey": [_KEY]} if _KEY in columns else {}),
            "missingValues": [""],
        },
    }
    return package("contracts-register", "Contracts register", [resource], as_of)


def package(name: str, title: str, resources: Sequence[dict[str, Any]], as_of: AsOf) -> bytes:
    """Serialize a Data Package of these resources as of a position."""
    description = {
        "profile": "data-package",
        "name": name,
        "title": title,
        "version": str(as_of.position),
        **({"created": _moment(as_of.recorded_at)} if as_of.recorded_at else {}),
        "licenses": LICENCES,
        "resources": resources,
    }
    return to_json(description, indent=2) + b"\n"


def _moment(moment: datetime) -> str:
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
