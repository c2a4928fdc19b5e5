"""Erasures on a walk: requested by somebody, consented to by somebody, and what is left after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tests.proofs.shadow import Entry, No, Who
from tests.proofs.shadow_views import entry_out, entry_said
from tests.proofs.walker import Held, Walker, same

OPERATIONS = {"request_erasure", "consent_to_erasure"}
CONSENT_WITHIN = timedelta(hours=24)


@dataclass(slots=True)
class Request:
    """A request for the erasure of texts of an entry."""

    id: str
    entry: Entry
    paths: Sequence[str]
    reason: str
    by: Held
    at: datetime
    is_done: bool = False


@dataclass(slots=True)
class Erasures:
    """The erasures that were requested on a walk."""

    walker: Walker
    requests: list[Request]

    def request(self) -> None:
        """For some texts of any entry, or for all; now and then for one that it does not hold."""
        rng, shadow = self.walker.rng, self.walker.shadow
        entry = self._some_entry()
        wanted = self._wanted(entry)
        body: dict[str, Any] = {"reason": f"It names a person {rng.randint(1, 1_000_000)}."}
        body |= {} if wanted is None else {"texts": wanted}
        held = self._somebody("admin")
        name = entry.id if entry else rng.choice(["public-999999", "owner-atlantis-1", "minutes"])
        response = self.walker.ask("POST", f"facts/{name}/erasure", held, json=body)
        try:
            by = self._check_role(held, "admin")
            if entry is None:
                raise No(404, "unknown-code")
            paths = paths_of(entry, wanted)
        except No as no:
            self.walker.check_refused(response, no)
            return
        said = response.json()
        same(response.status_code, 202, said)
        same((said["entry"], said["texts"], said["reason"]), (entry.id, paths, body["reason"]))
        same((said["requested_by"], said["consented_by"]), (by.who.name, None))
        same(datetime.fromisoformat(said["expires_at"]), shadow.now + CONSENT_WITHIN)
        same(response.headers["location"], f"/v1/erasures/{said['id']}")
        request = Request(said["id"], entry, paths, body["reason"], by, shadow.now)
        self.requests.append(request)
        self.walker.counts["erasures requested"] += 1

    def consent(self) -> None:
        """To what was requested, by somebody who may or may not."""
        rng, shadow = self.walker.rng, self.walker.shadow
        request = rng.choice([*self.requests[-4:], None])
        held = self._somebody("auditor")
        id_ = request.id if request else "no-such-thing"
        response = self.walker.ask("POST", f"erasures/{id_}/consent", held)
        try:
            by = self._check_role(held, "auditor")
            if request is None:
                raise No(404, "unknown-code")
            check_consent(request, by, shadow.now)
        except No as no:
            self.walker.check_refused(response, no)
            return
        said = response.json()
        same(response.status_code, 200, said)
        same((said["id"], said["consented_by"]), (request.id, by.who.name))
        same(datetime.fromisoformat(said["consented_at"]), shadow.now)
        request.is_done = True
        self._erase(request, by.who)
        self.walker.counts["erased"] += 1

    def _some_entry(self) -> Entry | None:
        rng = self.walker.rng
        some = [one for entries in self.walker.shadow.entries.values() for one in entries]
        holding = [one for one in some if any(one.texts.values())]
        if holding and rng.random() < 0.6:
            return rng.choice(holding)
        return rng.choice([*rng.sample(some, min(len(some), 8)), None])

    def _wanted(self, entry: Entry | None) -> list[str] | None:
        rng = self.walker.rng
        if rng.random() < 0.3:
            return None
        held = sorted(entry.texts) if entry else []
        some = rng.sample(held, rng.randint(1, len(held))) if held else []
        return some if some and rng.random() < 0.9 else ["confidence"]

    def _somebody(self, role: str) -> Held | None:
        some = [held for held in self.walker.held if held.who.role == role]
        rng = self.walker.rng
        return rng.choice(some if rng.random() < 0.85 else [*self.walker.held, None])

    def _check_role(self, held: Held | None, role: str) -> Held:
        who = self.walker.who(held)
        if held is None:
            raise No(401, "credentials-needed")
        if who.role != role:
            raise No(403, "forbidden")
        if self.walker.shadow.now <= self.walker.shadow.newest:
            raise No(503, "clock-behind")
        return held

    def _erase(self, request: Request, by: Who) -> None:
        """Forget the texts, and every answer that held them; read the entry that says so."""
        gone = self.walker.shadow.erase(request.entry, request.paths)
        self.walker.forget(gone)
        entry = self.walker.shadow.note_erasure(request.entry, by, request.reason)
        params = {"stream": entry.stream, "after": str(entry.position - 1)}
        admin = next(held for held in self.walker.held if held.who.role == "admin")
        (said,) = self.walker.ask("GET", "changes", admin, params=params).json()["items"]
        entry.texts = {"reason": request.reason}
        same(entry_out(said), entry_said(entry))
        self.walker.check_link(entry, said)
        content = {
            "entry": request.entry.id,
            "texts": request.paths,
            "requested_by": request.by.who.name,
            "consented_by": by.name,
        }
        same(said["content"], content)


def paths_of(entry: Entry, wanted: list[str] | None) -> list[str]:
    """The paths of what is to be erased: what is named, else all that is left."""
    if wanted and not entry.texts.keys() >= {*wanted}:
        raise No(422, "not-a-free-text")
    left = {path for path, text in entry.texts.items() if text is not None}
    paths = sorted({*wanted} if wanted else left)
    if not paths or not left.issuperset(paths):
        raise No(409, "already-erased")
    return paths


def check_consent(request: Request, by: Held, now: datetime) -> None:
    if request.is_done:
        raise No(409, "already-erased")
    if now > request.at + CONSENT_WITHIN:
        raise No(409, "erasure-expired")
    if by.who.name == request.by.who.name or by.descends_from(request.by):
        raise No(403, "consent-not-independent")
    paths_of(request.entry, list(request.paths))
