"""Somebody who states something: what is known at that moment, and what is refused to them."""

from dataclasses import dataclass, field
from typing import Any

from tests.proofs.shadow import BEFORE, Entry, Fact, No, Shadow, Who
from tests.proofs.shadow_charge import check_may_end, check_may_record
from tests.proofs.shadow_checks import check_history, check_unnamed
from tests.proofs.shadow_records import BY_TYPE, root

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
    **{type_: rule.names for type_, rule in BY_TYPE.items()},
}  # fmt: skip
LISTS: dict[str, dict[str, str]] = {
    "contract_details": {"buyers": "authority", "replaces_contracts": "contract"},
    "attestation": {"scopes": "scope"},
    **{type_: rule.lists for type_, rule in BY_TYPE.items()},
}


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

    def record(self, fact: Fact) -> Entry:
        """A new fact, or one in the place of the one that it names."""
        if fact.said.get("replaces") is not None:
            return self._replace(fact)
        self._check(fact)
        self.shadow.add(fact)
        check_history(self.shadow, fact)
        return self.shadow.write("recorded", fact, self.who, self.acting_for)

    def revise(self, old: Fact, new: Fact) -> Entry:
        check_as_visible(new, old)
        if old.until is not None:
            raise No(409, "already-withdrawn")
        check_may_end(self.shadow, old, self.who, self.acting_for)
        self._check(new)
        self.shadow.end(old)
        self.shadow.add(new)
        check_history(self.shadow, new, old)
        if root(new) != root(old):
            check_unnamed(self.shadow, old, self.who)
        check_history(self.shadow, old)
        return self.shadow.write("revised", new, self.who, self.acting_for, replaces=old.id)

    def withdraw(self, fact: Fact, reason: str) -> Entry:
        if fact.until is not None:
            raise No(409, "already-withdrawn")
        check_may_end(self.shadow, fact, self.who, self.acting_for)
        self.shadow.end(fact)
        check_unnamed(self.shadow, fact, self.who)
        check_history(self.shadow, fact)
        return self.shadow.write("withdrawn", fact, self.who, self.acting_for, reason=reason)

    def matched_fact(self) -> str:
        if self.said.seen is None or self.said.seen == "*":
            raise No(428, "if-match-needed")
        return self.said.seen.strip('"').partition(";")[0]

    def check_if_match(self, fact: str) -> None:
        if self.matched_fact() != fact:
            raise No(412, "stale")

    def provenance_for(self) -> None:
        """What takes the place of another fact names it as it stands."""
        named = self.said.body.get("replaces")
        if named is None:
            return
        self.check_if_match(named)
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
        if old is None or old.type != fact.type or not self.who.sees(old.visibility, old.owner):
            raise No(422, "unknown-fact")
        if (old.thing, old.code) != (fact.thing, fact.code):
            raise No(409, "other-subject")
        return self.revise(old, fact)

    def _check(self, fact: Fact) -> None:
        known = self.shadow.known
        own = fact.code if fact.type == f"{fact.thing}_details" else None
        for name, thing in REFERS.get(fact.type, {}).items():
            code = fact.said.get(name)
            is_itself = (thing, code) == (fact.thing, own)
            if code is not None and not is_itself and code not in known(thing):
                raise No(422, f"unknown-{thing}")
        if fact.owner is not None and fact.owner not in known("authority"):
            raise No(422, "unknown-authority")
        for name, thing in LISTS.get(fact.type, {}).items():
            itself = {own} if thing == fact.thing else set()
            if not {*fact.said.get(name, ())} - itself <= known(thing):
                raise No(422, f"unknown-{thing}")
        if fact.said["source"] not in self.shadow.sources:
            raise No(422, "unknown-source")
        check_may_record(self.shadow, fact, self.who, self.acting_for)


def fact_of(type_: str, thing: str, code: str, said: dict[str, Any], who: Who) -> Fact:
    hidden = {"visibility": said.get("visibility", "public"), "owner": said.get("owner")}
    return Fact("", type_, thing, code, said, who.name, BEFORE, **hidden)


def check_as_visible(fact: Fact, about: Fact) -> None:
    if (fact.visibility, fact.owner) != (about.visibility, about.owner):
        raise No(409, "visibility-differs")
