"""Telling the registry what became public, moment by moment, through its API alone.

A `Step` is one statement: at which moment, how it is sent, and in whose name. `Telling` sets the
registry's clock to the moment, makes a source known with the first fact that rests on it, looks at
what must have been seen (`If-Match`), and takes nothing for an answer but 201 or 200.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from fastapi.testclient import TestClient

from app.auth.credentials import KEY_HEADER
from tests.support.served import Watch

Body = Mapping[str, Any]

# Whose own systems speak; for everybody else an admin does, in their name.
EDITORS = frozenset(
    {"bromley", "camden", "enfield", "hackney", "hammersmith-and-fulham", "haringey", "harrow",
     "hillingdon", "islington", "kensington-and-chelsea", "lewisham", "merton", "southwark",
     "tower-hamlets", "westminster"}
)  # fmt: skip
KEY_LASTS = timedelta(days=300)
SUCCESS = {"POST": 201, "PUT": 200}


@dataclass(frozen=True, slots=True)
class Step:
    """One statement. Where `{name}` stands in a path, the fact of the step of that name is meant.

    `naming` has fields of the body in which the fact of a step is named, by the name of that step.
    `who` is the authority that states it, if it is an authority's to state; else an admin does.
    """

    at: datetime
    path: str
    body: Body
    who: str | None = None
    method: str = "POST"
    name: str | None = None
    seen: str | None = None
    naming: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Telling:
    """A registry on its way from empty to everything that is known."""

    client: TestClient
    watch: Watch
    admin: dict[str, str]
    sources: Mapping[str, Body]
    facts: dict[str, str] = field(default_factory=dict)
    authors: set[str] = field(default_factory=set)
    _registered: set[str] = field(default_factory=set)
    _keys: dict[str, tuple[dict[str, str], datetime]] = field(default_factory=dict)
    _told: int = 0

    def tell(self, steps: Iterable[Step]) -> None:
        """Take steps, in the order in which they became public."""
        for step in sorted(steps, key=lambda step: step.at):
            self._take(step)

    def _take(self, step: Step) -> None:
        self.watch.now = step.at
        headers = self._speaker(step.who)
        source = step.body["source"]
        if source not in self._registered:
            self._send("POST", "sources", self.sources[source], headers)
            self._registered.add(source)
        if step.seen is not None:
            headers = headers | {"If-Match": self._tag(step.seen.format_map(self.facts))}
        naming = {name: self.facts[told] for name, told in step.naming.items()}
        path, body = step.path.format_map(self.facts), {**step.body, **naming}
        entry = self._send(step.method, path, body, headers)
        if step.name is not None:
            self.facts[step.name] = entry["fact"]

    def _speaker(self, who: str | None) -> dict[str, str]:
        if who is None:
            return self.admin
        if who not in EDITORS:
            return self.admin | {"Acting-For": who}
        key, issued = self._keys.get(who, (self.admin, self.watch.now - 2 * KEY_LASTS))
        if issued + KEY_LASTS < self.watch.now:
            key = self._issued(who)
            self._keys[who] = key, self.watch.now
        return key

    def _issued(self, authority: str) -> dict[str, str]:
        """A new key for an authority's own system, as an admin issues it."""
        body = {"name": f"{authority}-desk", "role": "editor", "authorities": [authority]}
        answer = self.client.post("/v1/api-keys", json=body, headers=self.admin)
        assert answer.status_code == 201, answer.text
        return {KEY_HEADER: answer.json()["key"]}

    def _tag(self, path: str) -> str:
        answer = self.client.get(f"/v1/{path}", headers=self.admin)
        assert answer.status_code == 200, (path, answer.text)
        return str(answer.headers["ETag"])

    def _send(self, method: str, path: str, body: Body, headers: dict[str, str]) -> dict[str, Any]:
        self._told += 1
        answer = self.client.request(
            method,
            f"/v1/{path}",
            content=json.dumps(body, default=str),
            headers=headers
            | {"Content-Type": "application/json", "Idempotency-Key": f"golden-{self._told}"},
        )
        assert answer.status_code == SUCCESS[method], (path, body, answer.text)
        entry: dict[str, Any] = answer.json()
        self.authors.add(entry["author"])
        return entry
