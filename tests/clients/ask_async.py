"""Asks the same as ask.py with the asyncio half of the Python client."""
# The client is on the path of a test only, which then checks these types against it.
# mypy: disable-error-code="import-not-found"

import asyncio
import json
import sys
from datetime import date

from consortium_registry_client import AuthenticatedClient, Client, RegistryError
from consortium_registry_client.api.authorities import list_authorities
from consortium_registry_client.api.cover import list_cover
from consortium_registry_client.api.ledger import list_changes, register_source
from consortium_registry_client.models import (
    ChangeOut,
    ExplainedPageCellOut,
    PageAuthorityOut,
    PageChangeOut,
    ProblemOut,
    SourceIn,
)


async def cover(client: Client) -> list[list[str | None]]:
    """What covers the supply of equipment in Westminster on 20 September 2025."""
    answer = await list_cover.asyncio(
        client=client,
        authority=["westminster"],
        scope=["equipment-supply"],
        on=date(2025, 9, 20),
        state=["urgent-only"],
    )
    assert isinstance(answer, ExplainedPageCellOut)
    return [
        [
            cell.scope_title,
            cell.state,
            cell.covered_until.isoformat() if cell.covered_until else None,
            ", ".join(holder.provider_name or "" for holder in cell.held_by),
        ]
        for cell in answer.items
    ]


async def refusal(client: Client) -> list[str | int]:
    """What is said of an authority that nobody knows."""
    answer = await list_cover.asyncio(client=client, authority=["atlantis"])
    assert isinstance(answer, ProblemOut)
    pointers = [fault.pointer for fault in answer.errors or []]
    return [answer.status, answer.code, answer.detail, *pointers]


async def pages(client: Client) -> list[list[str]]:
    """The first two pages of the authorities, two names on each."""
    first = await list_authorities.asyncio(client=client, limit=2)
    assert isinstance(first, PageAuthorityOut)
    assert isinstance(first.next_, str)
    second = await list_authorities.asyncio(client=client, limit=2, cursor=first.next_)
    assert isinstance(second, PageAuthorityOut)
    return [[one.name for one in page.items] for page in (first, second)]


async def listed(client: Client) -> list[str]:
    """Every authority from page to page, of which the first three are kept."""
    names: list[str] = [one.name async for one in client.every_async(list_authorities, limit=2)]
    return names[:3]


async def raised(client: Client) -> list[str | int | None]:
    """The one error, for a refusal."""
    try:
        await client.call_async(list_cover, authority=["atlantis"])
    except RegistryError as error:
        return [error.status, error.code, str(error)]
    return []


async def stated(url: str, key: str, code: str) -> list[str | int | bool]:
    """A source is stated with a wrong key, with the right one, again, and otherwise."""
    source = SourceIn(code=code, title="Minutes of the board", kind="council-decision")
    async with AuthenticatedClient(url, token=f"{key}-not") as nobody:
        turned_away = await register_source.asyncio(client=nobody, body=source)
    async with AuthenticatedClient(url, token=key) as camden:
        first = await register_source.asyncio_detailed(
            client=camden, body=source, idempotency_key=code
        )
        again = await register_source.asyncio_detailed(
            client=camden, body=source, idempotency_key=code
        )
        source.title = "Minutes of another board"
        other = await register_source.asyncio(client=camden, body=source, idempotency_key=code)
        told = await list_changes.asyncio(client=camden, thing="source", code=code)
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


async def ask(url: str, key: str, code: str) -> dict[str, object]:
    """Ask what only reads at once, then record."""
    async with Client(base_url=url) as client:
        calls = (cover(client), refusal(client), pages(client), listed(client), raised(client))
        read = await asyncio.gather(*calls)
    said = dict(zip(("cover", "refusal", "pages", "listed", "raised"), read, strict=True))
    return {**said, "stated": await stated(url, key, code)}


if __name__ == "__main__":
    json.dump(asyncio.run(ask(*sys.argv[1:])), sys.stdout)
