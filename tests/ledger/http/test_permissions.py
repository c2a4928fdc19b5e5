"""Each authority speaks for itself, an admin for others by name, and nobody for anybody else."""

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.support import bodies, world
from tests.support.bodies import Body
from tests.support.registry import Refusal, Registry, System, told

NOT_IN_CHARGE: Refusal = (403, "not-in-charge", [])
ACTING_FOR_NEEDED: Refusal = (403, "acting-for-needed", ["/header/Acting-For"])
Bodies = Callable[[], Body]

# What an admin states and no editor does, whichever authorities it speaks for.
BY_ADMINS: list[tuple[str, Bodies]] = [
    ("authorities", lambda: bodies.authority("brent")),
    ("consortia", lambda: bodies.consortium("west")),
    ("providers", lambda: bodies.provider("new-one")),
    ("scopes", lambda: bodies.scope("ramps")),
    ("consortia/six/memberships", lambda: bodies.membership("camden", role="lead")),
]
# What Camden is in charge of, and an admin in its name.
BY_CAMDEN: list[tuple[str, Bodies]] = [
    ("authorities/camden/attestations", bodies.attestation),
    ("authorities/camden/service-reports", bodies.report),
    ("contracts", lambda: bodies.contract("new-one")),
    ("contracts/own/awards", lambda: bodies.award(scope="repair")),
    ("contracts/own/term-changes", lambda: bodies.term_change("extension", "2026-06-30")),
    ("contracts/own/notices", bodies.notice),
    ("claims", lambda: bodies.claim("authority:camden", field="name")),
    ("claims", lambda: bodies.claim("contract:own", field="cpv")),
]


@pytest.fixture(scope="module", autouse=True)
def _own(registry: Registry) -> None:
    """A contract that only Camden buys, and takes from."""
    with registry.database.write_session() as session:
        world.contract(session, "own", buyers=["camden"])
        world.award(session, "own")


@pytest.fixture(scope="module")
def everywhere(registry: Registry) -> System:
    """An editor of all three authorities."""
    return registry.editor("camden", "islington", "hackney")


@pytest.mark.parametrize(("path", "body"), BY_ADMINS, ids=[path for path, _ in BY_ADMINS])
def test_vocabulary_and_organisations_are_an_admins(
    everywhere: System, path: str, body: Bodies
) -> None:
    assert told(everywhere.posts(path, body()))[:2] == (403, "forbidden")


@pytest.mark.parametrize("event", ["ceased-trading", "winding-up-order", "dissolved"])
def test_events_that_cover_follows_from_are_an_admins(everywhere: System, event: str) -> None:
    response = everywhere.posts("providers/north/events", bodies.event(event))

    assert told(response) == NOT_IN_CHARGE


@pytest.mark.parametrize(("path", "body"), BY_CAMDEN, ids=[path for path, _ in BY_CAMDEN])
def test_an_authority_speaks_for_itself_and_an_admin_in_its_name(
    registry: Registry, admin: System, islington: System, path: str, body: Bodies
) -> None:
    before = registry.everything()

    assert told(islington.posts(path, body())) == NOT_IN_CHARGE
    assert told(admin.posts(path, body())) == ACTING_FOR_NEEDED
    assert told(admin.posts(path, body(), acting_for="islington")) == ACTING_FOR_NEEDED
    assert registry.everything() == before
    entry = admin.states(path, body(), acting_for="camden")
    assert (entry["author"], entry["acting_for"]) == ("admin", "camden")


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
def test_whoever_only_reads_states_nothing(registry: Registry, role: Role) -> None:
    system = registry.known_as(role, name=f"{role}-that-writes")

    for path, body in [*BY_ADMINS, *BY_CAMDEN, ("sources", lambda: bodies.source("new-one"))]:
        assert told(system.posts(path, body()))[:2] == (403, "forbidden")


def test_a_stranger_states_nothing(anybody: System) -> None:
    for path, body in [*BY_ADMINS, *BY_CAMDEN, ("sources", lambda: bodies.source("new-one"))]:
        assert told(anybody.posts(path, body()))[:2] == (401, "credentials-needed")


def test_an_authority_is_named_in_whose_name_an_admin_speaks(
    registry: Registry, admin: System, camden: System, anybody: System
) -> None:
    path = "authorities/camden/service-reports"

    entry = admin.states(path, bodies.report(scope="repair"), acting_for="CAMDEN ")
    own = camden.states(path, bodies.report(scope="repair", first_day="2025-02-01"))

    assert anybody.sees(f"facts/{entry['fact']}")["recorded_by"]["acting_for"] == "camden"
    assert (own["author"], own["acting_for"]) == ("camden-editor", None)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("sources", lambda: bodies.source("by-somebody")),
        ("providers/north/events", lambda: bodies.event("distress-signal")),
        ("authorities/camden/service-reports", bodies.report),
    ],
)  # fmt: skip
@pytest.mark.parametrize("named", ["camden", "islington"])
def test_only_an_admin_acts_for_anybody(
    camden: System, path: str, body: Bodies, named: str
) -> None:
    response = camden.posts(path, body(), acting_for=named)

    assert told(response) == (403, "acting-for-not-yours", ["/header/Acting-For"])


def test_any_editor_makes_documents_known_and_warns_of_distress(
    camden: System, islington: System
) -> None:
    assert islington.states("sources", bodies.source("letter"))["author"] == "islington-editor"
    signal = islington.states("providers/north/events", bodies.event("distress-signal"))
    assert (signal["stream"], signal["content"]["visibility"]) == ("partners", "partners")


def test_a_public_signal_of_distress_is_an_admins(admin: System, islington: System) -> None:
    body = bodies.event("distress-signal", visibility="public")

    assert told(islington.posts("providers/south/events", body)) == NOT_IN_CHARGE
    assert admin.states("providers/south/events", body)["stream"] == "public"


def test_what_any_editor_may_state_its_author_or_an_admin_ends(
    registry: Registry, admin: System, camden: System, islington: System
) -> None:
    path, kind = "providers/north/events", "distress-signal"
    first, second = (camden.states(path, bodies.event(kind))["fact"] for _ in range(2))
    replaced = bodies.event(kind, "2025-08-02", replaces=first)

    ending = islington.posts(f"facts/{first}/withdrawal", {"reason": "No."}, seen=f'"{first}"')
    replacing = islington.posts(path, replaced, seen=f'"{first}"')

    assert (told(ending), told(replacing)) == (NOT_IN_CHARGE, NOT_IN_CHARGE)
    third = camden.states(path, replaced, seen=f'"{first}"')["fact"]
    camden.withdraws(third)
    admin.withdraws(second)


def test_what_an_authority_stated_no_other_ends(
    camden: System, islington: System, admin: System
) -> None:
    report = camden.states("authorities/camden/service-reports", bodies.report())["fact"]
    path, seen = f"facts/{report}/withdrawal", f'"{report}"'

    assert told(islington.posts(path, {"reason": "No."}, seen=seen)) == NOT_IN_CHARGE
    assert told(admin.posts(path, {"reason": "No."}, seen=seen)) == ACTING_FOR_NEEDED
    ended = admin.states(path, {"reason": "Asked to."}, seen=seen, acting_for="camden")
    assert ended["acting_for"] == "camden"


def test_an_award_moves_to_nobody_who_has_not_stated_it(camden: System, islington: System) -> None:
    award = camden.states("contracts/own/awards", bodies.award(scope="equipment"))["fact"]
    path, seen = "contracts/own/awards", f'"{award}"'
    taken = bodies.award(scope="equipment", authority="islington", replaces=award)

    assert told(islington.posts(path, taken, seen=seen)) == NOT_IN_CHARGE
    assert told(camden.posts(path, taken, seen=seen)) == NOT_IN_CHARGE


def test_a_second_source_is_named_by_whoever_is_in_charge(
    admin: System, camden: System, islington: System
) -> None:
    report = camden.states("authorities/camden/service-reports", bodies.report())["fact"]
    path, body = f"facts/{report}/corroborations", {"source": "minutes", "confidence": "high"}

    assert told(islington.posts(path, body)) == NOT_IN_CHARGE
    assert told(admin.posts(path, body)) == ACTING_FOR_NEEDED
    camden.states(path, body)


@pytest.mark.parametrize("about", ["provider:north", "consortium:six", "scope:delivery"])
def test_claims_about_what_no_authority_owns_are_an_admins(
    admin: System, everywhere: System, about: str
) -> None:
    body = bodies.claim(about, field="name")

    assert told(everywhere.posts("claims", body)) == NOT_IN_CHARGE
    claim = admin.states("claims", body)["fact"]
    decision: dict[str, Any] = {"body": bodies.decision(), "seen": f'"{claim}"'}
    assert told(everywhere.posts(f"claims/{claim}/decision", **decision)) == NOT_IN_CHARGE
    admin.states(f"claims/{claim}/decision", **decision)
