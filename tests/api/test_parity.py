"""The same question at the same position gives the same bytes: on both engines, and for ever."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from app.platform.db.database import Database
from app.registry.authorities.facts import AUTHORITY
from app.registry.authorities.schemas import AuthorityDetailsIn
from app.registry.providers.facts import PROVIDER
from app.registry.providers.schemas import ProviderDetailsIn
from tests.support import world
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

THEN = "on=2025-09-20"
DAYS = "first_day=2025-07-01&last_day=2026-12-31"
OF_THREE = "authority=westminster&authority=haringey&authority=hackney"
OT = f"authority=westminster&scope=occupational-therapy-complex&{DAYS}"

QUESTIONS = [
    f"/v1/{question}"
    for question in (
        "authorities?limit=200", f"authorities?kind=integrated-care-board&{THEN}",
        f"authorities?consortium=lcec&{THEN}", "authorities?known_at=2011-06-01&limit=7",
        "authorities/westminster", "authorities/E09000033?on=2020-01-01",
        "authorities/icb-merged-2026", "consortia", f"consortia?{THEN}&limit=2",
        "consortia/lcec?on=2025-07-31", "consortia/lcec?on=2025-08-01",
        f"consortia/lcec/members?{THEN}", "consortia/nlep/members?on=2025-10-01&role=member",
        "providers", f"providers?{THEN}&status=ceased", "providers?q=care&limit=2",
        "providers/01948041?on=2025-08-15", "providers/provide-care-solutions",
        "providers/nottingham-rehab/events", "providers/nottingham-rehab/events?limit=3",
        "providers/nottingham-rehab/exposure?on=2025-07-31",
        "providers/millbrook/exposure?on=2025-10-01&explain=true",
        "scopes", "scopes?parent=community-equipment", "scopes?limit=4",
        "contracts?limit=200", "contracts?sort=last_day&limit=11", "contracts?sort=-last_day",
        f"contracts?authority=westminster&live_on={THEN[3:]}", "contracts?scope=telecare",
        "contracts?q=NRS%20community", "contracts?q=%C3%A9", "contracts?identifier=057876-2025",
        "contracts?ends_from=2026-01-01&ends_to=2026-12-31&sort=last_day",
        "contracts?known_at=2025-09-10&limit=200", "contracts?purpose=bridging&ground=unknown",
        "contracts/haringey-nlep-2025", "contracts/haringey-nlep-2025?known_at=2025-09-20",
        "contracts/lcec-framework-2023", "contracts/croydon-equipment-service-2024/history",
        "contracts/haringey-nlep-2025/history?limit=4",
        f"cover?{THEN}", f"cover?{THEN}&known_at=2025-09-10", f"cover?{OF_THREE}&explain=true",
        f"cover?{THEN}&state=none&state=unknown&limit=50", "cover?on=2025-07-31&consortium=lcec",
        "cover?on=2025-10-01&provider=saadia", f"cover?{THEN}&certainty=assumed",
        f"cover/summary?{THEN}", f"cover/summary?{OF_THREE}&explain=true",
        f"cover/gaps?{DAYS}", f"cover/gaps?{DAYS}&level=full&{OF_THREE}&explain=true",
        f"cover/overlaps?{DAYS}", f"cover/timeline?{OT}", f"cover/timeline?{OT}&explain=true",
        f"cover/dependence?{THEN}", "cover/dependence?on=2025-07-31&by=group&explain=true",
        "claims?limit=200", "claims?about=consortium:lcec", "conflicts?limit=200",
        "conflicts?open=true&limit=5", "sources?limit=200", "sources?q=WESTMINSTER%20council",
        "sources/wcc-story",
    )
]  # fmt: skip
OF_THE_LEDGER = ["/v1/changes?limit=200", "/v1/changes?after=700&limit=200",
                 "/v1/changes?kind=award&thing=contract", "/v1/changes/head"]  # fmt: skip
FORMATS = ["json", "csv", "ndjson"]
Answers = dict[tuple[str, str], tuple[bytes, str]]


def with_(path: str, parameter: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{parameter}"


def answers(client: TestClient, questions: list[str], *formats: str) -> Answers:
    found = {}
    for question in questions:
        for format_ in formats or FORMATS:
            response = client.get(with_(question, f"format={format_}"))
            assert response.status_code == 200, (question, response.text)
            found[question, format_] = (response.content, response.headers["etag"])
    return found


@pytest.fixture(scope="module")
def both(
    sqlite: TemplateDatabases, postgresql: TemplateDatabases
) -> Iterator[tuple[TestClient, TestClient]]:
    with (
        sqlite.database("loaded", "parity") as one,
        postgresql.database("loaded", "parity") as two,
        serving(one) as (of_one, _),
        serving(two) as (of_two, _),
    ):
        yield of_one, of_two


@pytest.mark.parametrize("question", [*QUESTIONS, *OF_THE_LEDGER])
def test_both_engines_give_the_same_bytes(
    both: tuple[TestClient, TestClient], question: str
) -> None:
    one, two = (answers(client, [question]) for client in both)

    assert one == two


def test_both_engines_simulate_a_failure_in_the_same_bytes(
    both: tuple[TestClient, TestClient],
) -> None:
    providers = ["nottingham-rehab", "medequip", "millbrook", "saadia", "provide-care-solutions"]
    body = {"providers": providers, "last_day": "2025-07-31", "horizon_last_day": "2029-12-31"}

    one, two = (client.post("/v1/simulations/provider-failure", json=body) for client in both)

    assert (one.status_code, one.content) == (two.status_code, two.content)
    assert len(one.json()["lost"]) > 80


def test_both_engines_find_a_word_in_any_letters(
    empty_client: TestClient, database: Database
) -> None:
    with database.write_session() as session:
        world.source(session, "fichier", title="RÉSUMÉ")

    found = empty_client.get("/v1/sources", params={"q": "résumé"}).json()["items"]

    assert [one["code"] for one in found] == ["fichier"]


def test_a_position_is_answered_as_before_after_fifty_further_writes(
    databases: TemplateDatabases,
) -> None:
    with databases.database("loaded") as database, serving(database) as (client, _):
        at = client.get("/v1/changes/head").headers["registry-position"]
        pinned = [
            question if "known_at" in question else with_(question, f"position={at}")
            for question in QUESTIONS
        ]
        before, latest = answers(client, pinned), answers(client, QUESTIONS, "json")
        write_fifty(database)
        after = client.get("/v1/changes/head").headers["registry-position"]

        assert int(after) >= int(at) + 50
        assert answers(client, pinned) == before
        now = answers(client, QUESTIONS, "json")
        assert len([asked for asked in now if now[asked] != latest[asked]]) > 40


def write_fifty(database: Database) -> None:
    """New names, ends, awards, events, members, claims and withdrawals, all over the registry."""
    with database.write_session() as session:
        world.source(session)
        for n, provider in enumerate(("medequip", "saadia", "totp", "provide-care-solutions")):
            body = {**world.STATED, "name": f"Renamed {n}", "holds_from": "2024-01-01"}
            world.change(session, PROVIDER, provider, ProviderDetailsIn.model_validate(body))
            world.provider_event(session, provider, day="2025-10-01")
        for authority in ("westminster", "haringey", "hackney", "camden"):
            body = {**world.STATED, "kind": "london-borough", "name": f"New {authority}",
                    "holds_from": "2020-01-01"}  # fmt: skip
            world.change(session, AUTHORITY, authority, AuthorityDetailsIn.model_validate(body))
            world.report(session, authority, scope="community-equipment", finding="none")
            world.attestation(session, authority, scopes=["telecare"])
            membership = world.membership(
                session, "croydon-ces", authority=authority, role="customer"
            )
            world.contract(session, f"further-{authority}", provider="millbrook")
            *_, award = (
                world.award(session, f"further-{authority}", authority=authority, scope=scope)
                for scope in ("equipment-supply", "telecare", "occupational-therapy")
            )
            world.withdraw(session, award, reason="Never awarded.")
            world.term_change(session, f"further-{authority}", last_day="2025-09-30")
            world.withdraw(session, membership, reason="Never a member.")
            claim = world.claim(session, about="consortium:lcec", field="member_count", value="9",
                                topic="Number of members of the London consortium")  # fmt: skip
            world.decision(session, claim.id, verdict="accepted")
