"""Release packages and record packages, as bytes."""

from collections.abc import Sequence
from datetime import datetime, time

from pydantic_core import to_json
from sqlalchemy.orm import Session
from starlette.datastructures import URL

from app.interchange.ocds.export import queries
from app.interchange.ocds.export.release_builder import Process, Release
from app.interchange.ocds.export.release_delta import Json
from app.ledger.as_of import AsOf
from app.platform.clock import LONDON, in_london
from app.platform.http.pagination import BaseQuery, Page

RELEASES = "/ocds/1.1/release-packages"

EXTENSIONS = (
    "https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_pagination_extension/"
    "master/extension.json",
    "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
)
"""The extensions in use, with the addresses that Find a Tender publishes."""

_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def write_release_package(page: Page[Release], as_of: AsOf, url: URL) -> bytes:
    """Write one page of releases as a package; `url` is the address of the request."""
    return _release_package(page.items, as_of, url, page.next)


def get_release_package(session: Session, _: BaseQuery, as_of: AsOf, id_: str, url: URL) -> bytes:
    """Return the releases of one process, or a single release, as a package."""
    return _release_package(queries.get_releases(session, id_, as_of), as_of, url)


def write_record_package(page: Page[Process], as_of: AsOf, url: URL) -> bytes:
    """Write one page of records as a package; `url` is the address of the request."""
    return _record_package(page.items, as_of, url, page.next)


def get_record_package(session: Session, _: BaseQuery, as_of: AsOf, ocid: str, url: URL) -> bytes:
    """Return the record of one process as a package."""
    return _record_package([queries.get_process(session, ocid, as_of)], as_of, url)


def _release_package(
    releases: Sequence[Release], as_of: AsOf, url: URL, more: str | None = None
) -> bytes:
    """Serialize a package of releases; `more` is the cursor of the next page."""
    dates = [str(item.body["date"]) for item in releases]
    body = {"releases": [item.body for item in releases]}
    return to_json(_package(dates, as_of, url, more) | body)


def _record_package(
    processes: Sequence[Process], as_of: AsOf, url: URL, more: str | None = None
) -> bytes:
    """Serialize a package of records: compiled releases with the addresses of releases."""
    dates = [str(item.compiled["date"]) for item in processes]
    body = {"records": [_record(item, url) for item in processes]}
    return to_json(_package(dates, as_of, url, more) | body)


def _package(dates: Sequence[str], as_of: AsOf, url: URL, more: str | None) -> Json:
    """Return the metadata of a package; its date is that of its latest content."""
    recorded_at = as_of.recorded_at or datetime.combine(as_of.today, time.min, LONDON)
    links = {"links": {"next": str(url.include_query_params(cursor=more))}} if more else {}
    return {
        "uri": str(url),
        "version": "1.1",
        "extensions": EXTENSIONS,
        "publishedDate": max(
            dates, default=in_london(recorded_at).isoformat(), key=datetime.fromisoformat
        ),
        "publisher": {"name": "Consortium Registry"},
        "license": _LICENCE,
        **links,
    }


def _record(process: Process, url: URL) -> Json:
    return {
        "ocid": process.ocid,
        "releases": [_link(release, url) for release in process.releases],
        "compiledRelease": process.compiled,
    }


def _link(release: Release, url: URL) -> Json:
    name = str(release.body["id"])
    address = url.replace(path=f"{RELEASES}/{name}", query="", fragment=name)
    return {"url": str(address), "date": release.body["date"], "tag": release.body["tag"]}
