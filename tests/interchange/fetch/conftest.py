"""A service that publishes six releases."""

from collections.abc import Iterator

import pytest

from tests.interchange.fetch.stand_in import StandIn, serving


@pytest.fixture
def service() -> Iterator[StandIn]:
    """Five releases on the first day, none on the second, one on the third."""
    published = {
        "2026-09-01": [{"id": f"r-{n}", "ocid": "ocds-1"} for n in range(5)],
        "2026-09-03": [{"id": "r-5", "ocid": "ocds-1", "value": "1e9999"}],
    }
    with serving(StandIn(published=published)) as stand_in:
        yield stand_in
