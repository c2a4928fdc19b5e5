"""Every way in which a statement is refused: by a code, at a field, and without any effect."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import Role
from app.ledger.models import Change
from app.ledger.streams import PUBLIC, entry_id
from app.platform.problems.problem import Problem
from tests.support import bodies, world
from tests.support.bodies import Body
from tests.support.problem_sets import STATEMENTS
from tests.support.registry import Registry, System, told

CAMDEN, ISLINGTON, ADMIN = "camden", "islington", "admin"
SORRY = {"reason": "It was a mistake."}


@dataclass(frozen=True)
class Refused:
    """Who states what, and why not; words in braces stand for facts that the registry holds."""

    code: str
    pointer: str | None
    who: str
    path: str
    body: Body
    conditions: dict[str, str] = field(default_factory=dict)


def seen(fact: str) -> dict[str, str]:
    return {"seen": f'"{fact}"'}


def but(code: str, pointer: str | None, who: str, path: str, body: Body, **said: str) -> Refused:
    return Refused(code, pointer, who, path, body, said)


def filled(said: Body, facts: dict[str, str]) -> Body:
    return {
        name: value.format(**facts) if isinstance(value, str) else value
        for name, value in said.items()
    }


def renamed(**said: Any) -> Body:
    return {**world.STATED, "name": "North", **said}


MINE, TERM = "contracts/mine", "contracts/mine/term-changes"
EVENTS, PUT_NORTH = "providers/{}/events", "providers/north/details"

CONFLICTS = [
    but("scope-in-use", "/body/parent", ADMIN, "scopes", bodies.scope("ramps", parent="delivery")),
    but("terminated-contract", "/body/change", CAMDEN, "contracts/ended/term-changes",
        bodies.term_change("extension", "2026-03-31")),
    but("cancelled-contract", "/body/change", CAMDEN, "contracts/off/term-changes",
        bodies.term_change("termination", "2025-05-31")),
    but("not-an-extension", "/body/last_day", CAMDEN, TERM,
        bodies.term_change("extension", "2025-06-30")),
    but("outside-term", "/body/last_day", CAMDEN, TERM,
        bodies.term_change("termination", "2026-06-30")),
    but("still-named", None, ADMIN, "facts/{north}/withdrawal", SORRY, **seen("{north}")),
    but("nothing-to-end", "/body/event", ADMIN, EVENTS.format("south"),
        bodies.event("resumed-trading")),
    but("event-known", "/body/event", ADMIN, EVENTS.format("north"),
        bodies.event("ceased-trading")),
    but("member-already", "/body/authority", ADMIN, "consortia/six/memberships",
        bodies.membership("camden")),
    but("award-overlaps", "/body/first_day", CAMDEN, f"{MINE}/awards",
        bodies.award(first_day="2025-03-01", first_day_basis="agreed")),
    but("notice-unknown-to-regime", "/body/notice_type", CAMDEN, f"{MINE}/notices",
        bodies.notice(notice_type="F03")),
    but("event-before-provider", "/body/day", ADMIN, EVENTS.format("numbered"),
        bodies.event("distress-signal", "2010-04-30")),
    but("identifier-taken", "/body/identifiers", ADMIN, "providers",
        bodies.provider("p-1", identifiers=[{"scheme": "GB-CHC", "id": "7"}])),
    but("already-withdrawn", None, CAMDEN, "facts/{withdrawn}/withdrawal", SORRY,
        **seen("{withdrawal}")),
    but("other-subject", "/body/replaces", CAMDEN, "contracts/ended/awards",
        bodies.award(replaces="{award}"), **seen("{award}")),
    but("not-a-change", "/body/holds_from", ADMIN, "providers/south/details",
        renamed(reason="change", holds_from="2025-04-01"), **seen("{south}")),
    but("still-named", None, CAMDEN, "facts/{claim}/withdrawal", SORRY, **seen("{claim}")),
    but("visibility-differs", "/body/visibility", CAMDEN, "claims/{claim}/decision",
        bodies.decision(visibility="partners"), **seen("{decision}")),
    but("authority-exists", "/body/code", ADMIN, "authorities", bodies.authority("camden")),
    but("consortium-exists", "/body/code", ADMIN, "consortia", bodies.consortium("six")),
    but("provider-exists", "/body/code", ADMIN, "providers", bodies.provider("north")),
    but("scope-exists", "/body/code", ADMIN, "scopes", bodies.scope("delivery")),
    but("source-exists", "/body/code", CAMDEN, "sources", bodies.source("minutes")),
    but("contract-exists", "/body/reference", CAMDEN, "contracts", bodies.contract("mine")),
]  # fmt: skip
FORBIDDEN = [
    but("not-in-charge", None, ISLINGTON, f"{MINE}/awards", bodies.award(scope="repair")),
    but("acting-for-needed", "/header/Acting-For", ADMIN, f"{MINE}/awards",
        bodies.award(scope="repair")),
    but("acting-for-not-yours", "/header/Acting-For", CAMDEN, f"{MINE}/awards",
        bodies.award(scope="repair"), acting_for="camden"),
    but("owner-not-you", "/body/owner", CAMDEN, "claims",
        bodies.claim("contract:mine", visibility="owner", owner="islington")),
]  # fmt: skip
INVALID = [
    but("not-a-framework", "/body/framework", CAMDEN, "contracts",
        bodies.contract("k-1", kind="call-off", framework="mine")),
    but("holds-from-needed", "/body/holds_from", ADMIN, PUT_NORTH, renamed(reason="change"),
        **seen("{north}")),
    but("days-differ", "/body/holds_from", ADMIN, PUT_NORTH,
        renamed(reason="correction", holds_from="2025-04-01"), **seen("{north}")),
    but("scope-cycle", "/body/parent", ADMIN, "scopes/bare/details",
        {**world.STATED, "title": "Bare", "parent": "bare", "reason": "correction"},
        **seen("{bare}")),
    but("idempotency-key-reused", "/header/Idempotency-Key", CAMDEN, "sources",
        bodies.source("more"), key="used"),
    but("personal-data", "/body/title", CAMDEN, "sources",
        bodies.source("told", title="Letter of Mrs Smith, NHS number 943 476 5919")),
    but("unknown-authority", "/header/Acting-For", ADMIN, f"{MINE}/awards",
        bodies.award(scope="repair"), acting_for="nowhere"),
    but("unknown-consortium", "/body/consortium", CAMDEN, "contracts",
        bodies.contract("k-1", consortium="nine")),
    but("unknown-provider", "/body/about", CAMDEN, "claims", bodies.claim("provider:nobody")),
    but("unknown-scope", "/body/scopes/1", CAMDEN, "authorities/camden/attestations",
        bodies.attestation(scopes=["repair", "ramps"])),
    but("unknown-contract", "/body/replaces/0", CAMDEN, "contracts",
        bodies.contract("k-1", replaces=["k-0"])),
    but("unknown-source", "/body/source", CAMDEN, f"{MINE}/notices", bodies.notice(source="none")),
    but("unknown-fact", "/body/replaces", CAMDEN, f"{MINE}/awards",
        bodies.award(replaces="public-9999"), **seen("public-9999")),
]  # fmt: skip
UNSEEN = [
    but("if-match-needed", "/header/If-Match", CAMDEN, "facts/{award}/withdrawal", SORRY),
]
STALE = [
    but("stale", "/header/If-Match", CAMDEN, "facts/{award}/withdrawal", SORRY, **seen("{claim}")),
]
ROWS = [
    (status, one)
    for status, some in ((409, CONFLICTS), (403, FORBIDDEN), (422, INVALID), (428, UNSEEN),
                         (412, STALE))
    for one in some
]  # fmt: skip

MET_BELOW = {"busy", "clock-behind"}
MET_ELSEWHERE = {
    "batch-too-large", "moment-taken", "projection-version",
    "already-erased", "consent-not-independent", "erasure-expired", "not-a-free-text",
    "merged-code",
}  # fmt: skip
"""Met in the tests of batches, of recording, of rebuilds, of erasures and of merges."""


@pytest.fixture(scope="module")
def facts(registry: Registry, camden: System) -> dict[str, str]:
    """A contract of Camden alone, one that ended, one that never began; and what was said of it."""
    with registry.database.write_session() as session:
        for reference in ("mine", "ended", "off"):
            world.contract(session, reference, buyers=["camden"])
        world.term_change(session, "ended", change="termination", last_day="2025-06-30")
        world.term_change(session, "off", change="cancellation", last_day=None)
        world.provider_event(session, "north", event="ceased-trading", day="2025-08-01")
        number = [{"scheme": "GB-CHC", "id": "7"}]
        world.provider(session, "numbered", identifiers=number, exists_from="2010-05-01")
        world.scope_tree(session, {"bare": None})
        award = world.award(session, "mine")
        report = world.report(session, "camden")
        world.withdraw(session, report, reason="It was a mistake.")
        withdrawal = withdrawal_of(session, report.id)
        claim = world.claim(session, about="contract:mine")
        decision = world.decision(session, claim.id)
    camden.states("sources", bodies.source("once"), key="used")
    standing = {
        code: camden.tag(f"{kind}/{code}/details").strip('"')
        for kind, code in (("providers", "north"), ("providers", "south"), ("scopes", "bare"))
    }
    changed = renamed(reason="change", holds_from="2025-04-01")
    admin = registry.known_as(Role.ADMIN, name="renaming")
    south = admin.restates("providers/south/details", changed, seen=standing["south"])["fact"]
    return standing | {
        "south": south, "award": award.id, "claim": claim.id, "decision": decision.id,
        "withdrawn": report.id, "withdrawal": withdrawal,
    }  # fmt: skip


def withdrawal_of(session: Session, fact: str) -> str:
    """Return the id of the entry that withdrew a public fact."""
    withdrawn = select(col(Change.position)).where(
        col(Change.fact) == fact, col(Change.action) == "withdrawn"
    )
    return entry_id(PUBLIC, session.scalars(withdrawn).one())


@pytest.mark.parametrize(("status", "one"), ROWS, ids=lambda one: getattr(one, "code", None))
def test_a_statement_is_refused_by_name_and_changes_nothing(
    registry: Registry,
    admin: System,
    camden: System,
    islington: System,
    facts: dict[str, str],
    status: int,
    one: Refused,
) -> None:
    system = {ADMIN: admin, CAMDEN: camden, ISLINGTON: islington}[one.who]
    send = system.puts if one.path.endswith("/details") else system.posts
    body, conditions = filled(one.body, facts), filled(one.conditions, facts)
    before = registry.everything()

    response = send(one.path.format(**facts), body, **conditions)

    assert told(response) == (status, one.code, [one.pointer] if one.pointer else [])
    assert registry.everything() == before


def test_every_refusal_there_is_has_been_met() -> None:
    assert {one.code for _, one in ROWS} | MET_BELOW | MET_ELSEWHERE == {
        kind.code for kind in STATEMENTS
    }


@pytest.fixture
def _full(registry: Registry) -> Iterator[None]:
    """As many statements wait for their turn as may."""
    done, refused = Event(), Event()

    def wait() -> None:
        try:
            with registry.database.write_session() as session:
                session.connection()
                done.wait()
        except Problem:
            refused.set()

    waiting: list[Thread] = []
    while not refused.wait(0.002):
        waiting.append(Thread(target=wait))
        waiting[-1].start()
    yield
    done.set()
    for thread in waiting:
        thread.join()


@pytest.mark.usefixtures("_full")
def test_who_comes_when_too_many_wait_is_told_to_come_again(camden: System) -> None:
    response = camden.posts("sources", bodies.source("late"))

    assert told(response) == (503, "busy", [])
    assert response.headers["retry-after"] == "1"
    assert camden.asks("sources/late").status_code == 404


def test_clock_behind_the_newest_entry_returns_503(
    registry: Registry, camden: System, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ledger.moments._CLOCK_WAIT_SECONDS", 0.05)
    monkeypatch.setattr(registry.watch, "now", world.NOW - timedelta(hours=1))
    before = registry.everything()

    response = camden.posts("sources", bodies.source("behind"))

    assert told(response) == (503, "clock-behind", [])
    assert response.headers["retry-after"] == "5"
    assert registry.everything() == before
