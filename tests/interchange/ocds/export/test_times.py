"""Days and moments as publishers write them."""

from datetime import date

import pytest

from app.interchange.ocds.export.times import london_day, london_moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-08-01", date(2025, 8, 1)),
        # A day in summer that a publisher wrote as if London kept UTC: both ends of it.
        ("2025-08-01T00:00:00Z", date(2025, 8, 1)),
        ("2025-08-31T23:59:59Z", date(2025, 8, 31)),
        ("2025-08-31T23:59:00+00:00", date(2025, 8, 31)),
        # The same days, worked out well: midnight in London is 23:00 in UTC.
        ("2025-07-31T23:00:00Z", date(2025, 8, 1)),
        ("2025-08-31T22:59:59Z", date(2025, 8, 31)),
        ("2025-08-31T23:59:59+01:00", date(2025, 8, 31)),
        ("2025-12-31T23:59:59Z", date(2025, 12, 31)),
        ("2025-08-31T23:59:59", date(2025, 8, 31)),
        ("2025-08-31T20:30:00-04:00", date(2025, 9, 1)),
    ],
)
def test_london_day_is_day_meant_by_publisher(text: str, day: date) -> None:
    assert london_day(text) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-09-18T16:12:32", "2025-09-18T16:12:32+01:00"),
        ("2025-12-18T16:12:32", "2025-12-18T16:12:32+00:00"),
        ("2025-09-18T16:12:32Z", "2025-09-18T17:12:32+01:00"),
        ("2025-09-18T16:12:32.1234567Z", "2025-09-18T17:12:32.123456+01:00"),
        ("2025-09-18 16:12", "2025-09-18T16:12:00+01:00"),
        ("2025-09-18", "2025-09-18T00:00:00+01:00"),
        # The hour that does not exist at the change to summer time.
        ("2026-03-29T01:30:00", "2026-03-29T02:30:00+01:00"),
    ],
)
def test_moment_without_offset_is_london_time(text: str, moment: str) -> None:
    result = london_moment(text)

    assert result is not None
    assert result.isoformat() == moment


@pytest.mark.parametrize(
    "nonsense",
    [
        "", "soon", "2025", "20250801", "2025-W31-5", "2025-02-30", "2025-13-01T00:00:00Z",
        "2025-08-01T25:00:00Z", "2025-08-01T10:00:00+99:00", "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z", "2025-08-01T10:00:00Z\x00", None, 20250801, ["2025-08-01"],
    ],
)  # fmt: skip
def test_invalid_moment_gives_none(nonsense: object) -> None:
    assert london_day(nonsense) is None
    assert london_moment(nonsense) is None
