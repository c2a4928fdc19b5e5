"""The calendar is read by ical.js, which Thunderbird and web calendars use, as by icalendar."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from tests.clients.installed import node_reads
from tests.support.service import Service

pytestmark = pytest.mark.clients

READER = Path(__file__).with_name("read_calendar.mjs")


def test_two_libraries_read_the_same_calendar(service: Service) -> None:
    filters: dict[str, str | int | bool] = {
        "on": "2025-10-01",
        "last_day": "2029-12-31",
        "lead": 30,
        "undertakings": True,
    }
    content = httpx.get(f"{service.url}/v1/key-dates.ics", params=filters).text

    read = json.loads(node_reads(READER, content))

    parsed: Any = Calendar.from_ical(content)
    expected = [
        [str(one["uid"]), str(one["summary"]), str(one["dtstart"].dt), str(one["url"])]
        for one in parsed.walk("VEVENT")
    ]
    assert len(expected) > 50
    assert read == {"name": "Key dates", "events": expected}
