"""Somebody who walks through the API at random, and knows beforehand what every answer must be."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random
from typing import Any

from fastapi.testclient import TestClient

from app.auth.credentials import KEY_HEADER
from tests.proofs.shadow import Entry, No, Shadow, Who
from tests.proofs.shadow_records import root
from tests.proofs.shadow_sight import positions_out
from tests.proofs.shadow_speaker import Said, Speaker
from tests.proofs.shadow_statements import STATEMENTS
from tests.proofs.shadow_views import entry_out, entry_said, texts_out
from tests.support.openapi import OPERATIONS, Operation

BY_ID = {operation.id: operation for operation in OPERATIONS}
ITEMS = {operation.path for operation in OPERATIONS if operation.method == "get"}
STRANGER = Who("anonymous", "anonymous")
NOT_HASHED = {"hash", "content", "content_salt", "texts"}
KEPT_FOR = timedelta(hours=24)
TOLD = ("cache-control", "content-type", "etag", "location", "registry-position")


@dataclass(slots=True)
class Held:
    """A key that somebody holds, as long as it works."""

    whole: str
    who: Who
    expires_at: datetime
    id: str = ""
    is_revoked: bool = False
    issuer: "Held | None" = None

    def descends_from(self, other: "Held") -> bool:
        """Return whether a key is another one, or was issued by it or by a descendant of it."""
        return self is other or (self.issuer is not None and self.issuer.descends_from(other))


@dataclass(slots=True)
class Kept:
    """An answer that must be given again to the same request."""

    request: tuple[Any, ...]
    status: int
    body: bytes
    headers: dict[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Sending:
    """A statement with whoever sends it, and how it is spoilt, if it is."""

    said: Said
    held: Held | None
    key: str | None = None
    spoilt: str | None = None

    @property
    def operation(self) -> Operation:
        return BY_ID[self.said.operation]

    @property
    def request(self) -> tuple[Any, ...]:
        """What makes it the same request when it is sent again."""
        said = self.said
        return said.operation, repr((said.path, said.body)), said.seen, said.acting_for


@dataclass(slots=True)
class Walker:
    """What is known, what must be answered, and what was."""

    rng: Random
    client: TestClient
    shadow: Shadow
    held: list[Held]
    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)
    sent: dict[tuple[str, str], Sending] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    registered: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    trail: list[str] = field(default_factory=list)

    def who(self, held: Held | None) -> Who:
        """Whom the registry must take somebody for."""
        if held is None:
            return STRANGER
        if held.is_revoked or held.expires_at < self.shadow.now:
            raise No(401, "invalid-credentials")
        return held.who

    def send(self, sending: Sending) -> None:
        """Send a statement, and compare the answer with what it must be."""
        who = sending.held.who if sending.held else STRANGER
        self.trail.append(f"{self.shadow.now} {who} {sending.said} {sending.key} {sending.spoilt}")
        kept = self._kept(sending)
        wanted: Entry | Kept | tuple[int, str]
        try:
            wanted = self._told(sending, kept)
        except No as no:
            wanted = no.answer
        response = self._sent(sending)
        match wanted:
            case Entry():
                self._check_entry(sending, wanted, response)
            case Kept():
                self.counts["answered again"] += 1
                same((response.status_code, response.content), (wanted.status, wanted.body))
                same(headers_of(response), wanted.headers)
            case status, code:
                self.check_refused(response, No(status, code))

    def _told(self, sending: Sending, kept: Kept | None) -> Entry | Kept:
        """The effect of a statement on what is known, or the refusal."""
        who, operation = self.who(sending.held), sending.operation
        if who.role not in operation.roles:
            is_stranger = who.role == "anonymous"
            raise No(401, "credentials-needed") if is_stranger else No(403, "forbidden")
        if sending.spoilt:
            is_unknown = sending.spoilt == "parameter"
            raise No(422, "unknown-parameter" if is_unknown else "invalid-request")
        if kept is not None:
            if kept.request != sending.request:
                raise No(422, "idempotency-key-reused")
            return kept
        if self.shadow.now <= self.shadow.newest:
            raise No(503, "clock-behind")
        with self.shadow.attempt():
            return STATEMENTS[operation.id](self.speaker(sending.said, who))

    def speaker(self, said: Said, who: Who) -> Speaker:
        acting_for = said.acting_for
        if acting_for is not None:
            try:
                acting_for = self.shadow.meant("authority", acting_for)
            except No:
                raise No(422, "unknown-authority") from None
        return Speaker(self.shadow, who, said, acting_for)

    def _kept(self, sending: Sending) -> Kept | None:
        if sending.held is None or sending.key is None:
            return None
        kept = self.kept.get((sending.held.who.name, sending.key))
        return kept if kept and kept.at > self.shadow.now - KEPT_FOR else None

    def ask(self, method: str, path: str, held: Held | None, **said: Any) -> Any:
        """Any other request, by somebody or by nobody."""
        headers = {KEY_HEADER: held.whole} if held else {}
        self.trail.append(f"{method} {path} {said} by {held and held.who}")
        return self.client.request(method, f"/v1/{path}", headers=headers, **said)

    def check_refused(self, response: Any, no: No) -> None:
        self.counts[no.answer[1]] += 1
        told = response.json()
        same((response.status_code, told.get("code")), no.answer, told)

    def _sent(self, sending: Sending) -> Any:
        said, headers, params = sending.said, {}, {}
        if sending.held is not None:
            headers[KEY_HEADER] = sending.held.whole
        named = {
            "If-Match": said.seen,
            "Acting-For": said.acting_for,
            "Idempotency-Key": sending.key,
        }
        headers |= {name: value for name, value in named.items() if value is not None}
        body = dict(said.body)
        match sending.spoilt:
            case "field":
                body["recorded_at"] = "2020-01-01T00:00:00Z"
            case "missing":
                body = {}
            case "parameter":
                params = {"dry_run": "true"}
            case "key":
                headers["Idempotency-Key"] = "two words"
        operation = sending.operation
        path = operation.path.format(**said.path)
        return self.client.request(
            operation.method, path, json=body, headers=headers, params=params
        )

    def _check_entry(self, sending: Sending, entry: Entry, response: Any) -> None:
        """Compare an entry field by field, link by link, with the headers that name it."""
        self.counts["recorded"] += 1
        said = response.json()
        same(response.status_code, sending.operation.success, said)
        entry.texts = texts_out(said) if entry.reason is None else {"reason": entry.reason}
        same(entry_out(said), entry_said(entry))
        content, sent = given(said), sending.said.body
        both = content.keys() & sent.keys() - {"replaces", "identifiers"}
        same({name: content[name] for name in both}, {name: sent[name] for name in both})
        self.check_link(entry, said)
        records = entry.action in {"recorded", "revised"}
        same(response.headers["etag"], f'"{entry.fact if records else entry.id}"')
        who = STRANGER if sending.held is None else sending.held.who
        positions = positions_out(self.shadow.positions(who, self.shadow.now))
        same(response.headers["registry-position"], positions)
        same(response.headers.get("location"), location_of(sending, entry, self.shadow))
        if sending.key is not None and sending.held is not None:
            answer = (response.status_code, response.content, headers_of(response))
            place = (sending.held.who.name, sending.key)
            self._forget_old_answers()
            self.kept[place] = Kept(sending.request, *answer, self.shadow.now)
            self.sent[place] = sending

    def check_link(self, entry: Entry, said: Any) -> None:
        """Compute the commitments and the hash anew, and compare what the entry is chained to."""
        texts = {path: one["salt"] for path, one in said["texts"].items()}
        commitments = {
            "content": committed(said["content_salt"], canonical(said["content"])),
            "texts": {path: committed(salt, said["texts"][path]["text"])
                      for path, salt in texts.items()},
        }  # fmt: skip
        same(said["commitments"], commitments)
        same(said["source_commitment"], self.registered.get(entry.source or ""))
        same(said["previous"], self.hashes.get(entry.stream, "0" * 64))
        hashed = {name: value for name, value in said.items() if name not in NOT_HASHED}
        same(said["hash"], sha256(canonical(hashed).encode()).hexdigest())
        self.hashes[entry.stream] = said["hash"]
        if entry.action == "registered":
            self.registered[entry.code] = said["hash"]

    def forget(self, texts: set[str]) -> None:
        """Every answer that is kept and holds one of these texts."""
        written = {json.dumps(text, ensure_ascii=False)[1:-1].encode() for text in texts}
        self.kept = {
            place: one
            for place, one in self.kept.items()
            if not any(text in one.body for text in written)
        }

    def _forget_old_answers(self) -> None:
        oldest = self.shadow.now - KEPT_FOR
        self.kept = {place: one for place, one in self.kept.items() if one.at > oldest}


def same(found: Any, wanted: Any, about: Any = None) -> None:
    """Refuse any difference, and say what it is."""
    if found != wanted:
        raise AssertionError(f"{found!r} should be {wanted!r} ({about})")


def given(entry: Any) -> dict[str, Any]:
    """The content of an entry with the free texts that stand by themselves."""
    whole = {path: one["text"] for path, one in entry["texts"].items() if "/" not in path}
    return {**entry["content"], **whole}


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def committed(salt: str, text: str) -> str:
    return sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def location_of(sending: Sending, entry: Entry, shadow: Shadow) -> str | None:
    """Where what was recorded must be found."""
    operation = sending.operation
    if operation.method == "put":
        return None
    if operation.id == "register_source":
        return f"/v1/sources/{entry.code}"
    if f"{operation.path}/{{id}}" in ITEMS:
        return f"{operation.path}/{root(shadow.facts[entry.fact])}"
    if operation.id.startswith("record_") and entry.type.endswith("_details"):
        return f"{operation.path}/{entry.code}{'/details' if entry.thing == 'scope' else ''}"
    return f"/v1/facts/{entry.fact}"


def headers_of(response: Any) -> dict[str, str]:
    return {name: response.headers[name] for name in TOLD if name in response.headers}
