"""Random facts about many cells, and random changes of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import TypeAlias

from app.domain import affected
from app.domain.affected import AwardRecord, Change, ContractRecord, CoverFacts
from app.domain.awards import AwardedDays
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence
from app.domain.timelines import Timeline
from app.domain.trees import leaves_of, path_to_root
from app.domain.vocabulary import Confidence, ServiceLevel
from tests.domain import chain
from tests.domain.facts import (
    UNKNOWN,
    Attestation,
    Award,
    Contract,
    DayClaim,
    Edge,
    Event,
    History,
    Option,
    Report,
)
from tests.domain.histories import FINDINGS, KINDS, LEVELS

AUTHORITIES = ["camden", "islington"]
PROVIDERS = ["north", "south", None]
FRAMEWORKS, CONTRACTS = ["f-1"], ["c-1", "c-2", "c-3"]
TREE = {
    "equipment": None, "delivery": "equipment", "repair": "equipment", "fitting": "repair",
    "mending": "repair", "beds": None,
}  # fmt: skip
STEP = 8
"""Days are few, so that many facts begin and end together."""


@dataclass(frozen=True)
class World:
    """Facts about the cells of some authorities under a tree of scopes, each with an id."""

    parents: dict[str, str | None] = field(default_factory=lambda: dict(TREE))
    contracts: dict[str, Contract] = field(default_factory=dict)
    awards: dict[str, tuple[str, str, Award]] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    reports: dict[str, tuple[str, str, Report]] = field(default_factory=dict)
    attested: dict[str, tuple[str, tuple[str, ...], tuple[int, int]]] = field(default_factory=dict)

    def cells(self) -> set[CellKey]:
        return {(authority, leaf) for authority in AUTHORITIES for leaf in leaves_of(self.parents)}

    def evidence(self, cell: CellKey) -> Evidence:
        """The evidence about a cell, built as the comparison with the oracle builds it."""
        authority, leaf = cell
        if cell not in self.cells():
            return Evidence()
        siblings = self._siblings(leaf)
        above = {scope: n for n, scope in enumerate(path_to_root(leaf, self.parents))}
        return chain.evidence(
            History(
                {code: self._with_known_framework(said) for code, said in self.contracts.items()},
                {
                    id_: award._replace(steps=above.get(scope, 0), leaf=scope)
                    for id_, (whose, scope, award) in self.awards.items()
                    if whose == authority and scope in [*above, *siblings]
                    if award.contract in self.contracts
                },
                tuple(self.events.values()),
                tuple(
                    report
                    for whose, scope, report in self.reports.values()
                    if whose == authority and scope in above
                ),
                tuple(
                    Attestation(*days)
                    for whose, scopes, days in self.attested.values()
                    if whose == authority and not set(scopes).isdisjoint(above)
                ),
                (leaf, *siblings),
            ),
            leaf,
        )

    def _siblings(self, leaf: str) -> list[str]:
        """The other leaves right under the branch that a leaf is in."""
        branch = self.parents[leaf]
        return [
            other
            for other in sorted(leaves_of(self.parents))
            if branch and other != leaf and self.parents[other] == branch
        ]

    def _with_known_framework(self, contract: Contract) -> Contract:
        known = contract.framework if contract.framework in self.contracts else None
        return contract._replace(framework=known)

    def facts(self) -> CoverFacts:
        """The same facts as the function under test wants them."""
        events = {provider: chain.events_of(_events(self), provider) for provider in PROVIDERS}
        return CoverFacts(
            self.parents,
            {code: self._record(code, said) for code, said in self.contracts.items()},
            {provider: known for provider, known in events.items() if provider},
            self._named(),
        )

    def _record(self, code: str, contract: Contract) -> ContractRecord:
        history = History({code: contract._replace(framework=None)}, {})
        return ContractRecord(
            chain.edge(contract.first),
            chain.edge(contract.last),
            contract.provider,
            contract.framework,
            changes=tuple(chain.changes(history, code)),
            options=chain.options(contract),
            claims=chain.day_claims(contract),
            claimed_levels=chain.claimed_levels(contract),
            is_end_claimed=contract.is_end_claimed,
            awards=tuple(
                _award_record(id_, authority, scope, award)
                for id_, (authority, scope, award) in self.awards.items()
                if award.contract == code
            ),
        )

    def _named(self) -> dict[str, set[str]]:
        named: dict[str, set[str]] = {}
        for authority, scope, _ in (*self.awards.values(), *self.reports.values()):
            named.setdefault(scope, set()).add(authority)
        for authority, scopes, _ in self.attested.values():
            for scope in scopes:
                named.setdefault(scope, set()).add(authority)
        return named


def _events(world: World) -> History:
    return History({}, {}, tuple(world.events.values()))


def _award_record(id_: str, authority: str, scope: str, award: Award) -> AwardRecord:
    seen = [None if on is None else chain.day(on) for on in (award.seen_from, award.seen_to)]
    days = AwardedDays(chain.edge(award.first), chain.edge(award.last), *seen)
    level, confidence = ServiceLevel(award.level), Confidence(award.confidence)
    return AwardRecord(id_, authority, scope, level, days, confidence, award.is_seconded)


Edit: TypeAlias = Callable[["Editor", World], tuple[World, list[Change]]]


@dataclass
class Editor:
    """Makes random facts, and changes of them."""

    rng: Random
    made: int = 0

    def world(self) -> World:
        """Some contracts of up to three providers, with awards, events, reports and more."""
        world = World()
        for _ in range(self.rng.randint(4, 22)):
            world, _changes = self.edit(world)
        return world

    def edit(self, world: World) -> tuple[World, list[Change]]:
        """Record, revise or withdraw one fact."""
        return self.rng.choice(EDITS)(self, world)

    def new_id(self, kind: str) -> str:
        self.made += 1
        return f"{kind}-{self.made}"

    def day(self) -> int:
        return self.rng.randrange(0, 120, STEP)

    def days(self) -> tuple[int, int]:
        first, last = sorted((self.day(), self.day()))
        return first, last

    def first(self) -> Edge:
        basis = self.rng.choice(["agreed", "agreed", "agreed", "assumed", "unknown"])
        return UNKNOWN if basis == "unknown" else Edge(self.day(), basis)

    def last(self, first_day: int) -> Edge:
        basis = self.rng.choice(["agreed", "agreed", "assumed", "unknown", "unknown", "open-ended"])
        if basis in {"unknown", "open-ended"}:
            return Edge(None, basis)
        return Edge(max(first_day, self.day()), basis)

    def contract(self, code: str, before: Contract | None) -> Contract:
        first = self.first()
        return Contract(
            first,
            self.last(first.day or 0),
            provider=self.rng.choice(PROVIDERS),
            framework=None if code in FRAMEWORKS else self.rng.choice([*FRAMEWORKS, None]),
            changes=before.changes if before else (),
            options=self.options(),
            claimed_days=before.claimed_days if before else (),
            claimed_levels=before.claimed_levels if before else (),
            is_end_claimed=before is not None and before.is_end_claimed,
        )

    def options(self) -> tuple[Option, ...]:
        """Options of the details, which are recorded and revised with them."""
        last_day = self.rng.choice([self.day(), None])
        option = Option(last_day, is_declined=self.rng.random() < 0.3)
        return self.rng.choice([(), (), (option,)])

    def award(self) -> Award:
        first = Edge(None, "contract") if self.rng.random() < 0.6 else self.first()
        last = Edge(None, "contract") if self.rng.random() < 0.5 else self.last(first.day or 0)
        seen_from, seen_to = self.days()
        return Award(
            self.rng.choice([*CONTRACTS, *FRAMEWORKS]),
            self.rng.choice(LEVELS),
            first,
            last,
            seen_from=self.rng.choice([seen_from, None]),
            seen_to=self.rng.choice([seen_to, None]),
            confidence=self.rng.choice(["high", "high", "low"]),
            is_seconded=self.rng.random() < 0.9,
        )


def _edit_award(to: Editor, world: World) -> tuple[World, list[Change]]:
    awards, changes = dict(world.awards), []
    for ended in _some(to, awards):
        authority, scope, award = awards.pop(ended)
        changes.append(affected.AwardChange(award.contract, authority, scope))
    if not changes or to.rng.random() < 0.5:
        authority, scope = to.rng.choice(AUTHORITIES), to.rng.choice(sorted(world.parents))
        award = to.award()
        awards[to.new_id("award")] = authority, scope, award
        changes.append(affected.AwardChange(award.contract, authority, scope))
    return replace(world, awards=awards), [*changes]


def _edit_details(to: Editor, world: World) -> tuple[World, list[Change]]:
    contracts, code = dict(world.contracts), to.rng.choice([*CONTRACTS, *FRAMEWORKS])
    before = contracts.pop(code, None)
    if before is None or to.rng.random() < 0.8:
        contracts[code] = to.contract(code, before)
    return replace(world, contracts=contracts), [affected.ContractChange(code)]


def _edit_terms(to: Editor, world: World) -> tuple[World, list[Change]]:
    if not world.contracts:
        return world, []
    code = to.rng.choice(sorted(world.contracts))
    changes = list(world.contracts[code].changes)
    if changes and to.rng.random() < 0.4:
        changes.pop(to.rng.randrange(len(changes)))
    else:
        kind = to.rng.choice(["extension", "extension", "termination", "cancellation"])
        changes.insert(to.rng.randint(0, len(changes)), (kind, to.day()))
    changed = world.contracts[code]._replace(changes=tuple(changes))
    return replace(world, contracts=world.contracts | {code: changed}), [
        affected.ContractChange(code)
    ]


def _edit_claim(to: Editor, world: World) -> tuple[World, list[Change]]:
    """Record or decide a claim of a contract that reads as a day, a level or a status."""
    if not world.contracts:
        return world, []
    code = to.rng.choice(sorted(world.contracts))
    contract = world.contracts[code]
    kind = to.rng.random()
    if kind < 0.1:
        changed = contract._replace(is_end_claimed=not contract.is_end_claimed)
        field = "status"
    elif kind < 0.6:
        changed, field = _edit_day_claim(to, contract)
    else:
        changed, field = _edit_level_claim(to, contract)
    change = affected.ClaimChange(code, field)
    return replace(world, contracts=world.contracts | {code: changed}), [change]


def _edit_day_claim(to: Editor, contract: Contract) -> tuple[Contract, str]:
    claims = list(contract.claimed_days)
    if claims and to.rng.random() < 0.4:
        claim = claims.pop(to.rng.randrange(len(claims)))
    else:
        claim = DayClaim(to.rng.choice(["first", "last"]), to.day())
        claims.append(claim)
    return contract._replace(claimed_days=tuple(claims)), f"{claim.edge}_day"


def _edit_level_claim(to: Editor, contract: Contract) -> tuple[Contract, str]:
    levels = list(contract.claimed_levels)
    if levels and to.rng.random() < 0.4:
        levels.pop(to.rng.randrange(len(levels)))
    else:
        levels.append(to.rng.choice(LEVELS))
    return contract._replace(claimed_levels=tuple(levels)), "service_level"


def _edit_event(to: Editor, world: World) -> tuple[World, list[Change]]:
    events, providers = dict(world.events), []
    for ended in _some(to, events):
        providers.append(events.pop(ended).provider)
    if not providers or to.rng.random() < 0.5:
        event = Event(to.rng.choice(["north", "south"]), to.rng.choice(KINDS), to.day())
        events[to.new_id("event")] = event
        providers.append(event.provider)
    changes = [affected.ProviderEventChange(provider) for provider in providers]
    return replace(world, events=events), [*changes]


def _edit_report(to: Editor, world: World) -> tuple[World, list[Change]]:
    reports, changes = dict(world.reports), []
    for ended in _some(to, reports):
        changes.append(_report_change(*reports.pop(ended)))
    if not changes or to.rng.random() < 0.5:
        scope, report = (
            to.rng.choice(sorted(world.parents)), Report(*to.days(), to.rng.choice(FINDINGS)),
        )  # fmt: skip
        said = to.rng.choice(AUTHORITIES), scope, report
        reports[to.new_id("report")] = said
        changes.append(_report_change(*said))
    return replace(world, reports=reports), [*changes]


def _report_change(authority: str, scope: str, report: Report) -> affected.ReportChange:
    return affected.ReportChange(authority, scope, _timeline(report.first_day, report.last_day))


def _edit_attestation(to: Editor, world: World) -> tuple[World, list[Change]]:
    attested, changes = dict(world.attested), []
    for ended in _some(to, attested):
        authority, scopes, days = attested.pop(ended)
        changes.append(affected.AttestationChange(authority, scopes, _timeline(*days)))
    if not changes or to.rng.random() < 0.5:
        scopes = tuple(to.rng.sample(sorted(world.parents), k=2))
        authority, days = to.rng.choice(AUTHORITIES), to.days()
        attested[to.new_id("attestation")] = authority, scopes, days
        changes.append(affected.AttestationChange(authority, scopes, _timeline(*days)))
    return replace(world, attested=attested), [*changes]


def _edit_scope(to: Editor, world: World) -> tuple[World, list[Change]]:
    """Move a scope, or record a new one; a scope is never below itself."""
    scope = to.rng.choice([*sorted(world.parents), to.new_id("scope")])
    allowed = [
        parent for parent in world.parents if scope not in path_to_root(parent, world.parents)
    ]
    parents = world.parents | {scope: to.rng.choice([*allowed, None])}
    return replace(world, parents=parents), [affected.ScopeChange(scope)]


def _corroborate(to: Editor, world: World) -> tuple[World, list[Change]]:
    return world, [affected.CorroborationChange(id_) for id_ in _some(to, world.awards)]


def _some(to: Editor, known: Mapping[str, object]) -> list[str]:
    """The id of one fact, or none, so that a new one is recorded."""
    ids = sorted(known)
    return [to.rng.choice(ids)] if ids and to.rng.random() < 0.4 else []


def _timeline(first: int, last: int) -> Timeline:
    return chain.timeline([(first, last)])


EDITS: list[Edit] = [
    _edit_award, _edit_award, _edit_award, _edit_award, _edit_details, _edit_details, _edit_terms,
    _edit_claim, _edit_event, _edit_report, _edit_attestation, _edit_scope, _corroborate,
]  # fmt: skip
