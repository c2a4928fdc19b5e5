"""The embedded data set as statements over HTTP, each at the moment it became public.

What became public on a day is told in the last minutes of that day in London. What has no moment
is told last, at `world.NOW`, as the loader does: nobody can say that it was known any earlier, and
nothing with a moment refers to it.

A new table of the data set needs its path in `PATHS`, and who states it in `_who`. What is added to
a case names the fact that opened it: in its path, or in the field of its body that `NAMING` tells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from app.interchange.seed_reader import OWNERS, DataSet, Entry, moment
from app.platform.clock import in_london
from tests.proofs.golden.telling import Step
from tests.support import world

PATHS = {
    "authority": "authorities",
    "consortium": "consortia",
    "provider": "providers",
    "contract": "contracts",
    "scope": "scopes",
    "authority_merge": "authorities/{former}/merge",
    "membership": "consortia/{consortium}/memberships",
    "report": "authorities/{authority}/service-reports",
    "event": "providers/{provider}/events",
    "claim": "claims",
    "candidate": "candidates",
    "data_transfer": "data-transfers",
    "mobilisation": "mobilisation-steps",
    "meeting_schedule": "meeting-schedules",
    "occasion": "oversight-events",
    "concern": "concerns",
    "staffing": "staffing",
    "kpi": "kpis",
    "complaint": "complaints",
    "ombudsman_decision": "ombudsman-decisions",
    "incident": "incidents",
    "candidate.steps": "candidates/{{{}}}/steps",
    "data_transfer.steps": "data-transfers/{{{}}}/steps",
    "incident.steps": "incidents/{{{}}}/steps",
    "complaint.steps": "complaints/{{{}}}/steps",
    "ombudsman_decision.remedies": "remedies",
    "incident.actions": "actions",
    "contract.awards": "contracts/{}/awards",
    "contract.term_changes": "contracts/{}/term-changes",
    "contract.notices": "contracts/{}/notices",
}
IN_PATH = {
    "membership": "consortium", "report": "authority", "event": "provider",
    "authority_merge": "former",
}  # fmt: skip
NAMING = {"ombudsman_decision.remedies": "decision", "incident.actions": "arises_from"}
BY_THE_AUTHORITY = {
    "report", "candidate", "candidate.steps", "data_transfer", "data_transfer.steps",
    "mobilisation", "meeting_schedule", "occasion", "concern", "staffing", "complaint",
    "complaint.steps", "ombudsman_decision", "ombudsman_decision.remedies", "incident.actions",
}  # fmt: skip
LEADING = {"lead", "joint-lead"}
DECIDED = {"decision", "decision_reason", "decision_known_from"}
SOURCE_FIELDS = ("code", "url", "title", "publisher", "kind", "published_on", "dated_on",
                 "retrieved_on")  # fmt: skip
EVENING = timedelta(minutes=2)
"""Each entry is recorded after the one before, and all of a day's before midnight."""


def steps(data: DataSet) -> list[Step]:
    """Everything in the data set, in the order in which it became public."""
    planning = _Planning(data, {entry: f"e{n}" for n, entry in enumerate(data.entries)})
    ordered = sorted(data.entries, key=lambda entry: entry.known_at or world.NOW)
    return [step for entry in ordered for step in planning.of(entry)]


def sources(data: DataSet) -> dict[str, dict[str, Any]]:
    """What is said of each source when it is made known."""
    return {
        code: {name: told[name] for name in SOURCE_FIELDS if name in told}
        for code, told in data.sources.items()
    }


@dataclass(slots=True)
class _Planning:
    """Entries on their way to steps; later versions need to know what was said before."""

    data: DataSet
    names: Mapping[Entry, str]
    leads: dict[str, str | None] = field(default_factory=dict)
    members: list[Mapping[str, Any]] = field(default_factory=list)
    takers: dict[str, str] = field(default_factory=dict)
    versions: dict[tuple[str, str], Any] = field(default_factory=dict)

    def of(self, entry: Entry) -> Iterator[Step]:
        """What is stated of one entry: the fact, who seconds it, and what is made of it."""
        at, who, name = entry.known_at or world.NOW, self._who(entry), self.names[entry]
        yield self._statement(name, entry, at, who)
        said = {"confidence": entry.body["confidence"]}
        for source in entry.also:
            spoke = moment(self.data.sources[source].get("dated_on")) or world.NOW
            path = f"facts/{{{name}}}/corroborations"
            yield Step(_told_at(max(at, spoke)), path, {**said, "source": source}, who)
        if "decision" in entry.body:
            decided = moment(entry.body.get("decision_known_from")) or world.NOW
            yield self._decision(name, entry, _told_at(max(at, decided)))

    def _statement(self, name: str, entry: Entry, at: datetime, who: str | None) -> Step:
        thing, _, part = entry.table.partition(".")
        if part == "details":
            return self._details(name, thing, entry, who)
        body = {key: value for key, value in entry.body.items() if key not in DECIDED}
        opening = self.names[entry.opening] if entry.opening else None
        path = PATHS[entry.table].format(opening or entry.owner, **body)
        body.pop(IN_PATH.get(entry.table, ""), None)
        case = NAMING.get(entry.table)
        naming = {case: opening} if case and opening else {}
        return Step(_told_at(at), path, body, who, name=name, naming=naming)

    def _details(self, name: str, thing: str, entry: Entry, who: str | None) -> Step:
        """The first details come with the identity; later ones take their place, or hold later."""
        code, at = entry.owner or "", _told_at(entry.known_at or world.NOW)
        holds_from = entry.body.get("holds_from", self.versions.get((thing, code)))
        is_first = (thing, code) not in self.versions
        self.versions[thing, code] = holds_from
        if is_first:
            body = {**entry.body, OWNERS[thing]: code}
            return Step(at, PATHS[thing], body, who, name=name)
        path, day = f"{PATHS[thing]}/{code}/details", f"?on={holds_from}" if holds_from else ""
        body = {**entry.body, "reason": entry.reason}
        return Step(at, path, body, who, method="PUT", name=name, seen=path + day)

    def _decision(self, name: str, entry: Entry, at: datetime) -> Step:
        thing, _, code = entry.body["about"].partition(":")
        body = {
            "source": entry.body["source"],
            "confidence": entry.body["confidence"],
            "verdict": entry.body["decision"],
            "reason": entry.body["decision_reason"],
        }
        who = {"authority": code, "contract": self.leads.get(code)}.get(thing)
        return Step(at, f"claims/{{{name}}}/decision", body, who, seen=f"claims/{{{name}}}")

    def _who(self, entry: Entry) -> str | None:
        """The authority in whose name it is stated, by the rules of the domain; None: an admin."""
        body, owner = entry.body, entry.owner or ""
        who: str | None = None
        match entry.table:
            case "membership":
                self.members.append(body)
            case "contract.details":
                who = self.leads[owner] = body.get("lead")
            case "contract.awards":
                who = self.takers[owner] = body["authority"]
            case "contract.term_changes" | "contract.notices" | "kpi":
                who = self.leads[owner or body["contract"]]
            case "claim":
                thing, _, code = body["about"].partition(":")
                lead_or_taker = self.leads.get(code) or self.takers.get(code)
                who = {"authority": code, "contract": lead_or_taker}.get(thing)
            case "incident" | "incident.steps":
                who = self._declaring(entry)
            case table if table in BY_THE_AUTHORITY:
                # Of a step the case says whose it is.
                who = body.get("authority") or (entry.opening or entry).body["authority"]
        return who

    def _declaring(self, entry: Entry) -> str | None:
        """Who leads the consortium of an incident on the day of the statement; or the authority."""
        incident = (entry.opening or entry).body
        day = in_london(_told_at(entry.known_at or world.NOW)).date()
        leads = (
            one["authority"]
            for one in self.members
            if one["consortium"] == incident.get("consortium")
            and one["role"] in LEADING
            and one.get("first_day", date.min) <= day <= one.get("last_day", date.max)
        )
        return next(leads, None) or incident.get("authority")


def _told_at(public: datetime) -> datetime:
    """What counts from the end of a day is told just before; what has a moment, at that moment."""
    return public - EVENING if public.microsecond else public
