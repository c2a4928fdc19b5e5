"""Registers as files, over HTTP."""

from typing import IO, Annotated, Any

from fastapi import Query, Response
from sqlalchemy.orm import Session

from app.interchange.registers.export import archive, csv_file, datapackage, xlsx_file
from app.interchange.registers.export.file_responses import Exports
from app.interchange.registers.export.queries import read_lines
from app.interchange.registers.export.schemas import ArchiveQuery, RegisterQuery, TemplateQuery
from app.interchange.registers.export.template import FILE_NAME, render_template
from app.ledger.as_of import AsOf
from app.ledger.http.reads import Reads
from app.platform.http.routing import operations

router = operations("/v1/exports", "Exports")


def _file_route(media_type: str, *, is_binary: bool = False) -> dict[str, Any]:
    """What is given out as it is: a route with such an answer has no other shape."""
    schema = {"type": "string", **({"format": "binary"} if is_binary else {})}
    if media_type == datapackage.MEDIA_TYPE:
        schema = {"type": "object"}
    content = {media_type.partition(";")[0]: {"schema": schema}}
    return {"response_class": Response, "responses": {200: {"content": content}}}


@router.get("/contracts-register.csv", **_file_route(csv_file.MEDIA_TYPE))
def get_contracts_register(query: Annotated[RegisterQuery, Query()], exports: Exports) -> Response:
    """Download the contracts register as CSV

    What the Local Government Transparency Code 2015 wants published of each contract. What the
    registry does not know is an empty cell; what a day rests on stands beside it. Contracts that
    never began are left out.
    """
    return exports.file(
        query,
        csv_file.MEDIA_TYPE,
        f"{_file_name(query)}.csv",
        _write_csv,
    )


@router.get("/contracts-register.xlsx", **_file_route(xlsx_file.MEDIA_TYPE, is_binary=True))
def get_contracts_workbook(query: Annotated[RegisterQuery, Query()], exports: Exports) -> Response:
    """Download the contracts register as a workbook

    The same lines as the CSV, with days and amounts that a spreadsheet can calculate with. At one
    position of the ledger it is the same bytes for ever.
    """
    return exports.file(
        query,
        xlsx_file.MEDIA_TYPE,
        f"{_file_name(query)}.xlsx",
        _write_xlsx,
    )


@router.get("/contracts-register.datapackage.json", **_file_route(datapackage.MEDIA_TYPE))
def describe_contracts_register(
    query: Annotated[RegisterQuery, Query()], exports: Exports
) -> Response:
    """Describe the contracts register as a Data Package

    Every column with its type and meaning. The path that it names is the CSV at the same position
    of the ledger, relative to this address.
    """
    return exports.file(
        query,
        datapackage.MEDIA_TYPE,
        f"{_file_name(query)}.datapackage.json",
        _write_datapackage,
    )


@router.get("/registry.zip", **_file_route(archive.MEDIA_TYPE, is_binary=True))
def get_registry(query: Annotated[ArchiveQuery, Query()], exports: Exports) -> Response:
    """Download everything that is public as one archive

    Every table as CSV, the changes as one JSON object a line, a Data Package that describes them,
    and the licences: all at one position of the ledger.
    """
    return exports.file(query, archive.MEDIA_TYPE, "registry-{day}.zip", _write_archive)


@router.get("/contracts-template.csv", **_file_route(csv_file.MEDIA_TYPE))
def get_contracts_template(query: Annotated[TemplateQuery, Query()], reads: Reads) -> Response:
    """Download a template for a contracts register

    The columns that an import reads, with two lines that are made up: replace them by your own.
    """
    response = reads.document(query, csv_file.MEDIA_TYPE, render_template)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


def _file_name(query: RegisterQuery) -> str:
    """The name under which a register is saved: a code at most, and the day."""
    filters = (query.authority, query.consortium)
    plain = [
        "".join(c for c in code if c.isascii() and (c.isalnum() or c == "-"))
        for code in filters
        if code
    ]
    return "-".join(["contracts-register", *(code[:60] for code in plain if code), "{day}"])


def _write_archive(session: Session, _: ArchiveQuery, as_of: AsOf, file: IO[bytes]) -> None:
    archive.write_archive(session, as_of, file)


def _write_csv(session: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    csv_file.write_csv(read_lines(session, query, as_of), file)


def _write_xlsx(session: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    xlsx_file.write_xlsx(read_lines(session, query, as_of), file, as_of.recorded_at)


def _write_datapackage(_: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    file.write(datapackage.register_package(query, as_of))
