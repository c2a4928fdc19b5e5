"""Every file gets a report, or one problem with nothing recorded."""

import io
import json
import resource
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from app.interchange.ocds.import_.schemas import ReleaseOutcome
from app.platform.db.database import Database
from tests.support import world
from tests.support.notices import (
    OCID,
    SAMPLES,
    ImportClient,
    codes,
    importing,
    package,
    party,
    release,
    sample,
)

FILES = sorted(SAMPLES.glob("*.json"))
PARENT = {"relationship": ["parent"]}


@pytest.fixture
def imports(database: Database) -> Iterator[ImportClient]:
    with importing(database) as imports:
        yield imports


def linked(ocid: str, id_: str, whole: str) -> dict[str, Any]:
    return release(id_, ocid=ocid, relatedProcesses=[{**PARENT, "identifier": whole}])


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("notices.json", package(release()))
    return file.getvalue()


BAD: dict[str, tuple[bytes, int, str]] = {
    "cut short": (package(release())[:-40], 422, "file-not-json"),
    "empty": (b"", 422, "file-not-json"),
    "in another encoding": (package(release()).decode().encode("utf-16"), 422, "file-not-utf-8"),
    "in cp1252": ('{"releases": [{"title": "caf\u00e9"}]}'.encode("cp1252"), 422, "file-not-utf-8"),
    "a ZIP": (zipped(), 422, "file-is-archive"),
    "nested without end": (b"[" * 200_000, 422, "file-too-deep"),
    "nested too deeply": (b'{"releases":' + b"[" * 60 + b"]" * 60 + b"}", 422, "file-too-deep"),
    "full of nothing": (b'{"releases": [' + b"[]," * 5_000_000 + b"[]]}", 422, "file-too-full"),
    "a name twice": (b'{"releases": [], "releases": []}', 422, "file-names-twice"),
    "no notice at all": (b'{"hello": "world"}', 422, "file-not-ocds"),
    "a number": (b"7", 422, "file-not-ocds"),
    "one id, two contents": (
        package(release(), release(language="en")), 422, "releases-contradict",
    ),
    "part of itself": (package(linked("a-1", "1", "a-1")), 422, "links-in-circle"),
    "part of its part": (
        package(linked("a-1", "1", "a-2"), linked("a-2", "2", "a-3"), linked("a-3", "3", "a-1")),
        422, "links-in-circle",
    ),
    "of 65 MB": (b" " * (65 * 2**20), 413, "too-large"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_invalid_file_returns_one_problem_and_records_nothing(
    imports: ImportClient, name: str
) -> None:
    body, status, code = BAD[name]
    before = imports.head

    response = imports.send(body)

    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.headers["content-type"] == "application/problem+json"
    if status == 422:
        assert response.json()["errors"][0]["pointer"].startswith("/body")
    assert imports.head == before
    assert (
        imports.client.get(f"/v1/imports/ocds/{OCID}", headers=imports.headers).status_code == 404
    )


def test_hostile_files_do_not_grow_memory(imports: ImportClient) -> None:
    hostile = [BAD[name][0] for name in ("nested without end", "full of nothing", "of 65 MB")]
    for body in hostile:
        imports.send(body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for _ in range(5):
        for body in hostile:
            imports.send(body)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 64 * 1024  # kilobytes


def test_related_processes_without_cycle_are_accepted(imports: ImportClient) -> None:
    report = imports.report(package(linked("a-1", "1", "a-2"), release("2", ocid="a-2")))

    assert report["outcomes"] == {"recorded": 2}


@pytest.mark.parametrize("media_type", ["application/jsonl", "application/x-ndjson"])
def test_lines_are_releases_or_packages(imports: ImportClient, media_type: str) -> None:
    other = release("2-2026", ocid="ocds-2")
    body = b"\n".join([json.dumps(release()).encode() + b"\r", b"", package(other), b""])
    imports.headers["Content-Type"] = media_type

    report = imports.report(body)

    assert report["outcomes"] == {"recorded": 2}
    assert [item["pointer"] for item in report["releases"]] == ["/0", "/1/releases/0"]


@pytest.mark.parametrize(
    ("body", "code", "detail"),
    [
        (b'{"releases": []}\n\n{"releases": [}', "file-not-json",
         "valid JSON; parsing stopped in line 3, column 15"),
        (json.dumps(json.loads(package(release())), indent=1).encode(), "file-not-json",
         "valid JSON; parsing stopped in line 1, column 2"),
        (b"\n\n", "file-not-ocds", "a release package, a record package, a release"),
        (package(release()) + b"\n7", "file-not-ocds", "a release package, a record package"),
        (b"\n" * 5_000_000, "file-too-full", "at most 2,097,152 values"),
    ],
    ids=["cut short", "one value on many lines", "blank", "a number", "full of lines"],
)  # fmt: skip
def test_invalid_line_refuses_the_file(
    imports: ImportClient, body: bytes, code: str, detail: str
) -> None:
    before = imports.head
    imports.headers["Content-Type"] = "application/jsonl"

    response = imports.send(body)

    assert (response.status_code, response.json()["code"]) == (422, code)
    assert response.json()["detail"].startswith(detail)
    assert imports.head == before


def test_other_media_types_and_callers_without_key_are_refused(imports: ImportClient) -> None:
    path, body = "/v1/imports/ocds", package(release())

    as_text = imports.client.post(
        path, content=body, headers={**imports.headers, "Content-Type": "text/plain"}
    )
    stranger = imports.client.post(path, content=body)

    assert (as_text.status_code, as_text.json()["code"]) == (415, "unsupported-media-type")
    assert (stranger.status_code, stranger.json()["code"]) == (401, "credentials-needed")
    assert imports.client.get(f"{path}/{OCID}").status_code == 401


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_every_real_file_gets_a_full_report(imports: ImportClient, path: Any) -> None:
    body = path.read_bytes()

    report = imports.report(body)

    assert len(report["releases"]) == _releases(json.loads(body))
    assert sum(report["outcomes"].values()) == len(report["releases"])
    assert all(item["ocid"] for item in report["releases"] if item["outcome"] != "unusable")


def _releases(document: dict[str, Any]) -> int:
    parts = [*document.get("releases", ()), *document.get("records", ())]
    return len(parts) or 1


def every_buyer(body: bytes) -> list[dict[str, str]]:
    """Return the identifiers of every buyer in a file."""
    found: dict[str, dict[str, str]] = {}

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if "buyer" in value.get("roles", ()):
                register, _, number = value["id"].removeprefix("GB-").partition("-")
                found[value["id"]] = {"scheme": f"GB-{register}", "id": number}
            value = [*value.values()]
        for item in value if isinstance(value, list) else ():
            look(item)

    look(json.loads(body))
    return [*found.values()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_every_real_file_is_imported_if_its_buyers_are_registered(
    database: Database, path: Any
) -> None:
    body = path.read_bytes()
    with database.write_session() as session:
        world.authority(session, "everybody", identifiers=every_buyer(body))
    with importing(database) as imports:
        report = imports.report(body)
        again = imports.report(body)

    unusable = ReleaseOutcome.UNUSABLE
    assert set(report["outcomes"]) <= {ReleaseOutcome.RECORDED, ReleaseOutcome.KEPT, unusable}, (
        report
    )
    assert set(again["outcomes"]) <= {ReleaseOutcome.ALREADY_KNOWN, ReleaseOutcome.UNUSABLE}
    assert "REDACTED" not in json.dumps(report)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda item: item,
        lambda item: [item],
        lambda item: {"releases": [item]},
        lambda item: [{"releases": [item]}],
        lambda item: {"records": [{"ocid": OCID, "releases": [item], "compiledRelease": {}}]},
        lambda item: {"records": [{"ocid": OCID, "releases": [{}], "compiledRelease": item}]},
    ],
    ids=["bare", "list", "package", "packages", "record", "compiled"],
)  # fmt: skip
def test_release_is_found_in_every_form_of_the_standard(imports: ImportClient, wrap: Any) -> None:
    report = imports.report(b"\xef\xbb\xbf" + json.dumps(wrap(release())).encode())

    assert report["outcomes"] == {"recorded": 1}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"ocid": None}, "unidentified"),
        ({"id": ""}, "unidentified"),
        ({"id": ["x"]}, "unidentified"),
        ({"date": "soon"}, "undated"),
        ({"date": None}, "undated"),
    ],
)
def test_release_without_valid_id_or_date_is_unusable(
    imports: ImportClient, said: dict[str, Any], code: str
) -> None:
    result = imports.import_releases(release(**said))

    assert (result["outcome"], codes(result)) == ("unusable", {code})


def test_older_form_of_contracts_finder_is_unusable(imports: ImportClient) -> None:
    (result,) = imports.report(sample("cf-notice-v2"))["releases"]

    assert (result["outcome"], codes(result)) == ("unusable", {"older-form"})


def test_one_refused_release_rolls_back_the_file(imports: ImportClient, database: Database) -> None:
    """A caller that acts for Camden cannot record facts of Barnet."""
    barnet = party("Barnet", "buyer", {"scheme": "GB-LAE", "id": "BNE"})
    with database.write_session() as session:
        world.authority(session, "barnet", identifiers=[barnet["identifier"]])
    before = imports.head
    imports.headers["Acting-For"] = "camden"
    parties = [barnet, release()["parties"][1]]
    theirs = release("2", ocid="ocds-2", parties=parties, buyer={"id": barnet["id"]})

    refused = imports.send(package(release(), theirs))

    assert (refused.status_code, refused.json()["code"]) == (403, "acting-for-needed")
    assert refused.json()["errors"][0]["pointer"] == "/body/releases/1"
    assert imports.head == before
