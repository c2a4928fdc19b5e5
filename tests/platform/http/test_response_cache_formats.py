"""Kept answers by format, tag and method: CSV, gzip, HEAD and 304."""

import gzip
from typing import Any

from app.domain.vocabulary import Role
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.cached import PATH, Cached


def test_known_tag_returns_304(cached: Cached) -> None:
    first = cached.get()
    asked = {"If-None-Match": f'W/"other", {first.headers["etag"]}'}

    kept = cached.get(headers=asked)

    assert (kept.status_code, kept.content) == (304, b"")
    assert kept.headers["etag"] == first.headers["etag"]
    assert "content-type" not in kept.headers
    assert cached.counted() == (1, 1)


def test_304_is_kept_without_the_answer(cached: Cached) -> None:
    asked = {"If-None-Match": cached.get(headers={"Accept": "text/csv"}).headers["etag"]}
    cached.cache.kept.__init__(2**22)  # type: ignore[misc]
    asked["Accept"] = "text/csv"

    statuses = [cached.get(headers=asked).status_code for _ in range(2)]
    whole = cached.get(headers={"Accept": "text/csv"})

    assert statuses == [304, 304]
    assert (whole.status_code, whole.text[:5]) == (200, "code,")
    assert cached.counted() == (1, 3)


def test_head_has_the_headers_of_get_and_no_body(cached: Cached) -> None:
    heads = [cached.client.head(PATH) for _ in range(2)]
    whole = cached.get()

    for head in heads:
        assert head.content == b""
        assert comparable(head) == comparable(whole)
    assert cached.counted() == (2, 1)


def test_formats_and_orders_of_parameters(cached: Cached) -> None:
    as_csv = {"Accept": "text/csv"}
    kinds = [cached.get(headers=headers) for headers in ({}, as_csv, {}, as_csv)]
    for path in ("?limit=5&on=2025-07-01", "?on=2025-07-01&limit=5"):
        cached.get(PATH + path)

    assert [kind.headers["content-type"][:8] for kind in kinds] == ["applicat", "text/csv"] * 2
    assert cached.counted() == (3, 3)


def test_compressed_answer_has_a_tag_of_its_own(cached: Cached, database: Database) -> None:
    with database.write_session() as session:
        for number in range(9):
            world.authority(session, f"council-{number}")
    plain = cached.get(headers={"Accept-Encoding": "identity"})
    small = cached.get(headers={"Accept-Encoding": "gzip;q=0, br"})

    compressed = [cached.get(headers={"Accept-Encoding": "br, gzip"}) for _ in range(2)]

    assert len(plain.content) > 1000
    assert small.headers["etag"] == plain.headers["etag"]
    tag = plain.headers["etag"][:-1] + '-gzip"'
    for answer in compressed:
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["etag"] == tag
        assert int(answer.headers["content-length"]) < len(plain.content) / 2
        assert answer.content == plain.content
        assert "Accept-Encoding" in answer.headers["vary"]
    known = cached.get(headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
    assert (known.status_code, known.headers["etag"]) == (304, tag)


def test_tag_of_a_compressed_item_is_accepted_by_if_match(
    cached: Cached, database: Database
) -> None:
    admin = callers.key(database, Role.ADMIN)
    with database.write_session() as session:
        fact = world.claim(session, about="authority:camden").id
    tags = (f'"{other}-gzip"' for other in ("public-1", fact))

    stale, accepted = (
        cached.client.post(
            f"/v1/facts/{fact}/withdrawal",
            json={"reason": "recorded twice"},
            headers={**admin, "If-Match": tag, "Acting-For": "camden"},
        )
        for tag in tags
    )

    assert stale.json()["code"] == "stale"
    assert accepted.status_code == 201, accepted.text


def test_compressed_body_is_what_gzip_reads(cached: Cached) -> None:
    cached.get()
    kept = _first_kept(cached)
    kept.compress()

    assert gzip.decompress(kept.compressed or b"") == kept.body


def _first_kept(cached: Cached) -> Any:
    return next(iter(cached.cache.kept._kept.values()))[0]


def comparable(answer: Any) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name != "request-id"}
