"""What each statement does to what is known, or why it is refused: by operation of the API."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.proofs.shadow import Entry, Fact, No, Shadow, Who, version_on
from tests.proofs.shadow_charge import check_may_end, check_may_state
from tests.proofs.shadow_checks import check_history

REFERS: dict[str, dict[str, str]] = {
    "authority_details": {"icb": "authority", "successor": "authority"},
    "provider_details": {"parent": "provider"},
    "scope_details": {"parent": "scope"},
    "contract_details": {
        "provider": "provider", "lead": "authority", "consortium": "consortium",
        "framework": "contract",
    },
    "membership": {"authority": "authority"},
    "award": {"authority": "authority", "scope": "scope"},
    "service_report": {"scope": "scope"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it is sent: by which operation, about what, and under which conditions."""

    operation: str
    path: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    seen: str | None = None
    acting_for: str | None = None


@dataclass(slots=True)
class Speaker:
    """Somebody who states something, with what is known at that moment."""

    shadow: Shadow
    who: Who
    said: Said
    acting_for: str | None

    def state(self, fact: Fact) -> Entry:
        """A new fact, or one in the place of the one that it names."""
        if fact.said.get("replaces") is not None:
            return self._replace(fact)
        self._check(fact)
        self.shadow.add(fact)
        check_history(self.shadow, fact)
        return self.shadow.write("stated", fact, self.who, self.acting_for)

    def restate(self, old: Fact, new: Fact) -> Entry:
        check_as_visible(new, old)
        if old.until is not None:
            raise No(409, "already-withdrawn")
        check_may_end(self.shadow, old, self.who, self.acting_for)
        self._check(new)
        self.shadow.end(old)
        self.shadow.add(new)
        check_history(self.shadow, new, old)
        check_history(self.shadow, old)
        return self.shadow.write("restated", new, self.who, self.acting_for, "correction")

    def withdraw(self, fact: Fact, reason: str) -> Entry:
        if fact.until is not None:
            raise No(409, "already-withdrawn")
        check_may_end(self.shadow, fact, self.who, self.acting_for)
        self.shadow.end(fact)
        check_history(self.shadow, fact)
        return self.shadow.write("withdrawn", fact, self.who, self.acting_for, reason)

    def seen_fact(self) -> str:
        if self.said.seen is None or self.said.seen == "*":
            raise No(428, "if-match-needed")
        return self.said.seen.strip('"').partition(";")[0]

    def must_have_seen(self, fact: str) -> None:
        if self.seen_fact() != fact:
            raise No(412, "stale")

    def may_replace(self) -> None:
        """What takes the place of another fact names it as it stands."""
        named = self.said.body.get("replaces")
        if named is None:
            return
        self.must_have_seen(named)
        old = self.shadow.facts.get(named)
        if old is not None and old.until is not None and self.who.sees(old.visibility, old.owner):
            raise No(412, "stale")

    def visible(self, id_: str) -> Fact:
        """A fact that this caller can see, standing or not."""
        fact = self.shadow.facts.get(id_)
        if fact is None or not self.who.sees(fact.visibility, fact.owner):
            raise No(404, "unknown-code")
        return fact

    def _replace(self, fact: Fact) -> Entry:
        old = self.shadow.facts.get(fact.said["replaces"])
        if old is None or old.kind != fact.kind or not self.who.sees(old.visibility, old.owner):
            raise No(422, "unknown-fact")
        if (old.thing, old.code) != (fact.thing, fact.code):
            raise No(409, "other-subject")
        return self.restate(old, fact)

    def _check(self, fact: Fact) -> None:
        known = self.shadow.known
        for name, thing in REFERS.get(fact.kind, {}).items():
            if fact.said.get(name) is not None and fact.said[name] not in known[thing]:
                raise No(422, f"unknown-{thing}")
        if fact.owner is not None and fact.owner not in known["authority"]:
            raise No(422, "unknown-authority")
        if fact.said["source"] not in self.shadow.sources:
            raise No(422, "unknown-source")
        check_may_state(self.shadow, fact, self.who, self.acting_for)


def fact_of(kind: str, thing: str, code: str, said: dict[str, Any], who: Who) -> Fact:
    hidden = {"visibility": said.get("visibility", "public"), "owner": said.get("owner")}
    return Fact("", kind, thing, code, said, who.name, 0, **hidden)


def details_of(thing: str, code: str, body: dict[str, Any], who: Who) -> Fact:
    said = {"identifiers": [], "holds_from": None, **body, "code": code}
    if thing == "contract":
        said = {"buyers": [], "lead": None, "consortium": None, "framework": None, **said,
                "replaces_contracts": body.get("replaces", [])}  # fmt: skip
    said.pop("replaces", None)
    return fact_of(f"{thing}_details", thing, code, said, who)


def a_thing(thing: str) -> Callable[[Speaker], Entry]:
    def make(speaker: Speaker) -> Entry:
        body = speaker.said.body
        code = body["reference" if thing == "contract" else "code"]
        speaker.shadow.make_known(thing, code)
        return speaker.state(details_of(thing, code, body, speaker.who))

    return make


def its_details(thing: str) -> Callable[[Speaker], Entry]:
    def restate(speaker: Speaker) -> Entry:
        shadow, body = speaker.shadow, speaker.said.body
        code = shadow.meant(thing, *speaker.said.path.values())
        new = details_of(thing, code, body, speaker.who)
        if body["reason"] == "correction":
            old = shadow.facts.get(speaker.seen_fact())
            if old is None or (old.kind, old.code) != (new.kind, code) or old.until is not None:
                raise No(412, "stale")
            if new.said["holds_from"] not in {None, old.said["holds_from"]}:
                raise No(422, "days-differ")
            new.said["holds_from"] = old.said["holds_from"]
            return speaker.restate(old, new)
        if new.said["holds_from"] is None:
            raise No(422, "holds-from-needed")
        standing = version_on(shadow.versions(thing, code), new.said["holds_from"])
        speaker.must_have_seen(standing.id if standing else "")
        if any(one.said["holds_from"] == new.said["holds_from"]
               for one in shadow.versions(thing, code)):  # fmt: skip
            raise No(409, "not-a-change")
        return speaker.state(new)

    return restate


def a_fact(kind: str, thing: str, field_: str) -> Callable[[Speaker], Entry]:
    def state(speaker: Speaker) -> Entry:
        shadow, body = speaker.shadow, speaker.said.body
        code = shadow.meant(thing, *speaker.said.path.values())
        speaker.may_replace()
        if kind == "attestation" and not set(body["scopes"]) <= shadow.known["scope"]:
            raise No(422, "unknown-scope")
        said = {**body, field_: code}
        if body.get("event") == "distress-signal":
            said = {"visibility": "partners", **said}
        return speaker.state(fact_of(kind, thing, code, said, speaker.who))

    return state


def a_claim(speaker: Speaker) -> Entry:
    body = speaker.said.body
    speaker.may_replace()
    thing, _, code = body["about"].partition(":")
    if code not in speaker.shadow.known[thing]:
        raise No(422, f"unknown-{thing}")
    return speaker.state(fact_of("claim", thing, code, dict(body), speaker.who))


def a_decision(speaker: Speaker) -> Entry:
    claim = speaker.visible(speaker.said.path["id"])
    if claim.kind != "claim" or claim.until is not None:
        raise No(404, "unknown-code")
    decided = speaker.shadow.standing("claim_decision", claim=claim.id)
    speaker.must_have_seen(decided[0].id if decided else claim.id)
    said = {**speaker.said.body, "claim": claim.id}
    fact = fact_of("claim_decision", claim.thing, claim.code, said, speaker.who)
    check_as_visible(fact, claim)
    return speaker.restate(decided[0], fact) if decided else speaker.state(fact)


def a_corroboration(speaker: Speaker) -> Entry:
    about = speaker.visible(speaker.said.path["id"])
    said = {**speaker.said.body, "fact": about.id}
    fact = fact_of("corroboration", about.thing, about.code, said, speaker.who)
    check_as_visible(fact, about)
    return speaker.state(fact)


def check_as_visible(fact: Fact, about: Fact) -> None:
    if (fact.visibility, fact.owner) != (about.visibility, about.owner):
        raise No(409, "visibility-differs")


def a_withdrawal(speaker: Speaker) -> Entry:
    fact = speaker.visible(speaker.said.path["id"])
    speaker.must_have_seen(fact.id if fact.until is None else f"{fact.stream}-{fact.until}")
    return speaker.withdraw(fact, speaker.said.body["reason"])


def a_source(speaker: Speaker) -> Entry:
    code = speaker.said.body["code"]
    if code in speaker.shadow.sources:
        raise No(409, "source-exists")
    if speaker.who.role == "editor" and speaker.acting_for is not None:
        raise No(403, "acting-for-not-yours")
    return speaker.shadow.register(code, speaker.who, speaker.acting_for)


THINGS = {"authority", "consortium", "provider", "scope", "contract"}
STATEMENTS: dict[str, Callable[[Speaker], Entry]] = {
    **{f"state_{thing}": a_thing(thing) for thing in THINGS},
    **{f"restate_{thing}": its_details(thing) for thing in THINGS},
    "state_membership": a_fact("membership", "consortium", "consortium"),
    "state_event": a_fact("provider_event", "provider", "provider"),
    "change_term": a_fact("term_change", "contract", "contract"),
    "state_award": a_fact("award", "contract", "contract"),
    "state_notice": a_fact("notice", "contract", "contract"),
    "attest": a_fact("attestation", "authority", "authority"),
    "report_service": a_fact("service_report", "authority", "authority"),
    "state_claim": a_claim,
    "decide_claim": a_decision,
    "corroborate_fact": a_corroboration,
    "withdraw_fact": a_withdrawal,
    "register_source": a_source,
}
