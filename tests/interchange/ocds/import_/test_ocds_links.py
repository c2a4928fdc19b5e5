"""Links between processes are checked in linear time."""

from time import process_time

from app.interchange.ocds.import_.packages import parse_releases
from app.interchange.ocds.import_.related_processes import check_for_cycles


def test_long_chain_of_links_is_checked_in_linear_time() -> None:
    """A quadratic check of 30,000 links exceeds the bound."""
    ways = [
        {
            "ocid": f"a-{n}",
            "relatedProcesses": [{"relationship": ["parent"], "identifier": f"a-{n + 1}"}],
        }
        for n in range(30_000)
    ]
    found = parse_releases(ways)
    begun = process_time()

    check_for_cycles(found)

    assert process_time() - begun < 10
