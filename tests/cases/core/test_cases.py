"""Rules for every case with steps."""

import pytest

from tests.support import bodies
from tests.support.cases import (
    CASES,
    FIRST,
    OURS,
    PARTNERS,
    SECOND,
    Kind,
    days,
    mark,
    opened,
    shown,
    steps_of,
    takes,
)
from tests.support.registry import Registry, System, told

pytestmark = pytest.mark.parametrize("kind", CASES, ids=str)


@pytest.fixture(scope="module", autouse=True)
def _beds(camden: System) -> None:
    camden.states("contracts", bodies.contract("beds"))


def test_location_header_leads_to_case(camden: System, kind: Kind) -> None:
    response = camden.posts(kind.path, kind.body())

    case = response.json()["fact"]
    assert response.headers["location"] == f"/v1/{kind.path}/{case}"
    assert camden.sees(f"{kind.path}/{case}") in camden.lists(kind.path, limit=200)


def test_case_returns_steps_up_to_day(camden: System, reader: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body())
    facts = takes(camden, kind.path, case, *steps_of(kind))

    seen_on = {day: days(reader, kind, case, on=day) for day in ("2025-09-30", FIRST, SECOND)}
    assert seen_on == {"2025-09-30": [], FIRST: [FIRST], SECOND: [FIRST, SECOND]}
    assert [item["fact"] for item in reader.sees(f"{kind.path}/{case}")["steps"]] == facts
    listed = {item["id"]: item for item in reader.lists(kind.path, limit=200, on=FIRST)}
    assert listed[case] == reader.sees(f"{kind.path}/{case}", on=FIRST)


def test_etag_of_case_changes_with_each_step(camden: System, reader: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body())
    path = f"{kind.path}/{case}"
    tag = reader.tag(path)
    # Facts about other subjects do not change the ETag.
    camden.states(kind.path, kind.body())

    assert reader.asks(path, {"If-None-Match": tag}).status_code == 304
    takes(camden, kind.path, case, steps_of(kind)[0])
    again = reader.asks(path, {"If-None-Match": tag})
    assert (again.status_code, again.headers["etag"] != tag) == (200, True)
    # On an earlier day, no step was taken yet.
    assert reader.sees(path, on="2025-09-30")["steps"] == []


def test_etag_of_case_is_accepted_by_if_match(camden: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body())
    takes(camden, kind.path, case, steps_of(kind)[0])
    body = kind.body(**kind.otherwise, replaces=case)

    entry = camden.states(kind.path, body, seen=camden.tag(f"{kind.path}/{case}"))

    assert entry["action"] == "revised"


def test_step_before_opening_is_refused(registry: Registry, camden: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body(opened_on=SECOND))
    before = registry.everything()

    response = camden.posts(f"{kind.path}/{case}/steps", steps_of(kind)[0])

    assert told(response) == (409, "step-before-opening", ["/body/day"])
    assert registry.everything() == before


def test_case_is_not_listed_before_its_opening(camden: System, reader: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body(opened_on=FIRST))

    early = reader.asks(f"{kind.path}/{case}", on="2025-09-30")

    assert told(early)[:2] == (404, "unknown-code")
    assert case not in shown(reader, kind.path, on="2025-09-30")
    assert reader.sees(f"{kind.path}/{case}", on=FIRST)["id"] == case


def test_case_is_unknown_at_earlier_position(
    registry: Registry, camden: System, reader: System, kind: Kind
) -> None:
    marked = mark(registry, camden)
    case = opened(camden, kind.path, kind.body())

    assert reader.asks(f"{kind.path}/{case}", position=marked).status_code == 404
    assert case not in shown(reader, kind.path, position=marked)


@pytest.mark.parametrize(
    ("how", "seeing"),
    [({"visibility": "public"}, "anybody reader islington camden auditor admin"),
     (PARTNERS, "reader islington camden auditor admin"), (OURS, "camden auditor admin")],
    ids=["public", "partners", "owner"],
)  # fmt: skip
def test_step_has_visibility_of_case(
    request: pytest.FixtureRequest, camden: System, kind: Kind, how: dict[str, str], seeing: str
) -> None:
    case = opened(camden, kind.path, kind.body(**how))
    (fact,) = takes(camden, kind.path, case, steps_of(kind)[0])

    for name in ("anybody", "reader", "islington", "camden", "auditor", "admin"):
        asking: System = request.getfixturevalue(name)
        statuses = {asking.asks(path).status_code for path in (f"{kind.path}/{case}",
                                                               f"facts/{fact}")}  # fmt: skip
        assert statuses == {200 if name in seeing.split() else 404}, name
        assert (case in shown(asking, kind.path)) is (name in seeing.split()), name


def test_only_owner_of_case_records_steps(
    registry: Registry, request: pytest.FixtureRequest, camden: System, kind: Kind
) -> None:
    case = opened(camden, kind.path, kind.body())
    owned = opened(camden, kind.path, kind.body(**OURS))
    islington, admin = (request.getfixturevalue(name) for name in ("islington", "admin"))
    body, path = steps_of(kind)[0], f"{kind.path}/{case}/steps"
    before = registry.everything()

    assert told(islington.posts(path, body)) == (403, "not-in-charge", [])
    needed = (403, "acting-for-needed", ["/header/Acting-For"])
    assert told(admin.posts(path, body)) == needed
    assert told(request.getfixturevalue("reader").posts(path, body))[:2] == (403, "forbidden")
    stranger = registry.anybody.posts(path, body)
    assert told(stranger)[:2] == (401, "credentials-needed")
    # A case that the editor may not see is unknown to the editor.
    unseen = islington.posts(f"{kind.path}/{owned}/steps", body)
    assert told(unseen)[:2] == (404, "unknown-code")
    assert registry.everything() == before
    assert admin.states(path, body, acting_for="camden")["acting_for"] == "camden"


@pytest.mark.parametrize(
    "id_", ["partners-9999", "restricted-1", "public-1", "a%00b", "%00", "camden"]
)
def test_unknown_case_returns_404(registry: Registry, camden: System, kind: Kind, id_: str) -> None:
    before = registry.everything()

    assert told(camden.asks(f"{kind.path}/{id_}"))[:2] == (404, "unknown-code")
    posted = camden.posts(f"{kind.path}/{id_}/steps", steps_of(kind)[0])
    assert told(posted)[:2] == (404, "unknown-code")
    assert registry.everything() == before


def test_id_of_other_kind_returns_404(camden: System, kind: Kind) -> None:
    for other in CASES:
        case = opened(camden, other.path, other.body())
        found = camden.asks(f"{kind.path}/{case}").status_code
        assert found == (200 if other is kind else 404)


def test_csv_of_case_is_one_row(camden: System, kind: Kind) -> None:
    case = opened(camden, kind.path, kind.body())
    takes(camden, kind.path, case, *steps_of(kind))

    text = camden.asks(f"{kind.path}/{case}", format="csv").text

    assert len(text.splitlines()) == 2
    assert ";".join(item for item, _ in kind.steps) in text
