"""The tree of scopes grows, but what is said of a scope never silently means something else."""

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.registry import System, told


def moved(admin: System, code: str, parent: str | None) -> tuple[Body, str]:
    """A correction that puts a scope under another, and what must be seen for it."""
    path = f"scopes/{code}/details"
    return admin.sees(path) | {"parent": parent, "reason": "correction"}, admin.tag(path)


@pytest.fixture(scope="module", autouse=True)
def _tree(admin: System) -> None:
    """Chairs above seats and wheels; beds, ramps and rails beside them; rails have an award."""
    for code, parent in (
        ("chairs", None), ("seats", "chairs"), ("wheels", "chairs"), ("cushions", "seats"),
        ("beds", None), ("ramps", None), ("rails", None), ("lifts", None),
    ):  # fmt: skip
        admin.states("scopes", bodies.scope(code, parent=parent, duty="Care Act"))
    admin.states("contracts", bodies.contract("rails-2025"), acting_for="camden")
    admin.states("contracts/rails-2025/awards", bodies.award(scope="rails"), acting_for="camden")


@pytest.mark.parametrize("said", ["award", "report", "attestation"])
def test_a_scope_of_which_something_is_said_gains_no_children(
    admin: System, camden: System, said: str
) -> None:
    match said:
        case "award":
            parent = "rails"
        case "report":
            parent = "ramps"
            camden.states("authorities/camden/service-reports", bodies.report(scope="ramps"))
        case _:
            parent = "lifts"
            body = bodies.attestation(scopes=["beds", "lifts"])
            camden.states("authorities/camden/attestations", body)

    response = admin.posts("scopes", bodies.scope("more", parent=parent))

    assert told(response) == (409, "scope-in-use", ["/body/parent"])


def test_a_scope_of_which_nothing_is_said_may_move(admin: System) -> None:
    body, seen = moved(admin, "cushions", "wheels")

    admin.restates("scopes/cushions/details", body, seen=seen)

    (wheels,) = [one for one in admin.lists("scopes") if one["code"] == "wheels"]
    assert wheels["leaves"] == ["cushions"]


@pytest.mark.parametrize(("code", "parent"), [("chairs", "wheels"), ("chairs", "chairs")])
def test_a_scope_never_stands_under_itself(admin: System, code: str, parent: str) -> None:
    body, seen = moved(admin, code, parent)

    response = admin.puts(f"scopes/{code}/details", body, seen=seen)

    assert told(response) == (422, "scope-cycle", ["/body/parent"])


def test_a_scope_does_not_leave_a_branch_of_which_something_is_said(admin: System) -> None:
    admin.states("scopes", bodies.scope("aids"))
    admin.states("scopes", bodies.scope("grips", parent="aids"))
    admin.states("contracts", bodies.contract("aids-2025"), acting_for="camden")
    admin.states("contracts/aids-2025/awards", bodies.award(scope="aids"), acting_for="camden")
    body, seen = moved(admin, "grips", None)

    response = admin.puts("scopes/grips/details", body, seen=seen)

    assert told(response) == (409, "scope-in-use", ["/body/parent"])


def test_a_scope_may_be_renamed_while_it_is_in_use(admin: System) -> None:
    path = "scopes/rails/details"
    body = admin.sees(path) | {"title": "Grab rails", "reason": "correction"}

    admin.restates(path, body, seen=admin.tag(path))

    assert admin.sees(path)["title"] == "Grab rails"


def test_a_scope_in_use_is_not_withdrawn(admin: System) -> None:
    fact = admin.tag("scopes/rails/details").strip('"')

    response = admin.posts(
        f"facts/{fact}/withdrawal", {"reason": "There is no such scope."}, seen=f'"{fact}"'
    )

    assert told(response) == (409, "still-named", [])
