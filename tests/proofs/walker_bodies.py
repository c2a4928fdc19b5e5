"""Details drawn at random, and how things are named: sensibly, and not."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.proofs.shadow import Fact, Shadow, version_on
from tests.proofs.shadow_speaker import Said

POOLS = {
    "authority": ["camden", "islington", "barnet", "hackney", "brent"],
    "consortium": ["six", "seven"],
    "provider": ["north", "south", "east", "west"],
    "scope": ["equipment", "delivery", "repair", "beds", "hoists", "telecare"],
    "contract": [f"c-{n}" for n in range(1, 9)],
}
SOURCES = ["minutes", "notice", "news", "letter", "register"]
PATHS = {"contract": "reference"}
DAYS = [str(date(2025, 1, 1) + timedelta(days)) for days in range(0, 1000, 45)]
TERMS = [("2025-01-01", "2025-12-31"), ("2025-01-01", "2026-06-30"), ("2025-07-01", "2026-12-31")]
STILL = ["2026-11-23", "2026-12-31", None]
EVENTS = ["ceased-trading", "resumed-trading", "administration", "insolvency-ended", "dissolved",
          "distress-signal", "distress-signal", "distress-signal"]  # fmt: skip
REGIMES = ["pa-2023", "pa-2023", "pa-2023", "pa-2023", "pcr-2015", "unknown"]
BEGUN = ["1999-04-01", "2020-06-01", "2022-01-01"]
WORDS = ["beds and hoists", "a ramp", "two drivers", "the stores", "said at a meeting"]
Drawn = dict[str, Any]


@dataclass(slots=True)
class Bodies:
    """Draws what is recorded, with a look at what is known."""

    rng: Random
    shadow: Shadow

    def basis(self) -> Drawn:
        known = sorted(self.shadow.sources) or SOURCES
        source = self.rng.choice(known) if self.rng.random() < 0.96 else "unheard-of"
        said: Drawn = {"source": source, "confidence": "high"}
        return said | ({"note": self.rng.choice(WORDS)} if self.rng.random() < 0.1 else {})

    def code(self, thing: str) -> str:
        known = sorted(self.shadow.known(thing))
        is_known = known and self.rng.random() < 0.95
        return self.rng.choice(known if is_known else [*POOLS[thing], "atlantis"])

    def spelling(self, thing: str) -> dict[str, str]:
        """How a path names a thing: by its code, in capitals, or by a number that it has."""
        code = self.code(thing)
        spelt = sorted(self.shadow.spelt.get((thing, code), {code: 0}))
        chosen = self.rng.choice([code, code, code, *spelt, code.upper()])
        return {PATHS.get(thing, "code"): chosen}

    def source(self) -> Said:
        code = self.rng.choice(SOURCES)
        return Said("register_source", {}, {"code": code, "title": "A title", "kind": "minutes"})

    def thing(self) -> Said:
        thing = self.rng.choice(list(POOLS))
        code = self.rng.choice(POOLS[thing])
        body = {**self.said_of(thing), PATHS.get(thing, "code"): code}
        return Said(f"record_{thing}", {}, body)

    def said_of(self, thing: str) -> Drawn:
        """What details say; at most one of the things that they name may be unknown."""
        said: Drawn = {**self.basis(), "identifiers": self.identifiers()}
        match thing:
            case "authority":
                said |= {"name": self.name(), "kind": "county", "icb": self.maybe("authority", 0.1)}
            case "consortium":
                said |= {"name": self.name()}
            case "provider":
                begun = self.rng.choice([None, None, None, *BEGUN])
                said |= {"name": self.name(), "parent": self.maybe("provider", 0.2),
                         "exists_from": begun}  # fmt: skip
            case "scope":
                said |= {"title": self.name(), "parent": self.maybe("scope", 0.5)}
            case "contract":
                said |= self.contract_said()
        return said

    def maybe(self, thing: str, chance: float) -> str | None:
        return self.code(thing) if self.rng.random() < chance else None

    def contract_said(self) -> Drawn:
        first, last = self.rng.choice(TERMS)
        said: Drawn = {
            "title": self.name(), "kind": self.rng.choice(["framework", "competed", "call-off"]),
            "purpose": "lasting", "regime": self.rng.choice(REGIMES),
            "first_day": first, "last_day": last,
            "first_day_basis": "agreed", "last_day_basis": "agreed",
        }  # fmt: skip
        named = {"lead": "authority", "consortium": "consortium", "provider": "provider",
                 "framework": "contract"}  # fmt: skip
        for name, thing in named.items():
            said[name] = self.maybe(thing, 0.15 if name == "framework" else 0.4)
        some = sorted(self.shadow.known("authority"))
        said["buyers"] = self.rng.sample(some, min(len(some), self.rng.choice([0, 0, 1, 2])))
        return said

    def identifiers(self) -> list[dict[str, str]]:
        """Numbers that others may have, and now and then another's code."""
        if self.rng.random() < 0.7:
            return []
        number = self.rng.choice(["1", "2", "3", "4", "camden", "north", "c-1"])
        return [{"scheme": self.rng.choice(["GSS", "GB-CHC"]), "id": number}]

    def name(self) -> str:
        return self.rng.choice(["Old name", "New name", "Another name"])

    def details(self) -> Said:
        """Said again: mostly by somebody who has seen what stands."""
        thing = self.rng.choice(list(POOLS))
        path = self.spelling(thing)
        reason = self.rng.choice(["correction", "correction", "change"])
        holds = {"holds_from": self.rng.choice(DAYS)} if reason == "change" else {}
        if self.rng.random() < 0.05:
            holds = {} if holds else {"holds_from": self.rng.choice(DAYS)}
        versions = self.shadow.versions(thing, next(iter(path.values())).casefold())
        body = {**self.said_of(thing), **holds, "reason": reason}
        if versions and len(versions) + len(holds) > 1:
            kept = {"contract": ["first_day", "last_day"], "scope": ["parent"]}.get(thing, [])
            body |= {name: versions[0].said[name] for name in kept}
        right = version_on(versions, holds["holds_from"]) if holds else None
        right = right or (self.rng.choice(versions) if versions else None)
        return Said(f"revise_{thing}", path, body, self.seen(right))

    def seen(self, right: Fact | None, otherwise: str | None = None) -> str | None:
        """What If-Match names: what stands, or something else, or nothing."""
        if right is not None and self.rng.random() < 0.85:
            return f'"{right.id}"' if self.rng.random() < 0.5 else right.id
        return self.rng.choice([otherwise, None, "*", '"public-1"', "partners-1"])

    def replacing(self, type_: str) -> tuple[Drawn, str | None]:
        """Mostly a new fact; sometimes one in the place of another, or of nothing there is."""
        some = [one for one in self.shadow.facts.values() if one.type == type_]
        if not some or self.rng.random() < 0.8:
            return {}, None
        old = self.rng.choice(some)
        named = old.id if self.rng.random() < 0.9 else "public-999999"
        return {"replaces": named}, self.seen(old)

    def some_fact(self) -> Fact | None:
        """Any fact, those that stand more often; details less often, as much rests on them."""
        some = list(self.shadow.facts.values())
        tried = [self.rng.choice(some) for _ in range(6)] if some else []
        good = [one for one in tried if one.until is None and "details" not in one.type]
        return next(iter(good or tried), None)

    def visibility(self) -> Drawn:
        match self.rng.randint(0, 3):
            case 0:
                return {}
            case 1:
                return {"visibility": "partners"}
            case 2:
                return {"visibility": "public"}
        return {"visibility": "owner", "owner": self.code("authority")}


def as_visible(fact: Fact) -> Drawn:
    hidden = {} if fact.visibility == "public" else {"visibility": fact.visibility}
    return hidden | ({"owner": fact.owner} if fact.owner else {})
