"""Open contracting data over HTTP, asked for as from Find a Tender."""

from functools import partial
from typing import Annotated

from fastapi import Path, Query, Response

from app.interchange.ocds.export import packages
from app.interchange.ocds.export.schemas import NoQuery, PackageQuery, ReleaseQuery, package_of
from app.ledger.http.reads import Reads
from app.platform.http.routing import documented, operations

router = operations("/ocds/1.1", "Open contracting")

MEDIA_TYPE = "application/json"


@router.get(
    "/release-packages",
    response_class=Response,
    responses=package_of("releases"),
    openapi_extra=documented(
        example={
            "updatedFrom": "2025-08-01T00:00:00",
            "updatedTo": "2025-10-01T00:00:00",
            "limit": 5,
        },
        statements=5,
    ),
)
def list_release_packages(query: Annotated[ReleaseQuery, Query()], reads: Reads) -> Response:
    """List what became known of contracts, as OCDS releases

    One for each entry of the ledger about a contract, the earliest first; a release never changes.
    Parameters and paging are those of Find a Tender. `updatedTo` itself is not included, so that
    spans of time that follow one another miss and repeat nothing.
    """
    read = partial(packages.list_release_packages, url=reads.request.url)
    return reads.document_page(query, MEDIA_TYPE, read)


@router.get(
    "/release-packages/{id}",
    response_class=Response,
    responses=package_of("releases"),
    openapi_extra=documented(example={"id": "ocds-h6vhtk-0597f7"}, statements=4),
)
def get_release_package(
    id_: Annotated[
        str, Path(alias="id", max_length=300, description="An ocid, or the id of one release.")
    ],
    query: Annotated[NoQuery, Query()],
    reads: Reads,
) -> Response:
    """Show the OCDS releases of one contracting process, or one release

    By the ocid, every release of the process, the earliest first; by its id, the one.
    """
    read = partial(packages.get_release_package, id_=id_, url=reads.request.url)
    return reads.document(query, MEDIA_TYPE, read)


@router.get(
    "/record-packages",
    response_class=Response,
    responses=package_of("records"),
    openapi_extra=documented(example={"limit": 3}, statements=5),
)
def list_record_packages(query: Annotated[PackageQuery, Query()], reads: Reads) -> Response:
    """List the contracting processes as OCDS records

    Each with what its releases say together, and the address of each release.
    """
    read = partial(packages.list_record_packages, url=reads.request.url)
    return reads.document_page(query, MEDIA_TYPE, read)


@router.get(
    "/record-packages/{ocid}",
    response_class=Response,
    responses=package_of("records"),
    openapi_extra=documented(example={"ocid": "ocds-h6vhtk-0597f7"}, statements=4),
)
def get_record_package(
    ocid: Annotated[str, Path(max_length=300, description="The ocid of a contracting process.")],
    query: Annotated[NoQuery, Query()],
    reads: Reads,
) -> Response:
    """Show one contracting process as an OCDS record

    What its releases say together, merged as the standard merges them, and the address of each.
    """
    read = partial(packages.get_record_package, ocid=ocid, url=reads.request.url)
    return reads.document(query, MEDIA_TYPE, read)
