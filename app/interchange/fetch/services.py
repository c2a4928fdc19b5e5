"""The services that publish notices, and their query parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.periods import Period

PAGE_SIZE = 100
"""The largest page size that both services accept."""


@dataclass(frozen=True, slots=True)
class Service:
    """The address of a service and the names of its date parameters."""

    name: str
    url: str
    from_parameter: str
    to_parameter: str

    def query_parameters(self, window: Period) -> Mapping[str, str]:
        """Return the parameters of a window; both services read moments as London time."""
        last = window.last_day or window.first_day
        return {
            self.from_parameter: f"{window.first_day}T00:00:00",
            self.to_parameter: f"{last}T23:59:59",
            "limit": str(PAGE_SIZE),
        }


def find_a_tender(url: str) -> Service:
    """Return Find a Tender: notices of the Procurement Act 2023, and earlier high-value notices."""
    return Service("find-a-tender", url, "updatedFrom", "updatedTo")


def contracts_finder(url: str) -> Service:
    """Return Contracts Finder: notices of lower value."""
    return Service("contracts-finder", url, "publishedFrom", "publishedTo")


def windows(first_day: date, last_day: date, days: int) -> list[Period]:
    """Split days into windows of at most `days`: services fail on long windows."""
    periods, day = [], first_day
    while day in Period(first_day, last_day):
        end = min(date.fromordinal(day.toordinal() + days - 1), last_day)
        periods.append(Period(day, end))
        day = Period(day, end).day_after
    return periods
