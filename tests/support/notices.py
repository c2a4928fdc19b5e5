"""Notices of a made-up contract, and a client that imports them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from app.domain.vocabulary import Role
from app.interchange.ocds.import_.models import KeptRelease
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.served import serving

SAMPLES = Path(__file__).parents[1] / "interchange" / "ocds" / "import_" / "ocds"
CASES = SAMPLES.parent / "cases"
OCID = "ocds-h6vhtk-06f00d"
CAMDEN = {"scheme": "GB-LAE", "id": "CMD"}
NORTH = {"scheme": "GB-COH", "id": "01234567"}


def sample(name: str) -> bytes:
    return next(SAMPLES.glob(f"{name}*.json")).read_bytes()


def release(id_: str = "090001-2026", **said: Any) -> dict[str, Any]:
    """An award by Camden to North Care, published on 25 September 2026."""
    return {
        "ocid": OCID,
        "id": id_,
        "date": "2026-09-25T10:00:00+01:00",
        "tag": ["award", "contract"],
        "parties": [party("Camden", "buyer", CAMDEN), party("North Care", "supplier", NORTH)],
        "buyer": {"id": "GB-LAE-CMD", "name": "Camden"},
        "tender": tender(),
        "awards": [award(id_)],
        **said,
    }


def tender(**said: Any) -> dict[str, Any]:
    law = {"id": "2023/54", "scheme": "UKPGA"}
    return {"title": "Equipment", "legalBasis": law, "procurementMethod": "direct", **said}


def party(name: str, role: str, identifier: dict[str, str] | None, **said: Any) -> dict[str, Any]:
    own = f"{identifier['scheme']}-{identifier['id']}" if identifier else name
    return {"id": own, "name": name, "identifier": identifier, "roles": [role], **said}


def award(id_: str = "090001-2026", **said: Any) -> dict[str, Any]:
    days = {"startDate": "2026-10-01T00:00:00+01:00", "endDate": "2027-09-30T23:59:59+01:00"}
    return {
        "id": "1",
        "status": "active",
        "suppliers": [{"id": "GB-COH-01234567", "name": "North Care"}],
        "value": {"amount": 250000, "amountGross": 300000.5, "currency": "GBP"},
        "contractPeriod": days,
        "documents": [{"id": id_, "noticeType": "UK6"}],
        **said,
    }


def package(*releases: Any) -> bytes:
    return json.dumps({"publisher": {"name": "Cabinet Office"}, "releases": releases}).encode()


def keep_release(session: Session, n: int) -> None:
    """Store a release, as an earlier import does."""
    session.add(
        KeptRelease(
            ocid="ocds-1",
            id=f"r-{n}",
            published_at=world.NOW,
            recorded_at=world.NOW,
            hash="",
            author="tests",
            content={"id": f"r-{n}"},
        )
    )


@dataclass
class ImportClient:
    """Imports files over HTTP with an admin's key."""

    client: TestClient
    headers: dict[str, str]

    def send(self, body: bytes, **params: Any) -> Any:
        headers = {"Content-Type": "application/json", **self.headers}
        return self.client.post("/v1/imports/ocds", content=body, headers=headers, params=params)

    def report(self, body: bytes, **params: Any) -> Any:
        response = self.send(body, **params)
        assert response.status_code == 200, response.text
        return response.json()

    def import_releases(self, *releases: Any) -> Any:
        """Import releases and return the report on the last."""
        return self.report(package(*releases))["releases"][-1]

    def get(self, path: str, **params: Any) -> Any:
        response = self.client.get(path, params=params, headers=self.headers)
        assert response.status_code == 200, response.text
        return response.json()

    @property
    def head(self) -> int:
        return int(self.get("/v1/changes/head")["position"])


@contextmanager
def importing(database: Database) -> Iterator[ImportClient]:
    """Serve a registry with Camden and North Care, known by their identifiers."""
    with database.write_session() as session:
        world.authority(session, "camden", identifiers=[CAMDEN])
        world.provider(session, "north", identifiers=[NORTH])
    headers = callers.key(database, Role.ADMIN)
    with serving(database) as (client, _):
        yield ImportClient(client, headers)


def codes(result: Any) -> set[str]:
    """Return the codes of the remarks."""
    return {item["code"] for item in result["remarks"]}


def kinds(result: Any) -> list[str]:
    return [item["kind"] for item in result["recorded"]]
