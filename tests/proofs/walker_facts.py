"""Facts drawn at random: about authorities, contracts, providers, and about other facts."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.proofs.shadow import id_of
from tests.proofs.shadow_speaker import REFERS, Said
from tests.proofs.walker_bodies import DAYS, EVENTS, POOLS, STILL, WORDS, Drawn, as_visible
from tests.proofs.walker_records import Records


class Statements(Records):
    """Draws statements of every sort."""

    __slots__ = ()

    def draw(self) -> Said:
        """Whatever somebody may want to state; of what it names, at most one is unknown."""
        sorts: list[tuple[int, Callable[[], Said]]] = [
            (6, self.thing), (6, self.details), (3, self.source), (4, self.membership),
            (9, self.award), (5, self.term_change), (4, self.notice), (8, self.event),
            (3, self.attestation), (3, self.report), (14, self.claim), (12, self.decision),
            (8, self.corroboration), (15, self.withdrawal), (24, self.record), (24, self.step),
        ]  # fmt: skip
        weights = [weight for weight, _ in sorts]
        while True:
            said = self.rng.choices([draw for _, draw in sorts], weights)[0]()
            if self._unknown(said) <= 1:
                return said

    def _unknown(self, said: Said) -> int:
        names = {name: thing for some in REFERS.values() for name, thing in some.items()}
        named = [
            said.body[name] in self.shadow.known(thing)
            for name, thing in {**names, "owner": "authority"}.items()
            if isinstance(said.body.get(name), str)
        ]
        return named.count(False) + int(said.body.get("source") == "unheard-of")

    def period(self) -> Drawn:
        first, last = sorted(self.rng.sample(DAYS, 2))
        return {"first_day": first, "last_day": last}

    def membership(self) -> Said:
        last = self.rng.choice(STILL)
        basis = "agreed" if last else "open-ended"
        days = {"first_day": self.rng.choice(["2025-01-01", "2026-11-01"]), "last_day": last,
                "first_day_basis": "agreed", "last_day_basis": basis}  # fmt: skip
        who = {"authority": self.code("authority"), "evidence": "A list.",
               "role": self.rng.choice(["lead", "joint-lead", "member"])}  # fmt: skip
        replaced, seen = self.replacing("membership")
        body = {**self.basis(), **days, **who, **replaced}
        return Said("record_membership", self.spelling("consortium"), body, seen)

    def award(self) -> Said:
        said = {"authority": self.code("authority"), "scope": self.code("scope"),
                "level": self.rng.choice(["full", "partial"])}  # fmt: skip
        days = self.period() if self.rng.random() < 0.6 else {}
        replaced, seen = self.replacing("award")
        body = {**self.basis(), **said, **days, **replaced}
        return Said("record_award", self.spelling("contract"), body, seen)

    def term_change(self) -> Said:
        change = self.rng.choice(["extension", "extension", "termination", "cancellation"])
        day = None if change == "cancellation" else self.rng.choice(DAYS)
        agreed = self.rng.choice([None, *DAYS])
        replaced, seen = self.replacing("term_change")
        said = {"change": change, "last_day": day, "agreed_on": agreed}
        body = {**self.basis(), **said, **replaced}
        return Said("record_term_change", self.spelling("contract"), body, seen)

    def notice(self) -> Said:
        replaced, seen = self.replacing("notice")
        kind = self.rng.choice(["UK7", "UK7", "UK7", "F03", "F20", "contracts-finder"])
        body = {**self.basis(), "notice_type": kind, **replaced}
        return Said("record_notice", self.spelling("contract"), body, seen)

    def event(self) -> Said:
        kind = self.rng.choice(EVENTS)
        hidden = self.visibility() if kind == "distress-signal" else {}
        path = self.spelling("provider")
        day = date(2020, 1, 1) + timedelta(self.rng.randint(0, 2_000))
        # The order of what happened on one day is nobody's to say.
        while any(one.said.get("day") == str(day) for one in self.shadow.facts.values()):
            day += timedelta(1)
        replaced, seen = self.replacing("provider_event")
        said = {"event": kind, "day": str(day), "day_basis": "agreed", **hidden}
        return Said("record_provider_event", path, {**self.basis(), **said, **replaced}, seen)

    def attestation(self) -> Said:
        scopes = [self.code("scope") for _ in range(self.rng.randint(1, 2))]
        replaced, seen = self.replacing("attestation")
        said = {**self.period(), "scopes": scopes, "attested_on": "2026-11-01"}
        body = {**self.basis(), **said, **replaced}
        return Said("record_attestation", self.spelling("authority"), body, seen)

    def report(self) -> Said:
        replaced, seen = self.replacing("service_report")
        said = {**self.period(), "scope": self.code("scope"), "finding": "partial"}
        body = {**self.basis(), **said, **replaced}
        return Said("record_service_report", self.spelling("authority"), body, seen)

    def claim(self) -> Said:
        thing = self.rng.choice(["contract", "contract", "authority", *POOLS])
        replaced, seen = self.replacing("claim")
        old = self.shadow.facts.get(replaced.get("replaces", ""))
        about = f"{old.thing}:{old.code}" if old else f"{thing}:{self.code(thing)}"
        hidden = as_visible(old) if old and self.rng.random() < 0.9 else self.visibility()
        said = {"about": about, "field": "last_day", "value": self.rng.choice(WORDS)}
        return Said("record_claim", {}, {**self.basis(), **said, **hidden, **replaced}, seen)

    def decision(self) -> Said:
        claims = self.shadow.standing("claim") or list(self.shadow.facts.values())
        claim = self.rng.choice(claims) if claims else None
        path = {"id": claim.id if claim and self.rng.random() < 0.95 else "partners-999999"}
        decided = self.shadow.standing("claim_decision", claim=path["id"])
        said = {"verdict": self.rng.choice(["accepted", "disputed", "rejected"]), "reason": "So."}
        hidden = as_visible(claim) if claim and self.rng.random() < 0.9 else self.visibility()
        right = self.seen(decided[0] if decided else claim, claim.id if claim else None)
        return Said("decide_claim", path, {**self.basis(), **said, **hidden}, right)

    def corroboration(self) -> Said:
        about = self.some_fact()
        hidden = as_visible(about) if about and self.rng.random() < 0.9 else self.visibility()
        path = {"id": about.id if about else "public-999999"}
        return Said("corroborate_fact", path, {**self.basis(), **hidden})

    def withdrawal(self) -> Said:
        fact = self.some_fact()
        path = {"id": fact.id if fact and self.rng.random() < 0.97 else "public-999999"}
        seen = self.seen(fact)
        if fact is not None and fact.ended_by is not None and self.rng.random() < 0.7:
            seen = id_of(fact.stream, fact.ended_by)
        return Said("withdraw_fact", path, {"reason": self.rng.choice(WORDS)}, seen)
