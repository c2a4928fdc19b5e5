"""The failure of a provider as a case: declaration, advisers and decisions."""

from typing import Any

import pytest

from tests.support.bodies import Body
from tests.support.recorded import (
    OURS,
    PARTNERS,
    filters,
    incident,
    paged,
    pair,
    refusal,
    rows,
    step,
    taken,
)
from tests.support.registry import Refusal, Registry, System, told
from tests.support.world import STATED

SIX = {"consortium": "six"}


def declared(asking: System, title: str, **said: Any) -> str:
    return str(asking.states("incidents", incident(title, **said))["fact"])


def adviser(firm: str, role: str, day: str = "2025-08-01", **said: Any) -> Body:
    return step("adviser", day, firm=firm, role=role, **said)


def refuse(registry: Registry, system: System, path: str, body: Body, **said: str) -> Refusal:
    return refusal(registry, lambda: system.posts(path, body, **said))


def test_incident_returns_advisers_decisions_and_lesson_count(
    camden: System, islington: System, anybody: System
) -> None:
    response = camden.posts("incidents", incident("North has failed", **SIX))
    id_ = response.json()["fact"]
    said = [
        adviser("BDO", "insolvency adviser to the members"),
        step("decision", "2025-08-04", text="Each member finds cover by direct award."),
        adviser("The Official Receiver", "liquidator", "2025-08-06"),
        step("stood-down", "2025-10-31"),
    ]
    steps = [camden.states(f"incidents/{id_}/steps", item)["fact"] for item in said]
    lesson = {**STATED, "authority": "islington", "incident": id_, "learnt_on": "2025-09-01",
              "text": "Keep a list of who is covered by whom."}  # fmt: skip
    islington.states("lessons", lesson)

    assert response.headers["location"] == f"/v1/incidents/{id_}"
    found = anybody.sees(f"incidents/{id_}")
    assert [item["fact"] for item in found.pop("steps")] == steps
    assert found == {
        "id": id_, "fact": id_, "source": "minutes", "confidence": "high", "visibility": "public",
        "note": None, "title": "North has failed", "providers": ["north"], "consortium": "six",
        "authority": None, "began_on": "2025-08-01", "declared_on": "2025-08-01", "open": False,
        "day_basis": "stated", "state": "ended", "last_heard_on": "2025-10-31",
        "advisers": ["BDO (insolvency adviser to the members)",
                     "The Official Receiver (liquidator)"],
        "decisions": ["Each member finds cover by direct award."], "lessons": 1,
    }  # fmt: skip
    then = anybody.sees(f"incidents/{id_}", on="2025-08-05")
    seen_then = [then[name] for name in ("open", "advisers", "decisions", "lessons")]
    assert seen_then == [True, found["advisers"][:1], found["decisions"], 0]


@pytest.mark.parametrize(
    ("who", "said", "conditions", "expected"),
    [
        ("islington", SIX, {}, (403, "not-in-charge", [])),
        ("camden", {"authority": "islington"}, {}, (403, "not-in-charge", [])),
        ("camden", {}, {}, (403, "not-in-charge", [])),
        ("admin", SIX, {}, (403, "acting-for-needed", ["/header/Acting-For"])),
        ("admin", SIX, {"acting_for": "hackney"},
         (403, "acting-for-needed", ["/header/Acting-For"])),
        ("reader", SIX, {}, (403, "forbidden", [])),
        ("camden", {**SIX, "authority": "camden"}, {}, (422, "invalid-request", ["/body"])),
        ("camden", {**SIX, "providers": []}, {}, (422, "invalid-request", ["/body/providers"])),
        ("camden", {**SIX, "providers": ["north", "nobody"]}, {},
         (422, "unknown-provider", ["/body/providers/1"])),
        ("camden", {"consortium": "nine"}, {}, (422, "unknown-consortium", ["/body/consortium"])),
        ("camden", {**SIX, "began_on": "1899-12-31"}, {},
         (422, "invalid-day", ["/body/began_on"])),
    ],
)  # fmt: skip
def test_incident_of_another_author_or_unknown_provider_is_refused(
    registry: Registry,
    request: pytest.FixtureRequest,
    who: str,
    said: Body,
    conditions: dict[str, str],
    expected: Refusal,
) -> None:
    system: System = request.getfixturevalue(who)

    assert refuse(registry, system, "incidents", incident("No", **said), **conditions) == expected


def test_authority_or_admin_can_declare_incident(
    islington: System, admin: System, anybody: System
) -> None:
    own = islington.states("incidents", incident("Ours", authority="islington"))
    all_ = admin.states("incidents", incident("Everybody's", providers=["south", "north"]))
    theirs = admin.states("incidents", incident("Theirs", **SIX), acting_for="camden")

    about = [(item["subject"]["thing"], item["subject"]["code"]) for item in (own, all_, theirs)]
    assert about == [("authority", "islington"), ("provider", "south"), ("consortium", "six")]
    path = f"incidents/{all_['fact']}"
    admin.states(f"{path}/steps", step("stood-down", "2025-09-01"))
    assert not anybody.sees(path)["open"]


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        (adviser("Mr Smith", "liquidator"), "personal-data", "/body/firm"),
        (adviser("BDO", "Dr Jane Smith, partner"), "personal-data", "/body/role"),
        (step("adviser", "2025-08-01", firm="BDO"), "firm-if-adviser", "/body"),
        (step("adviser", "2025-08-01", role="liquidator"), "firm-if-adviser", "/body"),
        (step("stood-down", "2025-08-01", firm="BDO", role="adviser"), "firm-if-adviser", "/body"),
        (step("decision", "2025-08-01"), "text-if-decision", "/body"),
        (step("panic", "2025-08-01"), "unknown-word", "/body/step"),
        (adviser("BDO", "adviser", "2025-07-31"), "step-before-opening", "/body/day"),
        (adviser("BDO", "adviser", "2025-09-02"), "case-closed", "/body/step"),
    ],
)
def test_invalid_step_returns_problem(
    registry: Registry, camden: System, said: Body, code: str, pointer: str
) -> None:
    id_ = declared(camden, "Refusing", **SIX)
    camden.states(f"incidents/{id_}/steps", step("stood-down", "2025-09-01"))
    before = registry.everything()

    response = camden.posts(f"incidents/{id_}/steps", said)

    (fault,) = response.json()["errors"]
    assert response.status_code == (409 if code in {"step-before-opening", "case-closed"} else 422)
    assert (fault["pointer"], code in {fault["code"], response.json()["code"]}) == (pointer, True)
    assert registry.client.get(f"/problems/{fault['code']}").status_code == 200
    assert registry.everything() == before


def test_only_owner_of_incident_records_steps(
    registry: Registry, camden: System, islington: System, admin: System
) -> None:
    path = f"incidents/{declared(camden, 'Steps', **SIX)}/steps"
    body = step("decision", "2025-08-02", text="We meet daily.")

    assert refuse(registry, islington, path, body) == (403, "not-in-charge", [])
    assert refuse(registry, admin, path, body)[1] == "acting-for-needed"
    assert admin.states(path, body, acting_for="camden")["subject"]["code"] == "six"


def test_each_filter_selects_matching_incidents(
    admin: System, camden: System, islington: System, anybody: System
) -> None:
    pair(admin)
    two = {"consortium": "pair"}
    ids = {
        "two": declared(camden, "Of two", **two),
        "over": declared(camden, "Over", **two, providers=["north", "south"]),
        "own": declared(islington, "Own", authority="islington", providers=["south"],
                        declared_on="2025-12-01"),
    }  # fmt: skip
    camden.states(f"incidents/{ids['over']}/steps", step("stood-down", "2025-09-01"))

    def found(**asked: Any) -> set[str]:
        return filters(anybody, "incidents", ids, **asked)

    assert found() == set(ids)
    assert found(on="2025-11-30") == {"two", "over"}
    assert found(on="2025-07-31") == set()
    # Islington is a member of the consortium.
    assert found(authority="islington") == found(consortium="pair") == {"two", "over", "own"}
    assert found(labelled_consortium="pair") == {"two", "over"}
    assert found(authority="islington", on="2025-11-30") == {"two", "over"}
    assert found(authority="hackney") == set()
    assert found(provider="south") == {"over", "own"}
    assert found(open=False, provider="north") == {"over"}
    assert found(open=True, on="2025-08-31") == {"two", "over"}
    for asked in ({}, {"open": True}, {"provider": "south"}):
        whole = anybody.lists("incidents", limit=200, **asked)
        assert paged(anybody, "incidents", **asked) == whole
    (row,) = rows(anybody, "incidents", open=False, provider="south", consortium="pair")
    assert (row["id"], row["providers"]) == (ids["over"], "north;south")
    for name in ("consortium", "labelled_consortium", "authority", "provider"):
        wrong = told(anybody.asks("incidents", None, **{name: "nothing"}))
        assert wrong == (422, "unknown-filter-code", [f"/query/{name}"])


def test_visibility_limits_callers_of_incident(
    camden: System, islington: System, reader: System, anybody: System
) -> None:
    ids = {name: declared(camden, f"Shown to {name}", **SIX, **said)
           for name, said in (("all", {}), ("partners", PARTNERS), ("camden", OURS))}  # fmt: skip

    def seen(system: System) -> set[str]:
        there = {name for name, id_ in ids.items() if all(
            system.asks(f"incidents/{id_}{rest}").status_code == 200
            for rest in ("", "/days", "/cells"))}  # fmt: skip
        assert filters(system, "incidents", ids) == there
        return there

    found = [seen(item) for item in (anybody, reader, islington, camden)]
    assert found == [{"all"}, {"all", "partners"}, {"all", "partners"}, set(ids)]


def test_revised_incident_keeps_id_steps_and_lessons(
    registry: Registry, camden: System, anybody: System
) -> None:
    id_ = declared(camden, "Corected", **SIX)
    path = f"incidents/{id_}"
    camden.states(f"{path}/steps", adviser("BDO", "adviser", "2025-08-03"))
    tag = camden.tag(path)
    late = incident("Corrected", **SIX, declared_on="2025-08-04", replaces=id_)

    assert camden.asks(path, {"If-None-Match": tag}).status_code == 304
    refused = refuse(registry, camden, "incidents", late, seen=tag)
    assert refused == (409, "step-before-opening", [])
    right = incident("Corrected", **SIX, declared_on="2025-08-03", replaces=id_)
    fact = camden.states("incidents", right, seen=tag)["fact"]
    for named in (id_, fact):
        lesson = {**STATED, "authority": "camden", "incident": named, "learnt_on": "2025-09-01",
                  "text": "Read twice."}  # fmt: skip
        camden.states("lessons", lesson)

    again = anybody.asks(path, {"If-None-Match": tag})
    assert (again.status_code, again.json()["title"]) == (200, "Corrected")
    assert (again.json()["id"], again.json()["fact"]) == (id_, fact)
    assert (len(again.json()["steps"]), again.json()["lessons"]) == (1, 2)
    assert refuse(registry, camden, "incidents", late, seen=tag)[:2] == (412, "stale")
    withdrawal = f"facts/{fact}/withdrawal", {"reason": "There was none."}
    assert refuse(registry, camden, *withdrawal, seen=fact) == (409, "still-named", [])
    camden.withdraws(again.json()["steps"][0]["fact"])
    camden.withdraws(fact)
    assert anybody.asks(path).status_code == 404


@pytest.mark.parametrize("id_", ["%00", "public-1%00", "nothing", "public-1"])
@pytest.mark.parametrize("rest", ["", "/days", "/cells"])
def test_unknown_incident_returns_404(camden: System, id_: str, rest: str) -> None:
    assert told(camden.asks(f"incidents/{id_}{rest}")) == (404, "unknown-code", [])


def test_number_of_statements_is_independent_of_incidents(camden: System, anybody: System) -> None:
    path = f"incidents/{declared(camden, 'Few', **SIX)}"
    few = [taken(anybody, item) for item in ("incidents", path)]
    for n in range(5):
        id_ = declared(camden, f"Many {n}", authority="camden", providers=["south", "north"])
        camden.states(f"incidents/{id_}/steps", adviser("BDO", "adviser"))

    assert [taken(anybody, item) for item in ("incidents", path)] == few
