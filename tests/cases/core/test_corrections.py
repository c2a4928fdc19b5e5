"""Revision and withdrawal of records and steps; earlier versions stay readable."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.cases import (
    CASES,
    FIRST,
    OURS,
    RECORDS,
    SECOND,
    Kind,
    days,
    mark,
    opened,
    seen,
    shown,
    steps_of,
    takes,
    the,
)
from tests.support.registry import Registry, System, told

EVERY_RECORD = pytest.mark.parametrize("kind", RECORDS, ids=str)
EVERY_CASE = pytest.mark.parametrize("kind", CASES, ids=str)


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System) -> None:
    camden.states("contracts", bodies.contract("beds"))


@EVERY_RECORD
def test_revised_record_keeps_id_and_place(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    wrong = camden.states(kind.path, kind.body())
    marked = mark(registry, camden)
    body = kind.body(**kind.otherwise, replaces=wrong["fact"])

    right = camden.states(kind.path, body, **seen(wrong["fact"]))

    id_ = wrong["fact"]
    now = the(reader, kind, id_)
    assert kind.otherwise.items() <= now.items()
    assert (now["fact"], right["action"], right["replaces"]) == (right["fact"], "revised", id_)
    assert shown(reader, kind.path).count(id_) == 1
    assert right["fact"] not in shown(reader, kind.path)
    for asked in ({"position": marked}, {"known_at": wrong["recorded_at"]}):
        before = the(reader, kind, wrong["fact"], **asked)
        assert kind.body().items() <= before.items()
        assert before["fact"] == wrong["fact"]


@EVERY_RECORD
def test_revision_without_if_match_or_of_other_subject_is_refused(
    registry: Registry, request: pytest.FixtureRequest, camden: System, kind: Kind
) -> None:
    fact = opened(camden, kind.path, kind.body())
    hidden = opened(camden, kind.path, kind.body(**OURS))
    both = registry.editor("camden", "islington", name=f"both-{kind}")
    islington: System = request.getfixturevalue("islington")
    before = registry.everything()

    def refused(asking: System, replaces: str, conditions: dict[str, str], **said: Any) -> Any:
        body = kind.body(**said, replaces=replaces)
        return told(asking.posts(kind.path, body, **conditions))

    if_match = ["/header/If-Match"]
    assert refused(camden, fact, {}) == (428, "if-match-needed", if_match)
    assert refused(camden, fact, seen("public-1")) == (412, "stale", if_match)
    differs = (409, "visibility-differs", ["/body/visibility"])
    assert refused(camden, fact, seen(fact), **OURS) == differs
    other = refused(both, fact, seen(fact), authority="islington")
    assert other == (409, "other-subject", ["/body/replaces"])
    nothing = (422, "unknown-fact", ["/body/replaces"])
    unseen = refused(islington, hidden, seen(hidden), authority="islington")
    assert unseen == nothing
    assert refused(camden, "public-99999", seen("public-99999")) == nothing
    assert registry.everything() == before


@EVERY_RECORD
def test_withdrawn_record_stays_readable_at_earlier_position(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    id_ = opened(camden, kind.path, kind.body())
    marked = mark(registry, camden)

    camden.withdraws(id_)

    assert id_ not in shown(reader, kind.path)
    assert id_ in shown(reader, kind.path, position=marked)
    again = kind.body(replaces=id_)
    stale = (412, "stale", ["/header/If-Match"])
    assert told(camden.posts(kind.path, again, **seen(id_))) == stale


@EVERY_CASE
def test_revised_opening_keeps_case_and_steps(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    takes(camden, kind.path, case, steps_of(kind)[0])
    marked = mark(registry, camden)
    body = kind.body(**kind.otherwise, replaces=case)
    response = camden.posts(kind.path, body, **seen(case))
    second = response.json()["fact"]
    twice = camden.states(kind.path, kind.body(replaces=second), **seen(second))["fact"]

    found = reader.sees(f"{kind.path}/{case}")

    assert response.headers["location"] == f"/v1/{kind.path}/{case}"
    assert (found["id"], found["fact"]) == (case, twice)
    takes(camden, kind.path, case, steps_of(kind)[1])
    assert days(reader, kind, case) == [FIRST, SECOND]
    assert days(reader, kind, case, position=marked) == [FIRST]
    assert reader.sees(f"{kind.path}/{case}", position=marked)["fact"] == case
    assert shown(reader, kind.path).count(case) == 1
    stale = camden.posts(kind.path, body, **seen(case))
    assert told(stale) == (412, "stale", ["/header/If-Match"])


@EVERY_CASE
def test_opening_after_existing_step_is_refused(
    registry: Registry, camden: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    takes(camden, kind.path, case, steps_of(kind)[0])
    before = registry.everything()

    response = camden.posts(
        kind.path, kind.body(opened_on="2025-10-02", replaces=case), **seen(case)
    )

    assert told(response) == (409, "step-before-opening", [])
    assert registry.everything() == before


@EVERY_CASE
def test_revised_step_replaces_step(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    (wrong,) = takes(camden, kind.path, case, steps_of(kind)[0])
    marked = mark(registry, camden)
    body = steps_of(kind)[0] | {"day": "2025-10-03", "replaces": wrong}
    path = f"{kind.path}/{case}/steps"

    unseen = camden.posts(path, body)
    right = camden.states(path, body, **seen(wrong))

    assert told(unseen) == (428, "if-match-needed", ["/header/If-Match"])
    assert days(reader, kind, case) == ["2025-10-03"]
    assert days(reader, kind, case, position=marked) == [FIRST]
    assert (right["action"], right["replaces"]) == ("revised", wrong)
    assert told(camden.posts(path, body, **seen(wrong)))[:2] == (412, "stale")


@EVERY_CASE
def test_withdrawn_step_is_not_shown(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    facts = takes(camden, kind.path, case, *steps_of(kind))
    marked = mark(registry, camden)

    camden.withdraws(facts[1])

    assert days(reader, kind, case) == [FIRST]
    assert days(reader, kind, case, position=marked) == [FIRST, SECOND]


@EVERY_CASE
def test_opening_is_withdrawn_only_after_its_steps(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    facts = takes(camden, kind.path, case, *steps_of(kind))
    before = registry.everything()

    refused = camden.posts(f"facts/{case}/withdrawal", {"reason": "Misread."}, **seen(case))

    assert told(refused) == (409, "still-named", [])
    assert registry.everything() == before
    for fact in [*reversed(facts), case]:
        camden.withdraws(fact)
    assert told(reader.asks(f"{kind.path}/{case}"))[:2] == (404, "unknown-code")
    gone = camden.posts(f"{kind.path}/{case}/steps", steps_of(kind)[0])
    assert told(gone)[:2] == (404, "unknown-code")
