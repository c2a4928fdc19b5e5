"""Registers as files, over HTTP."""

from typing import IO, Annotated, Any

from fastapi import Query, Response
from sqlalchemy.orm import Session

from app.interchange.registers.export import archive, csv_file, datapackage, xlsx_file
from app.interchange.registers.export.file_responses import Exporting
from app.interchange.registers.export.queries import lines
from app.interchange.registers.export.schemas import ArchiveQuery, RegisterQuery, TemplateQuery
from app.interchange.registers.export.template import NAME, template
from app.ledger.as_of import AsOf
from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations

router = operations("/v1/exports", "Exports")


def _file(media_type: str, *, is_binary: bool = False) -> dict[str, Any]:
    """What is given out as it is: a route with such an answer has no other shape."""
    schema = {"type": "string", **({"format": "binary"} if is_binary else {})}
    if media_type == datapackage.MEDIA_TYPE:
        schema = {"type": "object"}
    content = {media_type.partition(";")[0]: {"schema": schema}}
    return {"response_class": Response, "responses": {200: {"content": content}}}


@router.get(
    "/contracts-register.csv",
    **_file(csv_file.MEDIA_TYPE),
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=(4, 5)
    ),
)
def get_contracts_register(
    query: Annotated[RegisterQuery, Query()], exporting: Exporting
) -> Response:
    """Download the contracts register as CSV

    What the Local Government Transparency Code 2015 wants published of each contract. What the
    registry does not know is an empty cell; what a day rests on stands beside it. Contracts that
    never began are left out.
    """
    return exporting.file(
        query,
        csv_file.MEDIA_TYPE,
        f"{_name(query)}.csv",
        _write_csv,
    )


@router.get(
    "/contracts-register.xlsx",
    **_file(xlsx_file.MEDIA_TYPE, is_binary=True),
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=5
    ),
)
def get_contracts_workbook(
    query: Annotated[RegisterQuery, Query()], exporting: Exporting
) -> Response:
    """Download the contracts register as a workbook

    The same lines as the CSV, with days and amounts that a spreadsheet can calculate with. At one
    position of the ledger it is the same bytes for ever.
    """
    return exporting.file(
        query,
        xlsx_file.MEDIA_TYPE,
        f"{_name(query)}.xlsx",
        _write_xlsx,
    )


@router.get(
    "/contracts-register.datapackage.json",
    **_file(datapackage.MEDIA_TYPE),
    openapi_extra=documented(
        example={"authority": "westminster", "on": "2025-09-25"}, statements=2
    ),
)
def describe_contracts_register(
    query: Annotated[RegisterQuery, Query()], exporting: Exporting
) -> Response:
    """Describe the contracts register as a Data Package

    Every column with its type and meaning. The path that it names is the CSV at the same position
    of the ledger, relative to this address.
    """
    return exporting.file(
        query,
        datapackage.MEDIA_TYPE,
        f"{_name(query)}.datapackage.json",
        _write_datapackage,
    )


@router.get(
    "/registry.zip",
    **_file(archive.MEDIA_TYPE, is_binary=True),
    openapi_extra=documented(statements=17),
)
def get_registry(query: Annotated[ArchiveQuery, Query()], exporting: Exporting) -> Response:
    """Download everything that is public as one archive

    Every table as CSV, the changes as one JSON object a line, a Data Package that describes them,
    and the licences: all at one position of the ledger.
    """
    return exporting.file(query, archive.MEDIA_TYPE, "registry-{day}.zip", _write_archive)


@router.get(
    "/contracts-template.csv", **_file(csv_file.MEDIA_TYPE), openapi_extra=documented(statements=1)
)
def get_contracts_template(query: Annotated[TemplateQuery, Query()], reads: Reads) -> Response:
    """Download a template for a contracts register

    The columns that an import reads, with two lines that are made up: replace them by your own.
    """
    response = reads.document(query, csv_file.MEDIA_TYPE, template)
    response.headers["Content-Disposition"] = f'attachment; filename="{NAME}"'
    return response


def _name(query: RegisterQuery) -> str:
    """The name under which a register is saved: a code at most, and the day."""
    asked = (query.authority, query.consortium)
    plain = [
        "".join(c for c in one if c.isascii() and (c.isalnum() or c == "-")) for one in asked if one
    ]
    return "-".join(["contracts-register", *(one[:60] for one in plain if one), "{day}"])


def _write_archive(session: Session, _: ArchiveQuery, as_of: AsOf, file: IO[bytes]) -> None:
    archive.write_archive(session, as_of, file)


def _write_csv(session: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    csv_file.write_csv(lines(session, query, as_of), file)


def _write_xlsx(session: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    xlsx_file.write_xlsx(lines(session, query, as_of), file, as_of.recorded_at)


def _write_datapackage(_: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    file.write(datapackage.of_register(query, as_of))
