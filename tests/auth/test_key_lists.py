"""Lists of API keys."""

import pytest
from fastapi.testclient import TestClient

from tests.support.application import issue
from tests.support.sent import selects


def test_keys_are_filtered_by_system_and_validity(
    empty_client: TestClient, admin: dict[str, str]
) -> None:
    first, *_ = (
        issue(empty_client, admin, name=name)
        for name in ("brent-care", "camden-care", "brent-care")
    )
    empty_client.delete(f"/v1/api-keys/{first['id']}", headers=admin)

    def names(query: str) -> list[str]:
        found = empty_client.get(f"/v1/api-keys?{query}", headers=admin).json()["items"]
        return [key["name"] for key in found]

    assert names("") == ["admin-system", "brent-care", "brent-care", "camden-care"]
    assert names("works=true") == ["admin-system", "brent-care", "camden-care"]
    assert names("works=false") == ["brent-care"]
    assert names("name=camden-care") == ["camden-care"]


def test_pages_of_keys_are_complete(empty_client: TestClient, admin: dict[str, str]) -> None:
    issued = {issue(empty_client, admin, name=f"brent-{n % 3}")["id"] for n in range(6)}
    listed, address = [], "/v1/api-keys?limit=2"
    while address:
        page = empty_client.get(address, headers=admin)
        listed += [key["id"] for key in page.json()["items"]]
        address = page.links["next"]["url"] if "next" in page.links else ""

    assert len(listed) == len(set(listed)) == 7
    assert issued < set(listed)


@pytest.mark.parametrize("size", [1, 20])
def test_page_of_keys_takes_one_statement(
    empty_client: TestClient, admin: dict[str, str], size: int
) -> None:
    for _ in range(size):
        issue(empty_client, admin)

    with selects() as sent:
        empty_client.get("/v1/api-keys", headers=admin)

    assert len(sent) == 2  # the other tells who asks
