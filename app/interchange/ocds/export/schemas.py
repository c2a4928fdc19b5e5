"""Query parameters and response schemas of open contracting data."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.interchange.ocds.export.times import london_moment
from app.platform.date_types import check_order
from app.platform.http.pagination import BaseQuery, PageParameters

_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
_MOMENT_PATTERN = (
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    rf"(T{_HOUR}(:[0-5]\d(\.\d{{1,6}})?)?(Z|[+-]{_HOUR})?)?"
)


def _moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    # A query string turns the plus of an offset into a space.
    moment = london_moment(value.replace(" ", "+"))
    if moment is None:
        raise PydanticCustomError(
            "invalid-moment", "a moment (2025-09-18T16:12:32), in London if it has no offset"
        )
    return moment


LondonMoment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": f"^{_MOMENT_PATTERN}$"}),
]
"""A moment; London time without an offset, and a day alone means its first moment."""


class PackageQuery(PageParameters):
    """Pagination of packages."""

    limit: int = Field(default=100, ge=1, le=100, description="The number of items in a package.")


class ReleaseQuery(PackageQuery):
    """Pagination of releases, within a time span."""

    # The parameter names of Find a Tender.
    updatedFrom: LondonMoment | None = Field(  # noqa: N815
        default=None,
        description="Only releases dated at this moment or later; without an offset, in London.",
    )
    updatedTo: LondonMoment | None = Field(  # noqa: N815
        default=None, description="Only releases dated before this moment."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "updatedFrom", "updatedTo")
        return self


class NoQuery(BaseQuery):
    """No query parameters."""


_TEXT, _ADDRESS = {"type": "string"}, {"type": "string", "format": "uri"}
_PACKAGE = {
    "uri": _ADDRESS,
    "version": _TEXT | {"const": "1.1"},
    "extensions": {"type": "array", "items": _ADDRESS},
    "publishedDate": {"type": "string", "format": "date-time"},
    "publisher": {
        "type": "object",
        "properties": {"name": _TEXT},
        "required": ["name"],
    },
    "license": _ADDRESS,
    "links": {"type": "object", "properties": {"next": _ADDRESS}, "required": ["next"]},
}
_OPENING = {
    "ocid": _TEXT,
    "id": _TEXT,
    "date": {"type": "string", "format": "date-time"},
    "tag": {"type": "array", "items": _TEXT},
    "initiationType": _TEXT | {"const": "tender"},
}
_RELEASE = {
    "type": "object",
    "description": "A release by the schema of OCDS 1.1.5 with the listed extensions.",
    "properties": _OPENING,
    "required": [*_OPENING],
}
_RECORD = {
    "type": "object",
    "properties": {
        "ocid": _TEXT,
        "releases": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"url": _ADDRESS, "date": _TEXT, "tag": _OPENING["tag"]},
                "required": ["url", "date", "tag"],
            },
        },
        "compiledRelease": _RELEASE,
    },
    "required": ["ocid", "releases", "compiledRelease"],
}


def package_response(what: str) -> dict[int | str, dict[str, Any]]:
    """Return the OpenAPI response of a package of `releases` or `records`."""
    listed = {"type": "array", "items": _RELEASE if what == "releases" else _RECORD}
    schema = {
        "type": "object",
        "title": f"{what.removesuffix('s').title()}Package",
        "properties": {**_PACKAGE, what: listed},
        "required": [*(name for name in _PACKAGE if name != "links"), what],
    }
    return {200: {"content": {"application/json": {"schema": schema}}}}
