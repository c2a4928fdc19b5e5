"""Asks a registry with the Python client, states twice, and writes what it read as JSON."""
# The client is on the path of a test only, which then checks these types against it.
# mypy: disable-error-code="import-not-found"

import json
import sys
from datetime import date

from consortium_registry_client import AuthenticatedClient, Client, RegistryError
from consortium_registry_client.api.authorities import list_authorities
from consortium_registry_client.api.cover import list_cover
from consortium_registry_client.api.ledger import list_changes, register_source
from consortium_registry_client.models import (
    CellOut,
    ChangeOut,
    ExplainedPageCellOut,
    PageAuthorityOut,
    PageChangeOut,
    ProblemOut,
    SourceIn,
)


def cover(client: Client) -> list[list[str | None]]:
    """What covers the supply of equipment in Westminster on 20 September 2025."""
    answer = list_cover.sync(
        client=client,
        authority=["westminster"],
        scope=["equipment-supply"],
        on=date(2025, 9, 20),
        state=["urgent-only"],
    )
    assert isinstance(answer, ExplainedPageCellOut)
    return [shown(cell) for cell in answer.items]


def shown(cell: CellOut) -> list[str | None]:
    """A cell by what is read of it; wrong types would not survive mypy or the assertions."""
    until: date | None = cell.covered_until
    assert isinstance(cell.on, date)
    assert cell.state == "urgent-only"
    assert cell.certainty == "assumed"
    holders = ", ".join(holder.provider_name or "" for holder in cell.held_by)
    return [cell.scope_title, cell.state, until.isoformat() if until else None, holders]


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


def listed(client: Client) -> list[str]:
    """Every authority from page to page, of which the first three are kept."""
    names: list[str] = [one.name for one in client.every(list_authorities, limit=2)]
    return names[:3]


def raised(client: Client) -> list[str | int | None]:
    """The one error, for a refusal."""
    try:
        client.call(list_cover, authority=["atlantis"])
    except RegistryError as error:
        return [error.status, error.code, str(error)]
    return []


def stated(url: str, key: str, code: str) -> list[str | int | bool]:
    """A source is stated with a wrong key, with the right one, again, and otherwise."""
    source = SourceIn(code=code, title="Minutes of the board", kind="council-decision")
    with AuthenticatedClient(url, token=f"{key}-not") as nobody:
        turned_away = register_source.sync(client=nobody, body=source)
    with AuthenticatedClient(url, token=key) as camden:
        first = register_source.sync_detailed(client=camden, body=source, idempotency_key=code)
        again = register_source.sync_detailed(client=camden, body=source, idempotency_key=code)
        source.title = "Minutes of another board"
        other = register_source.sync(client=camden, body=source, idempotency_key=code)
        reached = first.headers["registry-position"]
        told = list_changes.sync(
            client=camden, thing="source", code=code, registry_min_position=reached
        )
    assert isinstance(turned_away, ProblemOut)
    assert isinstance(first.parsed, ChangeOut)
    assert isinstance(other, ProblemOut)
    assert isinstance(told, PageChangeOut)
    same = first.content == again.content
    return [
        turned_away.code,
        first.status_code,
        first.parsed.author,
        same,
        other.code,
        len(told.items),
    ]


if __name__ == "__main__":
    address, secret, new = sys.argv[1:]
    with Client(base_url=address) as registry:
        read = {
            "cover": cover(registry),
            "refusal": refusal(registry),
            "pages": pages(registry),
            "listed": listed(registry),
            "raised": raised(registry),
        }
    json.dump(read | {"stated": stated(address, secret, new)}, sys.stdout)
