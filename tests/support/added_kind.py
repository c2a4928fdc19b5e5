"""Call the operations of the kind of case that CONTRIBUTING adds; run in a copy that has it."""

import json
import sys
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.main import create_app
from app.platform.db import migrations
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.openapi import EXAMPLES, STATEMENT_COUNTS
from tests.support.sent import selects
from tests.support.settings import SETTINGS

SOURCE = EXAMPLES["record_visit"]["body"]["source"]
AUTHORITY = EXAMPLES["record_visit"]["body"]["authority"]
PROVIDER = EXAMPLES["record_visit"]["body"]["provider"]


def main() -> None:
    """Write the answers as JSON."""
    database = Database(f"sqlite:///{Path('visits.db').resolve()}")
    migrations.upgrade(database)
    with database.write_session() as session:
        world.source(session, SOURCE)
        world.authority(session, AUTHORITY)
        world.provider(session, PROVIDER)
    editor = callers.key(database, Role.EDITOR, AUTHORITY)
    with TestClient(create_app(SETTINGS, database)) as client:
        sys.stdout.write(json.dumps(steps(client, editor)))


def steps(client: TestClient, editor: dict[str, str]) -> dict[str, Any]:
    """Record, list, get and withdraw a visit; refuse one to an unknown provider."""
    body = EXAMPLES["record_visit"]["body"]
    recorded = client.post("/v1/visits", json=body, headers=editor)
    address = recorded.headers["location"]
    with selects() as sent_for_list:
        listed = client.get("/v1/visits")
    with selects() as sent_for_item:
        got = client.get(address)
    filtered = client.get("/v1/visits", params=EXAMPLES["list_visits"])
    refused = client.post("/v1/visits", json={**body, "provider": "nobody"}, headers=editor)
    withdrawn = client.post(
        f"/v1/facts/{recorded.json()['fact']}/withdrawal",
        json={"reason": "Nobody went."},
        headers={**editor, "If-Match": got.headers["etag"]},
    )
    answers = (recorded, listed, filtered, got, refused, withdrawn, client.get(address))
    return {
        "statuses": [answer.status_code for answer in answers],
        "items": listed.json()["items"],
        "filtered": filtered.json()["items"],
        "item": got.json(),
        "items after withdrawal": client.get("/v1/visits").json()["items"],
        "counted": {"list_visits": len(sent_for_list), "get_visit": len(sent_for_item)},
        "declared": {name: STATEMENT_COUNTS[name] for name in ("list_visits", "get_visit")},
    }


if __name__ == "__main__":
    main()
