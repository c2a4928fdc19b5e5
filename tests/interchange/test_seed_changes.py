"""A changed data set is applied to a registry in which an older one was loaded."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.domain.errors import DomainError
from app.interchange.seed import load
from app.interchange.seed_entries import AUTHOR
from app.interchange.seed_reader import DataSet, Entry, read
from app.ledger.batch import Batch
from app.ledger.entries import REASON, REVISION_REASON, Provenance
from app.ledger.fact_types import CommandContext
from app.ledger.models import Change, ChangeText
from app.ledger.recording import record, withdraw
from app.ledger.verification.chain import verify
from app.platform.clock import Clock, to_micros
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.registry.claims.facts import decide_claim, decision_on
from app.registry.claims.models import ClaimFact
from app.registry.claims.schemas import ClaimDecisionIn
from app.registry.contracts.facts import AWARD
from app.registry.contracts.models import AwardFact
from app.registry.contracts.schemas import AwardIn
from tests.support import world
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

DATA = read()
LATER = world.NOW + timedelta(hours=1)
LAST = world.NOW + timedelta(hours=2)

QUESTIONS = [
    *(f"cover?limit=200&{filters}&on={on}"
      for on in ("2025-07-31", "2025-09-20", "2026-11-22")
      for filters in ("consortium=lcec", "authority=haringey&authority=torbay", "provider=saadia")),
    "cover/summary?limit=200&on=2025-09-20", "cover/dependence?on=2025-09-20",
    "cover/gaps?limit=200&consortium=lcec&first_day=2025-09-01&last_day=2026-03-31",
    "cover/overlaps?limit=200&first_day=2025-08-01&last_day=2025-12-31",
    "cover/timeline?authority=westminster&scope=equipment-supply"
    "&first_day=2023-01-01&last_day=2026-12-31",
    "contracts?limit=200", "contracts/bi-borough-community-equipment-2025",
    "contracts/haringey-nlep-2025", "contracts/harrow-accora-2025",
    "authorities?limit=200", "authorities/camden?on=2026-05-01", "authorities/lancashire",
    "providers?limit=200&on=2025-09-10", "providers/medequip", "providers/nottingham-rehab/events",
    "providers/nottingham-rehab/exposure?on=2025-09-10", "consortia", "consortia/lcec/members",
    "scopes?limit=200", "claims?limit=200", "conflicts?limit=200", "notices?limit=200",
    "key-dates?limit=200&first_day=2026-01-01&last_day=2027-12-31", "candidates?limit=200",
    "data-transfers?limit=200", "remedies?limit=200", "kpis?limit=200", "incidents?limit=200",
    "ombudsman-decisions?limit=200", "concerns?limit=200", "actions?limit=200",
    "oversight-events?limit=200", "staffing?limit=200",
    "authorities/westminster/brief?on=2025-09-25", "consortia/lcec/brief?on=2025-09-25",
    "authorities/hackney/brief?on=2025-09-25",
]  # fmt: skip


def edited(entry: Entry, **body: Any) -> Entry:
    return replace(entry, body={**entry.body, **body})


def of(table: str, **said: Any) -> Callable[[Entry], bool]:
    """Entries of a table that say this; `owner` and `reason` are beside the body."""

    def is_one(entry: Entry) -> bool:
        known = {"owner": entry.owner, "reason": entry.reason} | entry.body
        return entry.table == table and all(known.get(k) == v for k, v in said.items())

    return is_one


def saying(**body: Any) -> Callable[[Entry], Entry]:
    return lambda entry: edited(entry, **body)


def undecided(entry: Entry) -> Entry:
    less = {"decision", "decision_reason"}
    return replace(entry, body={k: v for k, v in entry.body.items() if k not in less})


def said_once(field: str) -> Callable[[Entry], Entry]:
    return lambda entry: edited(entry, **{field: f"Once: {entry.body[field]}"})


def alone(entry: Entry) -> Entry:
    return replace(entry, also=())


OLDER: list[tuple[Callable[[Entry], bool], Callable[[Entry], Entry] | None]] = [
    (lambda entry: entry.owner == "oxfordshire-millbrook-2025", None),
    (of("contract.awards", owner="bi-borough-community-equipment-2025"),
     lambda entry: alone(edited(entry, level="urgent-only", confidence="low"))),
    (of("contract.details", owner="hillingdon-medequip-2025"),
     saying(purpose="lasting", note="An older remark.")),
    (of("contract.details", owner="haringey-nlep-2025"),
     saying(replaces=["haringey-nrs-call-off-2023"])),
    (of("authority.details", owner="camden", reason="correction"), None),
    (of("authority.details", owner="lancashire"), saying(name="Lancashire County", identifiers=[])),
    (of("provider.details", owner="medequip"), saying(identifiers=[], note="An older remark.")),
    (of("event", event="distress-signal"), saying(description="An older description.")),
    (of("event", event="ceased-trading", provider="nrs-healthcare-limited"), None),
    (of("membership", authority="hackney"), saying(role="partner")),
    (of("claim", field="day_of_winding_up"), said_once("value")),
    (of("claim", field="share_of_provider"), None),
    (of("claim", topic="Name of the Essex company"), undecided),
    (of("claim", topic="Name of the failed company"),
     saying(decision="disputed", decision_reason="An older reason.")),
    (of("report"), alone),
    *((of(table), saying(note="An older remark."))
      for table in ("candidate", "kpi", "incident", "concern", "data_transfer")),
    (of("candidate.steps", step="fell-through"), saying(reason="An older reason.")),
    (of("candidate.steps", step="signed"), None),
    (of("ombudsman_decision.remedies"), said_once("text")),
]  # fmt: skip
"""What an earlier data set said in place of some entries; None for nothing."""


def older_entry(entry: Entry) -> Entry | None:
    for is_one, edit in OLDER:
        if is_one(entry):
            return None if edit is None else edit(entry)
    return entry


def older_data() -> DataSet:
    """A data set that says other things, fewer things, and two things too many."""
    now_by_then: dict[Entry, Entry | None] = {}
    for entry in DATA.entries:
        older = older_entry(entry)
        if older is not None and entry.opening is not None:
            older = replace(older, opening=now_by_then[entry.opening])
        now_by_then[entry] = older
    entries = [entry for entry in now_by_then.values() if entry is not None]
    award = next(entry for entry in entries if entry.owner == "harrow-accora-2025"
                 and entry.table == "contract.awards")  # fmt: skip
    claim = next(entry for entry in entries if entry.table == "claim")
    entries.append(edited(award, scope="telecare"))
    entries.append(edited(claim, about="authority:brent", field="once", value="Said once"))
    return DataSet(DATA.sources, entries)


def load_at(database: Database, data: DataSet, moment: Any) -> int:
    with database.write_session() as session:
        return load(session, CATALOGUE, data, Clock(now=lambda: moment))


@contextmanager
def with_older_data(databases: TemplateDatabases, name: str) -> Iterator[Database]:
    """A registry in which an older data set was loaded."""

    def fill(new: Database) -> None:
        load_at(new, older_data(), world.NOW)

    with databases.filled("older", fill):
        pass
    with databases.database("older", name) as database:
        yield database


@pytest.fixture(scope="module")
def changed(databases: TemplateDatabases) -> Iterator[Database]:
    """A registry with an older data set, to which this one was applied."""
    with with_older_data(databases, "changed") as database:
        assert load_at(database, DATA, LATER) > 0
        yield database


def answers(client: TestClient, known_at: str = "") -> dict[str, Any]:
    found = {}
    for question in QUESTIONS:
        known = f"{'&' if '?' in question else '?'}known_at={known_at}" if known_at else ""
        answer = client.get(f"/v1/{question}{known}")
        assert answer.status_code == 200, (question, answer.text)
        found[question] = comparable(answer.json())
    return found


def comparable(value: Any) -> Any:
    """An answer without the places of its facts in the ledger, in an order of its own."""
    match value:
        case dict():
            return {key: comparable(item) for key, item in value.items() if key != "next"}
        case list():
            return sorted(map(comparable, value), key=lambda item: json.dumps(item, sort_keys=True))
        case str():
            return re.sub(r"public-\d+", "public-n", value)
        case _:
            return value


def test_answers_are_those_of_a_fresh_load(changed: Database, databases: TemplateDatabases) -> None:
    with databases.database("loaded", "fresh") as fresh, serving(fresh, LAST) as (client, _):
        expected = answers(client)

    with serving(changed, LAST) as (client, _):
        found = answers(client)

    for question in QUESTIONS:
        assert found[question] == expected[question], question


def test_answers_about_the_time_before_stay_those_of_the_older_data(
    changed: Database, databases: TemplateDatabases
) -> None:
    before = (world.NOW + timedelta(minutes=30)).isoformat().replace("+00:00", "Z")
    with with_older_data(databases, "unchanged") as older, serving(older, LAST) as (client, _):
        expected = answers(client, known_at=before)

    with serving(changed, LAST) as (client, _):
        found = answers(client, known_at=before)

    for question in QUESTIONS:
        assert found[question] == expected[question], question


def test_load_of_the_same_data_changes_nothing(changed: Database) -> None:
    assert load_at(changed, DATA, LAST) == 0


def test_ledger_is_sound_after_the_changes(changed: Database) -> None:
    with changed.read_session() as session:
        assert verify(session, CATALOGUE).fault is None


def test_each_revision_and_withdrawal_says_why(changed: Database) -> None:
    with changed.read_session() as session:
        ended = session.scalars(
            select(Change).where(
                col(Change.action).in_(["revised", "withdrawn"]), col(Change.backdated).is_(False)
            )
        ).all()
        texts = {
            (text.position, text.path): text.text for text in session.scalars(select(ChangeText))
        }
        later = [entry for entry in ended if entry.recorded_at > to_micros(world.NOW)]
        said: dict[str, set[str | None]] = defaultdict(set)
        for entry in later:
            path = REVISION_REASON if entry.action == "revised" else REASON
            said[entry.action].add(texts[entry.position, path])
        authors = {entry.author for entry in later}

    assert authors == {AUTHOR}
    assert "Corrected in the embedded data: confidence, level." in said["revised"]
    assert said["withdrawn"] == {
        "No longer in the embedded data.",
        "The claim that this is about was revised.",
    }


def current_awards(database: Database, contract: str) -> list[tuple[str, str]]:
    """The id and the scope of each award of a contract that stands."""
    awards = select(col(AwardFact.id), col(AwardFact.scope)).where(
        col(AwardFact.contract) == contract, col(AwardFact.to_at) == NEVER
    )
    with database.read_session() as session:
        return [(row.id, row.scope) for row in session.execute(awards.order_by("id"))]


def test_what_is_no_longer_said_is_withdrawn(changed: Database) -> None:
    ((_, scope),) = current_awards(changed, "harrow-accora-2025")

    assert scope == "equipment-supply"


def change(database: Database, act: Any) -> None:
    """Let somebody else record or withdraw."""
    with database.write_session() as session:
        clock = Clock(now=lambda: LATER)
        batch = Batch.begin(session, CATALOGUE, clock, Entropy())
        act(CommandContext(batch, CATALOGUE, Provenance("somebody-else")))
        batch.complete()


def test_facts_of_others_stay(databases: TemplateDatabases) -> None:
    body = AwardIn.model_validate(
        {"authority": "torbay", "scope": "telecare", "level": "partial", "source": "wcc-story",
         "confidence": "low"}
    )  # fmt: skip
    with with_older_data(databases, "others") as database:
        change(database, lambda ctx: record(ctx, AWARD, body, contract="torbay-millbrook-2025"))

        load_at(database, DATA, LAST)

        scopes = {scope for _, scope in current_awards(database, "torbay-millbrook-2025")}
        assert scopes == {"community-equipment", "telecare"}


def test_fact_that_somebody_withdrew_is_not_recorded_again(databases: TemplateDatabases) -> None:
    # The data set says otherwise of the first, and the same of the second.
    changed_since, unchanged = "bi-borough-community-equipment-2025", "torbay-millbrook-2025"
    with with_older_data(databases, "withdrawn") as database:
        wrong = {
            current_awards(database, contract)[0][0] for contract in (changed_since, unchanged)
        }

        def withdraw_both(ctx: CommandContext) -> None:
            for award in wrong:
                withdraw(ctx, ctx.session.get_one(AwardFact, award), reason="Wrong.")

        change(database, withdraw_both)
        load_at(database, DATA, LAST)

        assert len(current_awards(database, changed_since)) == 13
        assert current_awards(database, unchanged) == []
        assert load_at(database, DATA, LAST + timedelta(hours=1)) == 0


def test_decision_of_somebody_else_on_a_claim_stays(databases: TemplateDatabases) -> None:
    decision = ClaimDecisionIn.model_validate(
        {"verdict": "rejected", "reason": "Ours.", "source": "wcc-story", "confidence": "low"}
    )
    claims = select(ClaimFact).where(
        col(ClaimFact.field) == "day_of_winding_up", col(ClaimFact.to_at) == NEVER
    )

    def decide(ctx: CommandContext) -> None:
        for claim in ctx.session.scalars(claims).all():
            decide_claim(ctx, decision, claim.id)

    with with_older_data(databases, "decided") as database:
        change(database, decide)

        load_at(database, DATA, LAST)

        with database.read_session() as session:
            decided = {
                claim.id: decision_on(session, claim.id) for claim in session.scalars(claims)
            }
            assert {known and known.reason for known in decided.values()} == {"Ours."}
        assert load_at(database, DATA, LAST + timedelta(hours=1)) == 0


def test_load_beside_facts_of_others_only_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with pytest.raises(DomainError) as refused:
        load_at(database, DATA, LAST)

    assert refused.value.code == "ledger-not-empty"
