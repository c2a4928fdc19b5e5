"""HTTP routes for file exports."""

from typing import IO, Annotated, Any

from fastapi import Query, Response
from sqlalchemy.orm import Session

from app.interchange.registers.export import (
    archive,
    csv_file,
    datapackage,
    sqlite_file,
    xlsx_file,
)
from app.interchange.registers.export.file_responses import Exports
from app.interchange.registers.export.queries import conditions, read_lines
from app.interchange.registers.export.schemas import (
    ArchiveQuery,
    RegisterQuery,
    RegisterTableQuery,
    TemplateQuery,
)
from app.interchange.registers.export.template import FILE_NAME, render_template
from app.ledger.as_of import AsOf
from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations

router = operations("/v1/exports", "Exports")

MAX_NAMED = 3
"""The number of authorities up to which a file name names them; beyond it, it counts them."""
_NAMED = {
    "authority", "consortium", "labelled_consortium", "fields", "on", "known_at", "position",
}  # fmt: skip
"""The parameters that select no contracts, or whose values the name has."""


def _file_route(media_type: str, *, is_binary: bool = False) -> dict[str, Any]:
    """Return the route arguments of a response that is a file."""
    schema = {"type": "string", **({"format": "binary"} if is_binary else {})}
    if media_type == datapackage.MEDIA_TYPE:
        schema = {"type": "object"}
    content = {media_type.partition(";")[0]: {"schema": schema}}
    return {"response_class": Response, "responses": {200: {"content": content}}}


@router.get(
    "/contracts-register.csv",
    **_file_route(csv_file.MEDIA_TYPE),
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=(6, 9)
    ),
)
def get_contracts_register(
    query: Annotated[RegisterTableQuery, Query()], exports: Exports
) -> Response:
    """Download the contracts register as CSV.

    Returns a line for each contract with the items that the Local Government Transparency Code
    2015 requires, in the order of references. Unknown values are empty cells; the basis of a day
    stands in the next column. Cancelled contracts are left out. Errors: 422 `unknown-column`.
    """
    return exports.file(
        query,
        csv_file.MEDIA_TYPE,
        f"{_file_name(query)}.csv",
        _write_csv,
    )


@router.get(
    "/contracts-register.xlsx",
    **_file_route(xlsx_file.MEDIA_TYPE, is_binary=True),
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=9
    ),
)
def get_contracts_workbook(query: Annotated[RegisterQuery, Query()], exports: Exports) -> Response:
    """Download the contracts register as a workbook.

    Returns the lines of the CSV as XLSX, with typed days and amounts, and sheets that explain them:
    notes, what is missing by contract, notices with links, codes and sources. At one ledger
    position the bytes are always the same.
    """
    return exports.file(
        query,
        xlsx_file.MEDIA_TYPE,
        f"{_file_name(query)}.xlsx",
        _write_xlsx,
    )


@router.get(
    "/contracts-register.datapackage.json",
    **_file_route(datapackage.MEDIA_TYPE),
    openapi_extra=documented(
        example={"authority": ["westminster"], "on": "2025-09-25"}, statements=(2, 3)
    ),
)
def describe_contracts_register(
    query: Annotated[RegisterTableQuery, Query()], exports: Exports
) -> Response:
    """Describe the contracts register as a Data Package.

    Returns every column with its type and description. The resource path is the CSV at the same
    ledger position, relative to this address.
    """
    return exports.file(
        query,
        datapackage.MEDIA_TYPE,
        f"{_file_name(query)}.datapackage.json",
        _write_datapackage,
    )


@router.get(
    "/registry.zip",
    **_file_route(archive.MEDIA_TYPE, is_binary=True),
    openapi_extra=documented(statements=47),
)
def get_registry(query: Annotated[ArchiveQuery, Query()], exports: Exports) -> Response:
    """Download all public data as an archive.

    Returns a ZIP file with every table as CSV, cover and all kinds of cases included, the changes
    as NDJSON, a Data Package that describes them, and the licences, all at one ledger position.
    """
    return exports.file(query, archive.MEDIA_TYPE, "registry-{day}.zip", _write_archive)


@router.get(
    "/registry.sqlite",
    **_file_route(sqlite_file.MEDIA_TYPE, is_binary=True),
    openapi_extra=documented(statements=47),
)
def get_database(query: Annotated[ArchiveQuery, Query()], exports: Exports) -> Response:
    """Download all public data as a SQLite file.

    Returns the tables of the archive and the changes, all at one ledger position; the table
    `tables` describes them. Days are text, lists are JSON, and what is unknown is NULL.
    """
    return exports.file(query, sqlite_file.MEDIA_TYPE, "registry-{day}.sqlite", _write_sqlite)


@router.get(
    "/contracts-template.csv",
    **_file_route(csv_file.MEDIA_TYPE),
    openapi_extra=documented(statements=1),
)
def get_contracts_template(query: Annotated[TemplateQuery, Query()], reads: Reads) -> Response:
    """Download a template for a contracts register.

    Returns the columns that an import reads, with two example lines to replace.
    """
    response = reads.document(query, csv_file.MEDIA_TYPE, render_template)
    response.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    return response


def _file_name(query: RegisterQuery) -> str:
    """Return the file name of a register: its parties, whether it is a selection, and the day."""
    authorities = query.authority
    if len(authorities) > MAX_NAMED:
        authorities = [f"{len(authorities)}-authorities"]
    filters = (*authorities, query.consortium, query.labelled_consortium)
    is_selection = bool(query.model_fields_set - _NAMED)
    plain = [
        "".join(c for c in code if c.isascii() and (c.isalnum() or c == "-"))
        for code in filters
        if code
    ]
    selection = ["selection"] if is_selection else []
    codes = (code[:60] for code in plain if code)
    return "-".join(["contracts-register", *codes, *selection, "{day}"])


def _write_archive(session: Session, _: ArchiveQuery, as_of: AsOf, file: IO[bytes]) -> None:
    archive.write_archive(session, as_of, file)


def _write_sqlite(session: Session, _: ArchiveQuery, as_of: AsOf, file: IO[bytes]) -> None:
    sqlite_file.write_sqlite(session, as_of, file)


def _write_csv(session: Session, query: RegisterTableQuery, as_of: AsOf, file: IO[bytes]) -> None:
    columns = query.columns()
    csv_file.write_csv(read_lines(session, query, as_of), file, columns)


def _write_xlsx(session: Session, query: RegisterQuery, as_of: AsOf, file: IO[bytes]) -> None:
    xlsx_file.write_xlsx(session, query, as_of, file)


def _write_datapackage(
    session: Session, query: RegisterTableQuery, as_of: AsOf, file: IO[bytes]
) -> None:
    conditions(session, query, as_of)
    file.write(datapackage.register_package(query, as_of))
