"""Fetch from a stand-in into a folder without real pauses."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from app.interchange.fetch.pages import fetch
from app.interchange.fetch.retrying_client import RetryPolicy
from app.interchange.fetch.services import find_a_tender
from tests.interchange.fetch.stand_in import StandIn

DAYS = (date(2026, 9, 1), date(2026, 9, 3))
NOW = datetime(2026, 9, 4, 12, tzinfo=UTC)
TODAY = NOW.date()


class Waits(list[float]):
    """The pauses requested, which take no real time."""

    def policy(self, tries: int = 8) -> RetryPolicy:
        return RetryPolicy(tries, self.append, lambda: NOW)


def run(
    service: StandIn,
    folder: Path,
    waits: Waits | None = None,
    tries: int = 8,
    today: date = TODAY,
) -> int:
    policy = (Waits() if waits is None else waits).policy(tries)
    pages = fetch(find_a_tender(service.url), DAYS, folder, today, policy)
    return sum(1 for _ in pages)


def ids(folder: Path) -> Counter[str]:
    pages = (json.loads(path.read_text()) for path in folder.glob("find-a-tender-*.json"))
    return Counter(item["id"] for page in pages for item in page["releases"])


EACH_ONCE = Counter({f"r-{n}": 1 for n in range(6)})
