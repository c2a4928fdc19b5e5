"""Packages of releases and of records, as bytes."""

from collections.abc import Sequence
from datetime import datetime, time

from pydantic_core import to_json
from starlette.datastructures import URL

from app.interchange.ocds.export.release_builder import Process, Release
from app.interchange.ocds.export.release_delta import Json
from app.ledger.as_of import AsOf
from app.platform.clock import LONDON, in_london

RELEASES = "/ocds/1.1/release-packages"

EXTENSIONS = (
    "https://standard.open-contracting.org/profiles/eu/latest/en/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_pagination_extension/"
    "master/extension.json",
    "https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json",
)
"""Those whose fields are told, spelt as Find a Tender spells them."""

_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def release_package(
    releases: Sequence[Release], as_of: AsOf, url: URL, more: str | None = None
) -> bytes:
    """A package of releases; `url` is where it was asked for, `more` the cursor of the next."""
    dates = [str(one.body["date"]) for one in releases]
    return to_json(_package(dates, as_of, url, more) | {"releases": [one.body for one in releases]})


def record_package(
    processes: Sequence[Process], as_of: AsOf, url: URL, more: str | None = None
) -> bytes:
    """A package of records: what each process is now, and where its releases are."""
    dates = [str(one.compiled["date"]) for one in processes]
    return to_json(
        _package(dates, as_of, url, more) | {"records": [_record(one, url) for one in processes]}
    )


def _package(dates: Sequence[str], as_of: AsOf, url: URL, more: str | None) -> Json:
    """What every package begins with. It was published when what it tells was recorded."""
    begun = as_of.recorded_at or datetime.combine(as_of.today, time.min, LONDON)
    following = {"links": {"next": str(url.include_query_params(cursor=more))}} if more else {}
    return {
        "uri": str(url),
        "version": "1.1",
        "extensions": EXTENSIONS,
        "publishedDate": max(
            dates, default=in_london(begun).isoformat(), key=datetime.fromisoformat
        ),
        "publisher": {"name": "Consortium Registry"},
        "license": _LICENCE,
        **following,
    }


def _record(process: Process, url: URL) -> Json:
    return {
        "ocid": process.ocid,
        "releases": [_link(one, url) for one in process.releases],
        "compiledRelease": process.compiled,
    }


def _link(release: Release, url: URL) -> Json:
    name = str(release.body["id"])
    address = url.replace(path=f"{RELEASES}/{name}", query="", fragment=name)
    return {"url": str(address), "date": release.body["date"], "tag": release.body["tag"]}
