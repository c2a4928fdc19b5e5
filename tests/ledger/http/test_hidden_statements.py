"""Nobody can act on a hidden fact that it does not see, nor learn by trying that there is one."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.registry import Registry, System, told

PARTNERS = {"visibility": "partners"}
OURS = {"visibility": "owner", "owner": "camden"}
NOWHERE = "partners-9999"


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System) -> None:
    camden.states("contracts", bodies.contract("beds"))


def claimed(asking: System, **said: Any) -> str:
    return str(asking.states("claims", bodies.claim("contract:beds", **said))["fact"])


@pytest.mark.parametrize("path", ["facts/{}", "claims/{}"])
def test_what_is_hidden_answers_as_what_does_not_exist(
    anybody: System, reader: System, islington: System, camden: System, path: str
) -> None:
    ours, partners = claimed(camden, **OURS), claimed(camden, **PARTNERS)

    for asking, hidden in ((anybody, partners), (anybody, ours), (reader, ours), (islington, ours)):
        there, nowhere = asking.asks(path.format(hidden)), asking.asks(path.format(NOWHERE))

        assert there.status_code == nowhere.status_code == 404
        assert there.text.replace(hidden, NOWHERE) == nowhere.text
        assert there.headers.keys() == nowhere.headers.keys()
    assert camden.asks(path.format(ours)).status_code == 200


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("facts/{}/withdrawal", {"reason": "It was a mistake."}),
        ("facts/{}/corroborations", {"source": "minutes", "confidence": "high"}),
        ("claims/{}/decision", bodies.decision(**OURS)),
        ("claims", bodies.claim("contract:beds", replaces="{}")),
    ],
    ids=["withdrawal", "corroboration", "decision", "replacement"],
)
def test_trying_to_act_on_it_tells_nothing(
    registry: Registry, camden: System, islington: System, path: str, body: Body
) -> None:
    hidden = claimed(camden, **OURS)
    before = registry.everything()

    answers = [
        islington.posts(
            path.format(fact),
            {**body, **({"replaces": fact} if "replaces" in body else {})},
            seen=f'"{fact}"',
        )
        for fact in (hidden, NOWHERE)
    ]

    assert answers[0].status_code == answers[1].status_code
    assert answers[0].text.replace(hidden, NOWHERE) == answers[1].text
    assert registry.everything() == before


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"visibility": "owner"}, "owner-if-owned", "/body"),
        ({"visibility": "partners", "owner": "camden"}, "owner-if-owned", "/body"),
        ({"owner": "camden"}, "owner-if-owned", "/body"),
    ],
)
def test_a_fact_has_an_owner_if_only_that_sees_it(
    camden: System, said: Body, code: str, pointer: str
) -> None:
    response = camden.posts("claims", bodies.claim("contract:beds", **said))

    assert told(response) == (422, "invalid-request", [pointer])
    assert [one["code"] for one in response.json()["errors"]] == [code]


@pytest.mark.parametrize(("was", "becomes"), [(PARTNERS, OURS), (OURS, PARTNERS), (PARTNERS, {})])
def test_what_takes_its_place_is_shown_to_those_who_saw_it(
    camden: System, was: Body, becomes: Body
) -> None:
    """Otherwise it would end for them without a word, or tell others that it was there."""
    wrong = claimed(camden, **was, field="lead")
    right = bodies.claim("contract:beds", **becomes, field="lead", replaces=wrong)

    response = camden.posts("claims", right, seen=f'"{wrong}"')

    assert told(response) == (409, "visibility-differs", ["/body/visibility"])


def test_nobody_hides_a_fact_from_itself(admin: System, camden: System) -> None:
    theirs = bodies.claim("contract:beds", visibility="owner", owner="islington")
    nowhere = bodies.claim("contract:beds", visibility="owner", owner="nowhere")

    assert told(camden.posts("claims", theirs)) == (403, "owner-not-you", ["/body/owner"])
    assert told(camden.posts("claims", nowhere)) == (422, "unknown-authority", ["/body/owner"])
    assert admin.posts("claims", theirs, acting_for="camden").status_code == 201


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("contracts/beds/awards", bodies.award()),
        ("contracts/beds/term-changes", bodies.term_change("extension", "2026-03-31")),
        ("contracts/beds/notices", bodies.notice()),
        ("authorities/camden/attestations", bodies.attestation()),
        ("authorities/camden/service-reports", bodies.report()),
        ("contracts", bodies.contract("hidden")),
    ],
)
def test_what_cover_is_computed_from_is_not_hidden(camden: System, path: str, body: Body) -> None:
    response = camden.posts(path, body | PARTNERS)

    assert told(response) == (422, "invalid-request", ["/body/visibility"])


def test_of_what_happens_to_a_provider_only_signs_of_distress_are_hidden(admin: System) -> None:
    response = admin.posts("providers/north/events", bodies.event("ceased-trading", **PARTNERS))

    assert response.status_code == 422
    assert [one["code"] for one in response.json()["errors"]] == ["always-public"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_cover_does_not_depend_on_what_is_hidden(
    camden: System, anybody: System, when: str
) -> None:
    """The same claim in public makes it assumed, whether it comes before the award or after."""
    scope = {"before": "delivery", "after": "repair"}[when]
    reference = f"sure-{when}"
    award = (f"contracts/{reference}/awards", bodies.award(scope=scope))
    ended = bodies.claim(f"contract:{reference}", value="2025-04-30", reads_as="2025-04-30")
    claim = ("claims", {**ended, **PARTNERS})
    camden.states("contracts", bodies.contract(reference))

    for path, body in (claim, award) if when == "before" else (award, claim):
        camden.states(path, body)

    for asking in (anybody, camden):
        (cell,) = asking.lists("cover", authority="camden", scope=scope, on="2025-05-01")
        assert (cell["state"], cell["certainty"]) == ("full", "contracted")
    camden.states("claims", ended)
    (cell,) = anybody.lists("cover", authority="camden", scope=scope, on="2025-05-01")
    assert (cell["state"], cell["certainty"]) == ("full", "assumed")


def test_what_was_hidden_stays_so_after_it_is_ended(
    camden: System, reader: System, anybody: System
) -> None:
    wrong = claimed(camden, **PARTNERS, field="cpv")
    body = bodies.claim("contract:beds", **PARTNERS, field="cpv", replaces=wrong)
    right = camden.states("claims", body, seen=f'"{wrong}"')["fact"]
    camden.withdraws(right)

    for fact, action in ((wrong, "revised"), (right, "withdrawn")):
        shown = reader.sees(f"facts/{fact}")
        assert (shown["is_current"], shown["ended_by"]["action"]) == (False, action)
        assert anybody.asks(f"facts/{fact}").status_code == 404
    for asking in (reader, anybody):
        assert told(asking.asks("claims", field="cpv"))[1] == "unknown-filter-code"


def test_what_was_hidden_is_remembered_for_those_who_saw_it(
    registry: Registry, camden: System, reader: System, anybody: System
) -> None:
    """A second after it was hidden, and a second after it was withdrawn."""

    def a_second_later(code: str) -> int:
        registry.watch.now += timedelta(seconds=1)
        return int(camden.states("sources", bodies.source(code))["position"])

    claim = claimed(camden, **PARTNERS, field="ground")
    during = a_second_later("during")
    camden.withdraws(claim)
    after = a_second_later("after")

    def shown(asking: System, position: int) -> list[str]:
        found = asking.lists("claims", about="contract:beds", position=position, limit=200)
        return [one["id"] for one in found if one["field"] == "ground"]

    assert shown(reader, during) == [claim]
    assert shown(reader, during - 1) == shown(reader, after) == shown(anybody, during) == []


@pytest.mark.parametrize(
    "path", ["claims", "conflicts", "contracts/paged/history", "providers/south/events"]
)
def test_cursor_is_refused_to_callers_of_another_reach(
    admin: System, camden: System, islington: System, auditor: System, anybody: System, path: str
) -> None:
    """Another reach has other rows, and a cursor may name one that its holder does not see."""
    _some_of_each(admin, camden)
    whole, public = auditor.lists(path), anybody.lists(path)
    assert len(whole) > len(public) > 1 or path == "conflicts"
    callers = (auditor, camden, islington, anybody)

    for asking in callers:
        walked: list[dict[str, Any]] = []
        asked: dict[str, Any] = {"limit": 1}
        while True:
            page = asking.sees(path, **asked)
            walked += page["items"]
            if page["next"] is None:
                break
            asked["cursor"] = page["next"]
            for other in callers:
                if other is not asking:
                    refused = other.asks(path, **asked)
                    assert told(refused) == (422, "invalid-cursor", ["/query/cursor"])
        assert walked == asking.lists(path)


def _some_of_each(admin: System, camden: System) -> None:
    """A contract with claims and a provider with signals, public and hidden by turns; once."""
    if admin.asks("contracts/paged").status_code == 200:
        return
    camden.states("contracts", bodies.contract("paged"))
    for n in range(1, 7):
        how: Body = PARTNERS if n % 2 else {}
        said = {"topic": f"Topic {n // 3}", "value": f"2025-0{n}-01"}
        camden.states("claims", bodies.claim("contract:paged", **said, **how))
        signal = bodies.event("distress-signal", f"2025-0{n}-01", visibility="public") | how
        admin.states("providers/south/events", signal)
