"""Each fact is seen in the answers as soon as it is recorded, corrected or withdrawn."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.registry import System, told

DELIVERY = {"authority": "camden", "scope": "delivery"}
OPEN = {"last_day": None, "last_day_basis": "open-ended"}


def cell(asking: System, on: str, **asked: Any) -> dict[str, Any]:
    (found,) = asking.lists("cover", on=on, **DELIVERY | asked)
    return found


def texts(entry: dict[str, Any]) -> dict[str, str | None]:
    """The free texts of an entry by their path."""
    return {path: item["text"] for path, item in entry["texts"].items()}


def state(asking: System, *days: str, **asked: Any) -> list[str]:
    return [cell(asking, day, **asked)["state"] for day in days]


def gaps(asking: System, **asked: Any) -> list[tuple[str, str]]:
    year = {"first_day": "2025-01-01", "last_day": "2025-12-31"}
    found = asking.lists("cover/gaps", **DELIVERY | year | asked)
    return [(one["first_day"], one["last_day"]) for one in found]


@pytest.fixture(scope="module")
def collapse(admin: System, camden: System) -> dict[str, dict[str, Any]]:
    """North serves Camden, is wound up on 1 August 2025, and stops on 15 September."""
    admin.states("providers", bodies.provider("nrs"))
    camden.states("contracts", bodies.contract("first", provider="nrs", **OPEN))
    told_ = {"awarded": camden.states("contracts/first/awards", bodies.award())}
    for event, day in (("winding-up-order", "2025-08-01"), ("ceased-trading", "2025-09-15")):
        told_[event] = admin.states("providers/nrs/events", bodies.event(event, day))
    return told_


def test_a_provider_that_stops_leaves_a_gap_from_the_day_after(
    anybody: System, collapse: dict[str, dict[str, Any]]
) -> None:
    awarded, ordered, stopped = ({"position": one["position"]} for one in collapse.values())

    def status(on: str, **known: int) -> Any:
        return anybody.sees("providers/nrs", on=on, **known)["status"]

    assert state(anybody, "2024-12-31", "2025-09-16", **awarded) == ["unknown", "full"]
    assert cell(anybody, "2025-08-01", **awarded)["risks"] == []
    assert cell(anybody, "2025-08-01", **ordered)["risks"] == ["insolvency"]
    assert status("2025-09-16", **ordered) == "trading-in-insolvency"
    assert state(anybody, "2025-09-15", "2025-09-16", **ordered) == ["full", "full"]
    assert state(anybody, "2025-09-15", "2025-09-16", **stopped) == ["full", "ended"]
    assert gaps(anybody, **ordered) == []
    assert gaps(anybody, **stopped) == [("2025-09-16", "2025-12-31")]
    assert status("2025-09-16", **stopped) == "ceased"


def test_whoever_steps_in_closes_the_gap_for_the_days_agreed(
    camden: System, anybody: System, collapse: dict[str, dict[str, Any]]
) -> None:
    bridging = bodies.contract(
        "second", provider="south", kind="direct-award", ground="urgency", purpose="bridging",
        first_day="2025-09-22", last_day="2025-11-30",
    )  # fmt: skip
    urgent = bodies.award(level="urgent-only", cases=["hospital-discharge"])
    camden.states("contracts", bridging)
    camden.states("contracts/second/awards", urgent)
    assert state(anybody, "2025-09-21", "2025-09-22") == ["ended", "urgent-only"]
    assert gaps(anybody) == [("2025-09-16", "2025-09-21"), ("2025-12-01", "2025-12-31")]

    path = "contracts/second"
    camden.states(f"{path}/notices", bodies.notice(published_on="2025-09-20"))
    longer = camden.states(f"{path}/term-changes", bodies.term_change("extension", "2026-03-31"))

    assert gaps(anybody) == [("2025-09-16", "2025-09-21")]
    shown = anybody.sees(path, on="2025-12-01")
    assert (shown["signed"]["last_day"], shown["term"]["last_day"]) == ("2025-11-30", "2026-03-31")
    assert [one["notice_type"] for one in shown["notices"]] == ["UK6"]
    assert [one["id"] for one in shown["term_changes"]] == [longer["fact"]]
    assert gaps(anybody, position=longer["position"] - 1)[1:] == [("2025-12-01", "2025-12-31")]


def test_a_report_lowers_cover_and_an_attestation_makes_its_lack_certain(
    camden: System, anybody: System
) -> None:
    repair = {"scope": "repair"}
    camden.states("contracts", bodies.contract("mending", provider="south"))
    camden.states("contracts/mending/awards", bodies.award(scope="repair", last_day="2025-06-30",
                                                           last_day_basis="agreed"))  # fmt: skip
    assert state(anybody, "2025-05-01", "2025-07-01", **repair) == ["full", "unknown"]
    # The other scope of the branch is held on.
    unlisted = cell(anybody, "2025-07-01", **repair)
    assert (unlisted["because"], unlisted["certainty"]) == ("not-listed", None)

    seen = bodies.report(scope="repair", finding="partial", first_day="2025-05-01",
                         last_day="2025-05-31")  # fmt: skip
    camden.states("authorities/camden/service-reports", seen)
    complete = bodies.attestation(scopes=["repair"], first_day="2025-07-01")
    camden.states("authorities/camden/attestations", complete)

    days = ("2025-04-30", "2025-05-01", "2025-05-31", "2025-06-01")
    assert state(anybody, *days, **repair) == ["full", "partial", "partial", "full"]
    none = cell(anybody, "2025-07-01", **repair)
    assert (none["state"], none["certainty"], none["attested_on"]) == (
        "none", "attested", "2026-01-31",
    )  # fmt: skip


def test_a_member_is_listed_for_the_days_of_its_membership(admin: System, anybody: System) -> None:
    admin.states("consortia", bodies.consortium("east"))
    days = {"first_day": "2025-04-01", "last_day": "2025-06-30"}
    first = admin.states("consortia/east/memberships", bodies.membership("hackney", **days))

    def members(on: str) -> list[str]:
        return [one["authority"] for one in anybody.lists("consortia/east/members", on=on)]

    assert [members(day) for day in ("2025-03-31", "2025-04-01", "2025-07-01")] == [
        [], ["hackney"], [],
    ]  # fmt: skip
    longer = bodies.membership("hackney", **days | {"last_day": "2025-09-30"})
    replaced = longer | {"replaces": first["fact"]}
    admin.states("consortia/east/memberships", replaced, seen=f'"{first["fact"]}"')

    assert members("2025-07-01") == ["hackney"]
    admin.withdraws(anybody.lists("consortia/east/members", on="2025-07-01")[0]["fact"])
    assert members("2025-07-01") == []


@pytest.fixture(scope="module")
def hoists(camden: System) -> dict[str, Any]:
    """The award of a contract for the year 2025, with which nothing is wrong but its level."""
    camden.states("contracts", bodies.contract("hoists", provider="south"))
    return camden.states("contracts/hoists/awards", bodies.award(scope="repair", level="full"))


def test_the_right_fact_takes_the_place_of_the_wrong_one_in_one_entry(
    camden: System, anybody: System, hoists: dict[str, Any]
) -> None:
    path, wrong = "contracts/hoists/awards", hoists["fact"]
    right = bodies.award(scope="repair", level="partial", replaces=wrong)

    unseen = camden.posts(path, right)
    not_as_seen = camden.posts(path, right, seen='"public-1"')
    entry = camden.states(path, right, seen=camden.tag(f"facts/{wrong}"))
    again = camden.posts(path, right, seen=f'"{wrong}"')

    assert told(unseen) == (428, "if-match-needed", ["/header/If-Match"])
    assert told(not_as_seen) == (412, "stale", ["/header/If-Match"])
    assert told(again) == (412, "stale", ["/header/If-Match"])
    assert (entry["action"], entry["replaces"], texts(entry)) == (
        "revised", wrong, {},
    )  # fmt: skip
    shown = anybody.sees(f"facts/{wrong}")
    assert (shown["is_current"], shown["recorded_by"], shown["ended_by"]) == (False, hoists, entry)
    awards = anybody.sees("contracts/hoists", on="2025-05-01")["awards"]
    assert [(one["id"], one["level"]) for one in awards] == [(entry["fact"], "partial")]
    for position in (entry["position"] - 1, entry["position"]):
        past = anybody.sees("contracts/hoists", on="2025-05-01", position=position)
        assert len(past["awards"]) == 1


@pytest.mark.parametrize(
    ("path", "body", "by_admin"),
    [
        ("consortia/west/memberships", bodies.membership("islington"), True),
        ("providers/north/events", bodies.event("winding-up-petition"), True),
        ("providers/north/events", bodies.event("distress-signal"), False),
        ("contracts/hoists/term-changes", bodies.term_change("extension", "2026-01-31"), False),
        ("contracts/hoists/awards", bodies.award(scope="equipment"), False),
        ("contracts/hoists/notices", bodies.notice(), False),
        ("authorities/camden/attestations", bodies.attestation(), False),
        ("authorities/camden/service-reports", bodies.report(), False),
        ("claims", bodies.claim("contract:hoists"), False),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("hoists")
def test_each_kind_of_fact_is_recorded_replaced_and_withdrawn(
    admin: System, camden: System, path: str, body: dict[str, Any], by_admin: bool
) -> None:
    asking = admin if by_admin else camden
    if "west" in path:
        admin.states("consortia", bodies.consortium("west"))

    first = asking.states(path, body)
    again = body | {"replaces": first["fact"], "note": "Now with a note."}
    second = asking.states(path, again, seen=asking.tag(f"facts/{first['fact']}"))
    asking.withdraws(second["fact"])

    ended = [asking.sees(f"facts/{one['fact']}")["ended_by"]["action"] for one in (first, second)]
    assert ended == ["revised", "withdrawn"]
    assert (second["type"], second["subject"]) == (first["type"], first["subject"])
    assert second["replaces"] == first["fact"]
    assert texts(second) == texts(first) | {"note": "Now with a note."}
    assert second["content"] | texts(second) == first["content"] | texts(first) | {
        "replaces": first["fact"], "note": "Now with a note.",
    }  # fmt: skip


def test_a_withdrawn_fact_stays_readable_and_says_why(camden: System, anybody: System) -> None:
    recorded = camden.states("authorities/camden/service-reports", bodies.report(scope="repair"))
    path = f"facts/{recorded['fact']}"
    before = anybody.sees(path)
    shown = before["is_current"], before["ended_by"], before["recorded_by"]

    entry = camden.withdraws(recorded["fact"], "It was about another authority.")

    after = anybody.sees(path)
    assert shown == (True, None, recorded)
    assert after == before | {"is_current": False, "ended_by": entry}
    assert (entry["action"], entry["fact"]) == ("withdrawn", recorded["fact"])
    assert (entry["type"], entry["subject"]) == (recorded["type"], recorded["subject"])
    assert entry["content"] == {}
    assert texts(entry) == {"reason": "It was about another authority."}
    assert anybody.sees(path, position=entry["position"] - 1) == before
    assert anybody.tag(path) == f'"public-{entry["position"]}"' != f'"{recorded["fact"]}"'
    assert state(anybody, "2025-05-01", scope="repair", position=recorded["position"]) == ["none"]


def test_what_others_rest_on_is_not_withdrawn(admin: System) -> None:
    """South stops on 1 August and goes on on the 20th: it went on because it had stopped."""
    stop = admin.states("providers/south/events", bodies.event("ceased-trading", "2026-08-01"))
    go = admin.states("providers/south/events", bodies.event("resumed-trading", "2026-08-20"))
    withdrawal = {"reason": "It never stopped."}

    refused = admin.posts(f"facts/{stop['fact']}/withdrawal", withdrawal, seen=f'"{stop["fact"]}"')

    assert told(refused) == (409, "nothing-to-end", [])
    admin.withdraws(go["fact"])
    admin.withdraws(stop["fact"])
    assert admin.lists("providers/south/events") == []
