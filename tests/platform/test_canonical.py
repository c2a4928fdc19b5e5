"""Canonical JSON has one spelling, and a digest depends on nothing else."""

from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest

from app.domain.vocabulary import Role
from app.platform.canonical import canonical, digest, to_plain

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        ({"b": 1, "a": [None, True]}, '{"a":[null,true],"b":1}'),
        ({"name": "Zoë"}, '{"name":"Zoë"}'),
        ({"role": Role.ADMIN, "on": date(2026, 7, 1)}, '{"on":"2026-07-01","role":"admin"}'),
        ({"at": NOON}, '{"at":"2026-07-01T12:00:00.000000+00:00"}'),
        ({"pair": ("x", NOON.date())}, '{"pair":["x","2026-07-01"]}'),
    ],
)
def test_value_has_one_spelling(value: dict[str, Any], spelt: str) -> None:
    assert canonical(to_plain(value)) == spelt
    assert digest(value) == sha256(spelt.encode()).hexdigest()


def test_same_moment_in_another_zone_has_the_same_digest() -> None:
    summer = timezone(timedelta(hours=1))

    assert digest({"at": NOON.astimezone(summer)}) == digest({"at": NOON})
