"""HTTP routes for open contracting data, with the parameters of Find a Tender."""

from functools import partial
from typing import Annotated

from fastapi import Path, Query, Response

from app.interchange.ocds.export import packages, queries
from app.interchange.ocds.export.schemas import (
    NoQuery,
    PackageQuery,
    ReleaseQuery,
    package_response,
)
from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations

router = operations("/ocds/1.1", "Open contracting")

MEDIA_TYPE = "application/json"


@router.get(
    "/release-packages",
    response_class=Response,
    responses=package_response("releases"),
    openapi_extra=documented(
        example={
            "updatedFrom": "2025-08-01T00:00:00",
            "updatedTo": "2025-10-01T00:00:00",
            "limit": 5,
        },
        statements=7,
    ),
)
def list_release_packages(query: Annotated[ReleaseQuery, Query()], reads: Reads) -> Response:
    """List OCDS releases of contracts.

    Returns a release package: one release for each ledger entry about a contract, the earliest
    first. A release never changes. Parameters and paging are those of Find a Tender. `updatedTo`
    is exclusive, so that consecutive time spans neither miss nor repeat a release.
    """
    write = partial(packages.write_release_package, url=reads.request.url)
    return reads.document_page(query, MEDIA_TYPE, queries.list_releases, write)


@router.get(
    "/release-packages/{id}",
    response_class=Response,
    responses=package_response("releases"),
    openapi_extra=documented(example={"id": "ocds-h6vhtk-0597f7"}, statements=6),
)
def get_release_package(
    id_: Annotated[
        str, Path(alias="id", max_length=300, description="An ocid, or the id of one release.")
    ],
    query: Annotated[NoQuery, Query()],
    reads: Reads,
) -> Response:
    """Show the OCDS releases of a contracting process, or a single release.

    With an ocid, returns every release of the process, the earliest first; with a release id, that
    release. 404 if neither is known.
    """
    read = partial(packages.get_release_package, id_=id_, url=reads.request.url)
    return reads.document(query, MEDIA_TYPE, read)


@router.get(
    "/record-packages",
    response_class=Response,
    responses=package_response("records"),
    openapi_extra=documented(example={"limit": 3}, statements=7),
)
def list_record_packages(query: Annotated[PackageQuery, Query()], reads: Reads) -> Response:
    """List contracting processes as OCDS records.

    Returns a record package: each record has the compiled release and the addresses of its
    releases.
    """
    write = partial(packages.write_record_package, url=reads.request.url)
    return reads.document_page(query, MEDIA_TYPE, queries.list_processes, write)


@router.get(
    "/record-packages/{ocid}",
    response_class=Response,
    responses=package_response("records"),
    openapi_extra=documented(example={"ocid": "ocds-h6vhtk-0597f7"}, statements=6),
)
def get_record_package(
    ocid: Annotated[str, Path(max_length=300, description="The ocid of a contracting process.")],
    query: Annotated[NoQuery, Query()],
    reads: Reads,
) -> Response:
    """Show a contracting process as an OCDS record.

    Returns the compiled release, merged by the rules of the standard, and the addresses of the
    releases. 404 for an unknown ocid.
    """
    read = partial(packages.get_record_package, ocid=ocid, url=reads.request.url)
    return reads.document(query, MEDIA_TYPE, read)
