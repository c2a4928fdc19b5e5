"""Lists of codes: what they name is known when they are recorded, and stays while they stand."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from httpx2 import Response
from sqlalchemy import Executable, delete, func, insert, literal, select, update

from app.__main__ import main
from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.verification.chain import verify
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.references import Link, named_by, owner_of, target_of
from tests.support import bodies, world
from tests.support.bodies import Body
from tests.support.registry import Registry, System, registry_on, small_world, told
from tests.support.tampering import unguarded
from tests.support.templates import TemplateDatabases

OPENED = {**world.STATED, "authority": "camden", "opened_on": "2025-08-01"}
FAILED = {"title": "North has failed", "began_on": "2025-08-01", "declared_on": "2025-08-01"}


@dataclass(frozen=True)
class Listed:
    """A list of codes: of which sort of thing, and how a fact with such a list is recorded."""

    thing: str
    things: str
    known: str
    pointer: str
    path: str
    body: Callable[[list[str]], Body]

    def __str__(self) -> str:
        return self.pointer


def buying(codes: list[str]) -> Body:
    return bodies.contract(f"by-{codes[-1]}", lead="camden", buyers=codes)


def replacing(codes: list[str]) -> Body:
    return bodies.contract(f"after-{codes[-1]}", replaces=codes)


def transferring(codes: list[str]) -> Body:
    return {**OPENED, "holder": "north", "classes": ["loans"], "scopes": codes}


def meeting(codes: list[str]) -> Body:
    return {
        **world.STATED, "authority": "camden", "contract": "c-1", "kind": "meeting",
        "level": "operational", "cadence": "weekly", "first_day": "2025-01-01", "joint_with": codes,
    }  # fmt: skip


def held(codes: list[str]) -> Body:
    return {
        **world.STATED, "authority": "camden", "contract": "c-1", "kind": "meeting",
        "day": "2025-08-05", "joint_with": codes,
    }  # fmt: skip


def failing(codes: list[str]) -> Body:
    return {**world.STATED, **FAILED, "authority": "camden", "providers": codes}


LISTS = [
    Listed("authority", "authorities", "camden", "buyers", "contracts", buying),
    Listed("contract", "contracts", "c-1", "replaces", "contracts", replacing),
    Listed("scope", "scopes", "repair", "scopes", "authorities/camden/attestations",
           lambda codes: bodies.attestation(scopes=codes)),
    Listed("scope", "scopes", "repair", "scopes", "data-transfers", transferring),
    Listed("provider", "providers", "north", "providers", "incidents", failing),
    Listed("authority", "authorities", "islington", "joint_with", "meeting-schedules", meeting),
    Listed("authority", "authorities", "islington", "joint_with", "oversight-events", held),
]  # fmt: skip
OF_FACTS = [link for link in Link.__subclasses__() if owner_of(link).name == "fact"]


def fill(database: Database) -> None:
    with database.write_session() as session:
        small_world(session)
        world.contract(session, "c-1", buyers=["camden"])


@pytest.fixture
def registry(databases: TemplateDatabases) -> Iterator[Registry]:
    with databases.filled("named", fill) as database, registry_on(database) as registry:
        yield registry


@pytest.fixture
def admin(registry: Registry) -> System:
    return registry.known_as(Role.ADMIN)


@pytest.fixture
def camden(registry: Registry) -> System:
    return registry.editor("camden")


def registered(listed: Listed, camden: System, admin: System, code: str = "x-1") -> str:
    """Record the first details of a thing, and return their id."""
    said = getattr(bodies, listed.thing)(code)
    fact: str = (camden if listed.thing == "contract" else admin).states(listed.things, said)[
        "fact"
    ]
    return fact


def withdrawal(listed: Listed, camden: System, admin: System, fact: str) -> Response:
    who = camden if listed.thing == "contract" else admin
    body = {"reason": "It was a mistake."}
    return who.posts(f"facts/{fact}/withdrawal", body, seen=f'"{fact}"')


def is_sound(database: Database) -> bool:
    with database.read_session() as session:
        return verify(session, CATALOGUE).is_sound


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_unknown_code_in_a_list_returns_422_at_its_place(
    registry: Registry, camden: System, listed: Listed
) -> None:
    before = registry.everything()

    response = camden.posts(listed.path, listed.body([listed.known, "nowhere"]))

    assert told(response) == (422, f"unknown-{listed.thing}", [f"/body/{listed.pointer}/1"])
    assert registry.everything() == before


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_withdrawing_what_a_list_names_returns_409_and_the_fact(
    registry: Registry, camden: System, admin: System, listed: Listed
) -> None:
    fact = registered(listed, camden, admin)
    naming = camden.states(listed.path, listed.body([listed.known, "x-1"]))["fact"]
    before = registry.everything()

    response = withdrawal(listed, camden, admin, fact)

    assert told(response) == (409, "still-named", [])
    assert f" {naming} names x-1" in response.json()["detail"]
    assert registry.everything() == before
    assert admin.asks(f"{listed.things}/x-1/details").status_code == 200


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_thing_is_withdrawn_after_the_list_and_returns_422_when_named_anew(
    registry: Registry, camden: System, admin: System, listed: Listed
) -> None:
    fact = registered(listed, camden, admin)
    naming = camden.states(listed.path, listed.body([listed.known, "x-1"]))["fact"]
    camden.withdraws(naming)

    done = withdrawal(listed, camden, admin, fact)
    again = camden.posts(listed.path, {**listed.body([listed.known, "x-1"]), **_anew(listed)})
    anew = (camden if listed.thing == "contract" else admin).posts(
        listed.things, getattr(bodies, listed.thing)("x-1")
    )

    assert done.status_code == 201
    assert told(again) == (422, f"unknown-{listed.thing}", [f"/body/{listed.pointer}/1"])
    assert told(anew)[:2] == (409, f"{listed.thing}-exists")
    assert is_sound(registry.database)


def _anew(listed: Listed) -> Body:
    return {"reference": "k-9"} if listed.path == "contracts" else {}


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_withdrawn_while_another_names_it_exactly_one_wins(
    registry: Registry, camden: System, admin: System, listed: Listed
) -> None:
    codes = [f"x-{n}" for n in range(6)]
    facts = {code: registered(listed, camden, admin, code) for code in codes}

    for code in codes:
        together = threading.Barrier(2)

        def withdraw(code: str, together: threading.Barrier) -> Response:
            together.wait()
            return withdrawal(listed, camden, admin, facts[code])

        def name(code: str, together: threading.Barrier) -> Response:
            together.wait()
            return camden.posts(listed.path, listed.body([listed.known, code]))

        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(one, code, together) for one in (withdraw, name)]
            answers = [told(one.result())[:2] if one.result().status_code != 201 else (201, "")
                       for one in both]  # fmt: skip

        assert answers in (
            [(201, ""), (422, f"unknown-{listed.thing}")],
            [(409, "still-named"), (201, "")],
        )
    assert is_sound(registry.database)


def test_withdrawing_what_a_claim_is_about_returns_409(registry: Registry, camden: System) -> None:
    fact = camden.states("contracts", bodies.contract("k-1"))["fact"]
    claim = camden.states("claims", bodies.claim("contract:k-1"))["fact"]

    response = camden.posts(f"facts/{fact}/withdrawal", {"reason": "Wrong."}, seen=f'"{fact}"')

    assert told(response) == (409, "still-named", [])
    assert f"claim {claim} names k-1" in response.json()["detail"]
    assert is_sound(registry.database)


def test_hidden_fact_of_another_does_not_block_and_tells_its_owner(
    registry: Registry, camden: System, admin: System
) -> None:
    islington = registry.editor("islington")
    fact = camden.states("contracts", bodies.contract("k-1"))["fact"]
    occasion = islington.states("oversight-events", {
        **world.STATED, "authority": "islington", "contract": "k-1", "kind": "meeting",
        "day": "2025-08-05", "visibility": "owner", "owner": "islington",
    })["fact"]  # fmt: skip
    before = islington.sees(f"facts/{occasion}")["names_withdrawn"]

    refused = admin.posts(
        f"facts/{fact}/withdrawal", {"reason": "Wrong."}, seen=f'"{fact}"', acting_for="camden"
    )
    camden.withdraws(fact)

    assert told(refused) == (409, "still-named", [])
    assert before == []
    assert islington.sees(f"facts/{occasion}")["names_withdrawn"] == ["contract:k-1"]
    assert [one["contract"] for one in islington.lists("oversight-events")] == ["k-1"]
    assert camden.asks(f"facts/{occasion}").status_code == 404
    assert is_sound(registry.database)
    islington.withdraws(occasion)


def record_each_list(database: Database) -> None:
    fill(database)
    with registry_on(database) as registry:
        camden, admin = registry.editor("camden"), registry.known_as(Role.ADMIN)
        for number, listed in enumerate(LISTS):
            registered(listed, camden, admin, f"x-{number}")
            camden.states(listed.path, listed.body([listed.known, f"x-{number}"]))
    assert is_sound(database)


@pytest.mark.parametrize("link", OF_FACTS, ids=lambda link: table(link).name)
@pytest.mark.parametrize("edit", ["another", "fewer", "more", "of no fact"])
def test_edited_list_is_found_by_verify(
    databases: TemplateDatabases, link: type[Link], edit: str
) -> None:
    rows, named = table(link), named_by(link)
    second = rows.c.ordinal == 1
    another = select(func.min(target_of(named))).scalar_subquery()
    more = select(rows.c.fact, literal(2), named).where(second)
    edits: dict[str, Executable] = {
        "another": update(rows).where(second).values({named: another}),
        "fewer": delete(rows).where(second),
        "more": insert(rows).from_select(["fact", "ordinal", named.name], more),
        "of no fact": insert(rows).values(
            {"fact": "public-9999", "ordinal": 0, named.name: another}
        ),
    }

    with databases.filled("each-list", record_each_list) as database:
        with unguarded(database) as session:
            session.execute(edits[edit])

        assert not is_sound(database)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_key_for_an_unknown_or_withdrawn_authority_is_refused(
    registry: Registry, admin: System, is_withdrawn: bool,
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if is_withdrawn:
        admin.withdraws(admin.states("authorities", bodies.authority("x-1"))["fact"])
    body = {"name": "a-system", "role": "editor", "authorities": ["camden", "x-1"]}
    words = ["issue-key", "--name", "a-system", "--role", "editor", "--authority", "x-1"]
    url = registry.database.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)

    response = admin.posts("api-keys", body)
    code = main(words)

    assert told(response) == (422, "unknown-authority", ["/body/authorities/1"])
    refusal = "unknown-authority: no authority has the code x-1\n"
    assert (code, capfd.readouterr().err) == (1, refusal)
    assert [one["name"] for one in admin.lists("api-keys", name="a-system")] == []


def test_register_of_a_withdrawn_authority_is_refused_on_the_command_line(
    registry: Registry, admin: System, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    admin.withdraws(admin.states("authorities", bodies.authority("x-1"))["fact"])
    file = tmp_path_factory.mktemp("registers") / "register.csv"
    file.write_text("reference,title,value\nA-1,Beds,\n")
    url = registry.database.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)

    code = main(["import", str(file), "--authority", "x-1"])

    assert code == 1
    assert f"{file}: unknown-filter-code: " in capfd.readouterr().err
