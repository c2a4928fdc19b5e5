"""Open contracting data over HTTP, asked for as from Find a Tender."""

from typing import Annotated

from fastapi import Path, Query, Response
from sqlalchemy.orm import Session

from app.interchange.ocds.export import packages, queries
from app.interchange.ocds.export.schemas import NoQuery, PackageQuery, ReleaseQuery, package_of
from app.ledger.as_of import AsOf
from app.ledger.http.reads import Reads
from app.platform.http.pagination import Page
from app.platform.http.routing import operations

router = operations("/ocds/1.1", "Open contracting")

MEDIA_TYPE = "application/json"


@router.get(
    "/release-packages", response_class=Response, responses=package_of("releases")
)  # fmt: skip
def list_release_packages(query: Annotated[ReleaseQuery, Query()], reads: Reads) -> Response:
    """List what became known of contracts, as OCDS releases

    One for each entry of the ledger about a contract, the earliest first; a release never changes.
    Parameters and paging are those of Find a Tender. `updatedTo` itself is not included, so that
    spans of time that follow one another miss and repeat nothing.
    """

    def read(session: Session, as_of: AsOf) -> Page[bytes]:
        told = queries.list_releases(session, query, as_of)
        package = packages.release_package(told.items, as_of, reads.request.url, told.next)
        return Page([package], told.next)

    return reads.document_page(query, MEDIA_TYPE, read)


@router.get(
    "/release-packages/{id}", response_class=Response, responses=package_of("releases")
)  # fmt: skip
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
    return reads.document(
        query,
        MEDIA_TYPE,
        lambda session, at: packages.release_package(
            queries.get_releases(session, id_, at), at, reads.request.url
        ),
    )


@router.get(
    "/record-packages", response_class=Response, responses=package_of("records")
)  # fmt: skip
def list_record_packages(query: Annotated[PackageQuery, Query()], reads: Reads) -> Response:
    """List the contracting processes as OCDS records

    Each with what its releases say together, and the address of each release.
    """

    def read(session: Session, as_of: AsOf) -> Page[bytes]:
        told = queries.list_processes(session, query, as_of)
        package = packages.record_package(told.items, as_of, reads.request.url, told.next)
        return Page([package], told.next)

    return reads.document_page(query, MEDIA_TYPE, read)


@router.get(
    "/record-packages/{ocid}", response_class=Response, responses=package_of("records")
)  # fmt: skip
def get_record_package(
    ocid: Annotated[str, Path(max_length=300, description="The ocid of a contracting process.")],
    query: Annotated[NoQuery, Query()],
    reads: Reads,
) -> Response:
    """Show one contracting process as an OCDS record

    What its releases say together, merged as the standard merges them, and the address of each.
    """
    return reads.document(
        query,
        MEDIA_TYPE,
        lambda session, at: packages.record_package(
            [queries.get_process(session, ocid, at)], at, reads.request.url
        ),
    )
