"""The parts of a request on which a kept response depends."""

from typing import Any

import pytest

from app.platform.http.request_keys import CredentialNames, RequestKey, request_key

NAMES = CredentialNames(frozenset({b"x-api-key", b"authorization"}), b"token")


def key_of(query: bytes = b"", *headers: tuple[bytes, bytes], **scope: Any) -> RequestKey:
    asked = {"path": "/v1/a", "scheme": "http", "query_string": query, "headers": list(headers)}
    found = request_key({**asked, **scope}, NAMES)
    assert found is not None
    return found


def test_order_of_parameters_makes_no_difference() -> None:
    assert key_of(b"a=1&b=2").asked == key_of(b"b=2&a=1").asked != key_of(b"a=2&b=1").asked


@pytest.mark.parametrize(
    "header", [(b"host", b"other"), (b"accept", b"text/csv"), (b"x-api-key", b"crk_1")]
)
def test_header_that_changes_the_answer_makes_another_key(header: tuple[bytes, bytes]) -> None:
    with_header, without = key_of(b"", header), key_of()

    assert (with_header.asked, with_header.credentials) != (without.asked, without.credentials)


def test_header_that_changes_nothing_makes_no_difference() -> None:
    with_header, without = key_of(b"", (b"user-agent", b"x")), key_of()

    assert (with_header.asked, with_header.credentials) == (without.asked, without.credentials)


def test_credentials_are_hashed_and_kept_apart() -> None:
    pairs = [
        key_of(b"", (b"x-api-key", b"ab")),
        key_of(b"", (b"authorization", b"ab")),
        key_of(b"", (b"x-api-key", b"a"), (b"x-api-key", b"b")),
        key_of(b"token=ab"),
        key_of(b"%74oken=ab"),
    ]

    assert len({pair.credentials for pair in pairs}) == len(pairs)
    assert b"ab" not in b"".join(pair.credentials for pair in pairs)
    assert all(b"ab" not in part for pair in pairs[3:] for part in pair.asked[1:2])


@pytest.mark.parametrize(
    ("encoding", "accepted"),
    [
        (b"gzip", True), (b"br, GZIP;q=0.5", False), (b"br, gzip;q=0.5", True),
        (b"gzip;q=0", False), (b"gzip; q=0.0", False), (b"gzip;q=1", True), (b"", False),
        (b"gzip;Q=0", False), (b"identity", False), (b"x-gzip;q=1", False),
    ],
)  # fmt: skip
def test_gzip_is_used_only_if_accepted(encoding: bytes, accepted: bool) -> None:
    assert key_of(b"", (b"accept-encoding", encoding)).accepts_gzip is accepted


@pytest.mark.parametrize(
    "headers",
    [
        [(b"content-length", b"1")],
        [(b"transfer-encoding", b"chunked")],
        [(b"x", b"y" * 40_000)],
        [(b"x", b"y")] * 101,
    ],
)
def test_request_that_the_application_must_judge_has_no_key(
    headers: list[tuple[bytes, bytes]],
) -> None:
    asked = {"path": "/v1/a", "scheme": "http", "query_string": b"", "headers": headers}

    assert request_key(asked, NAMES) is None
