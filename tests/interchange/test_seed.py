"""The embedded data is loaded once, in the order in which its facts became public."""

import sys
from collections import Counter
from datetime import date
from random import Random

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.cases.incidents.models import IncidentFact
from app.cases.oversight.models import ActionFact
from app.domain.errors import DomainError
from app.interchange.seed import load
from app.interchange.seed_reader import moment, read
from app.ledger.as_of import ON, visible_as_of
from app.ledger.models import Change
from app.ledger.moments import resolve_moment
from app.ledger.schemas import FactQuery
from app.platform.clock import Clock, from_micros
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.registry.contracts.models import HoldingRow
from tests.support import world
from tests.support.templates import TemplateDatabases

DATA = read()
TODAY = date(2026, 11, 22)
CASES = ("candidate", "data_transfer", "concern", "kpi", "ombudsman_decision", "incident")
AT_NOW = Clock(now=lambda: world.NOW)
IN_ORDER = select(Change).where(col(Change.stream) == "public").order_by(col(Change.position))


def hashes(database: Database) -> list[str]:
    with database.read_session() as session:
        return [entry.hash for entry in session.scalars(IN_ORDER)]


def test_every_fact_and_source_of_the_files_is_in_the_ledger(
    embedded: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    with embedded.read_session() as session:
        entries = session.scalars(IN_ORDER).all()
        made = Counter(entry.type for entry in entries)
    cited = {source for entry in DATA.entries for source in (entry.body["source"], *entry.also)}

    assert made["source"] == len(cited)
    assert made["corroboration"] == sum(len(entry.also) for entry in DATA.entries)
    assert made["claim"] == sum(entry.table == "claim" for entry in DATA.entries)
    assert made["claim_decision"] == sum("decision" in entry.body for entry in DATA.entries)
    for kind in CASES:
        assert made[kind] == sum(entry.table == kind for entry in DATA.entries) > 0, kind
    beside = made["source"] + made["corroboration"] + made["claim_decision"]
    assert made.total() - beside == len(DATA.entries)
    with capsys.disabled():
        facts = made.total() - made["source"]
        sys.stdout.write(f"\n{facts} facts, {made['source']} sources, {made['claim']} claims\n")


def test_each_fact_is_recorded_at_the_moment_it_became_public(embedded: Database) -> None:
    expected = Counter(entry.known_at or world.NOW for entry in DATA.entries)

    with embedded.read_session() as session:
        found = Counter(
            from_micros(entry.recorded_at)
            for entry in session.scalars(IN_ORDER)
            if entry.type not in {"source", "corroboration", "claim_decision"}
        )

    assert found == expected


def test_parts_of_a_case_are_recorded_after_its_opening() -> None:
    for entry in DATA.entries:
        if entry.opening is not None:
            assert (entry.opening.known_at or world.NOW) <= (entry.known_at or world.NOW), entry


def test_nested_action_arises_from_its_incident(
    embedded: Database,
) -> None:
    with embedded.read_session() as session:
        (incident,) = session.scalars(select(IncidentFact))
        (action,) = session.scalars(select(ActionFact))

        assert action.arises_from == incident.id


def test_facts_public_before_the_load_are_backdated(embedded: Database) -> None:
    with embedded.read_session() as session:
        entries = session.scalars(IN_ORDER).all()
        assert {entry.backdated for entry in entries} == {True, False}
        assert all(
            entry.backdated == (from_micros(entry.recorded_at) < world.NOW) for entry in entries
        )


def test_recorded_moments_never_run_backwards(embedded: Database) -> None:
    with embedded.read_session() as session:
        moments = [entry.recorded_at for entry in session.scalars(IN_ORDER)]

    assert moments == sorted(moments)
    assert from_micros(moments[-1]) == world.NOW


def test_each_moment_is_one_batch(embedded: Database) -> None:
    with embedded.read_session() as session:
        places = [
            (entry.recorded_at, entry.position, entry.read_at)
            for entry in session.scalars(IN_ORDER)
        ]
    last = {moment: position for moment, position, _ in places}

    assert all(read_at == last[moment] for moment, _, read_at in places)


def test_no_fact_is_recorded_before_the_source_it_rests_on(embedded: Database) -> None:
    """A source is registered with the first fact that cites it."""
    known: set[str] = set()
    with embedded.read_session() as session:
        for entry in session.scalars(IN_ORDER):
            if entry.action == "registered":
                known |= {entry.fact}
            else:
                assert entry.source in known


@pytest.mark.parametrize(
    ("known_at", "providers"),
    [
        # Awarded to Essex Cares; nobody knew yet that this would fall through.
        (date(2025, 9, 10), {"essex-cares"}),
        # The next award was announced without its provider.
        (date(2025, 12, 31), set()),
        (date(2026, 11, 22), {"provide-care-solutions"}),
    ],
)
def test_provider_of_haringey_depends_on_known_at(
    embedded: Database, known_at: date, providers: set[str]
) -> None:
    held = table(HoldingRow)
    on_a_day_in_autumn = select(held.c.provider).where(
        visible_as_of(held),
        held.c.authority == "haringey",
        held.c.provider.is_not(None),
        held.c.state == "live",
        held.c.first_day <= ON,
        held.c.last_day >= ON,
    )
    asked = FactQuery(known_at=moment(known_at))

    with embedded.read_session() as session:
        as_of = resolve_moment(session, asked, None, ["public"], now=world.NOW, today=TODAY)
        found = set(session.scalars(on_a_day_in_autumn, as_of.parameters(on=date(2025, 10, 1))))

    assert found == providers


def test_load_into_a_loaded_ledger_changes_nothing(databases: TemplateDatabases) -> None:
    with databases.database("loaded") as database:
        before = hashes(database)

        with database.write_session() as session:
            entries = load(session, CATALOGUE, DATA, Clock())

        assert entries == 0
        assert hashes(database) == before


def test_load_into_a_ledger_with_one_source_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with pytest.raises(DomainError), database.write_session() as session:
        load(session, CATALOGUE, DATA, AT_NOW)

    with database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 1


@pytest.mark.prove
def test_load_gives_the_same_hashes_on_both_engines(
    sqlite: TemplateDatabases, postgresql: TemplateDatabases
) -> None:
    loaded = [hashes_of(databases) for databases in (sqlite, sqlite, postgresql)]

    assert loaded[0] == loaded[1] == loaded[2]


def hashes_of(databases: TemplateDatabases) -> list[str]:
    """Load the data with random bytes that are always the same."""
    entropy = Entropy(Random(1).randbytes)
    with databases.database("migrated", "compared") as database:
        with database.write_session() as session:
            count = load(session, CATALOGUE, DATA, AT_NOW, entropy=entropy)
        found = hashes(database)
    assert len(found) == count
    return found


def test_merge_in_a_file_is_recorded_after_what_it_names(client: TestClient) -> None:
    moved = client.get("/v1/authorities/icb-merged-2026", follow_redirects=False)
    harrow = client.get("/v1/authorities/harrow?on=2026-05-01").json()
    board = client.get("/v1/authorities/nhs-north-west-london-icb").json()

    named = "nhs-west-and-north-london-icb"
    assert (moved.status_code, moved.headers["location"]) == (308, f"/v1/authorities/{named}")
    assert harrow["icb"] == {"code": named, "name": "NHS West and North London ICB"}
    assert board["successor"] == named
