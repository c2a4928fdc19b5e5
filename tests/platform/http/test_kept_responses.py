"""Kept responses are whole at every moment, and count the memory that they take."""

from datetime import date

import pytest

from app.platform.http import kept_responses
from app.platform.http.kept_responses import Dependencies, KeptResponse

HEADERS = [(b"etag", b'"abc"'), (b"content-length", b"2000")]


def response(*streams: str) -> KeptResponse:
    versions = tuple((stream, 1, "f" * 64, 0) for stream in streams)
    dependencies = Dependencies(date(2025, 7, 1), None, versions)
    return KeptResponse('"abc"', HEADERS, b"x" * 2_000, "/v1/sources", dependencies, "2")


def test_compressed_body_appears_after_its_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = response("public")
    seen: list[bytes | None] = []

    def tag_seen(tag: str) -> str:
        seen.append(kept.compressed)
        return tag

    monkeypatch.setattr(kept_responses, "gzip_tag", tag_seen)
    kept.compress()

    assert seen == [None]
    assert kept.compressed is not None
    assert (b"content-encoding", b"gzip") in kept.gzip_headers


def test_versions_of_many_streams_count_as_memory() -> None:
    few, many = response("public"), response(*(f"owner:{n}" for n in range(36)))

    assert many.size(("*",)) - few.size(("*",)) >= 35 * 250


@pytest.mark.parametrize(
    ("media_type", "is_compressible"),
    [(b"application/json", True), (b"text/csv; charset=utf-8", True), (b"application/zip", False)],
)
def test_archive_is_not_compressed_again(media_type: bytes, is_compressible: bool) -> None:
    kept = response("public")
    kept.headers = [*HEADERS, (b"content-type", media_type)]

    assert kept.is_compressible is is_compressible
