"""Asks a registry three things with the Python client, and writes what it read as JSON."""
# The client is on the path of a test only, which then checks these types against it.
# mypy: disable-error-code="import-not-found"

import json
import sys
from datetime import date

from consortium_registry_client import Client
from consortium_registry_client.api.authorities import list_authorities
from consortium_registry_client.api.cover import list_cover
from consortium_registry_client.models import (
    CellOut,
    Certainty,
    CoverState,
    ExplainedPageCellOut,
    PageAuthorityOut,
    ProblemOut,
)


def cover(client: Client) -> list[list[str | None]]:
    """What covers the supply of equipment in Westminster on 20 September 2025."""
    answer = list_cover.sync(
        client=client,
        authority=["westminster"],
        scope=["equipment-supply"],
        on=date(2025, 9, 20),
        state=[CoverState.URGENT_ONLY],
    )
    assert isinstance(answer, ExplainedPageCellOut)
    return [shown(cell) for cell in answer.items]


def shown(cell: CellOut) -> list[str | None]:
    """A cell by what is read of it; wrong types would not survive mypy or the assertions."""
    until: date | None = cell.until
    assert isinstance(cell.on, date)
    assert isinstance(cell.state, CoverState)
    assert cell.certainty is Certainty.CONFIRMED
    holders = ", ".join(holder.provider_name or "" for holder in cell.held_by)
    return [cell.scope_title, cell.state.value, until.isoformat() if until else None, holders]


def refusal(client: Client) -> list[str | int]:
    """What is said of an authority that nobody knows."""
    answer = list_cover.sync(client=client, authority=["atlantis"])
    assert isinstance(answer, ProblemOut)
    pointers = [fault.pointer for fault in answer.errors or []]
    return [answer.status, answer.code, answer.detail, *pointers]


def pages(client: Client) -> list[list[str]]:
    """The first two pages of the authorities, two names on each."""
    first = list_authorities.sync(client=client, limit=2)
    assert isinstance(first, PageAuthorityOut)
    assert isinstance(first.next_, str)
    second = list_authorities.sync(client=client, limit=2, cursor=first.next_)
    assert isinstance(second, PageAuthorityOut)
    return [[one.name for one in page.items] for page in (first, second)]


if __name__ == "__main__":
    with Client(base_url=sys.argv[1]) as registry:
        read = {"cover": cover(registry), "refusal": refusal(registry), "pages": pages(registry)}
    json.dump(read, sys.stdout)
