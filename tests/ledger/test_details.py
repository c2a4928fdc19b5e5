"""What is said of a thing is corrected over its days, or changes from a day on; nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from httpx2 import Response

from tests.support import bodies
from tests.support.registry import System, told

RICH = {
    "authorities": bodies.authority(
        "rich", first_day="1965-04-01", last_day="2199-12-31", official_name="The Rich Council",
        icb="hackney", successor="camden", identifiers=[{"scheme": "GSS", "id": "E09"}],
    ),
    "consortia": bodies.consortium("rich", aliases=["The Nine"], description="They buy together."),
    "providers": bodies.provider(
        "rich", legal_name="Rich Ltd", trading_names=["Rich"], name_variants=["RICH"],
        parent="north", parent_confidence="high", website="https://rich.example",
        service_role="Contract manager", note="Found in the minutes.",
    ),
    "scopes": bodies.scope("rich", parent="equipment", duty="Care Act", description="All of it."),
    "contracts": bodies.contract(
        "rich", special_regime="light-touch", cpv="33196000", lead="camden", department="Care",
        consortium="six", review_on="2025-06-01", sme=True, ocid="ocds-1",
        options=[
            {
                "last_day": "2026-12-31", "basis": "agreed", "text": "One more year.",
                "is_declined": False,
            }
        ],
        values=[{"amount": "4435750.00", "currency": "GBP", "basis": "total", "vat": "excluded",
                 "note": "Over four years."}],
        irrecoverable_vat="0.10", identifiers=[{"scheme": "GB-REF", "id": "R-9"}],
        tender_route="By a mini-competition.", break_on="2025-05-01", decided_on="2024-12-01",
        suppliers_as_published=[
            {"name": "Rich Ltd", "number": "1234567", "scheme": "GB-COH"},
            {"name": "Mrs A Example Catering Ltd", "number": None, "scheme": None},
        ],
        signed_on="2024-12-20", ground="urgency", vcse=False,
    ),
}  # fmt: skip
NAMES = dict.fromkeys(RICH, "name") | {"scopes": "title", "contracts": "title"}
each = pytest.mark.parametrize("kind", RICH)


@pytest.fixture(scope="module", autouse=True)
def _stated(admin: System) -> None:
    """One thing of each kind, of which everything is said that can be."""
    for kind, body in RICH.items():
        admin.states(kind, body, acting_for=for_whom(kind))


@pytest.fixture(scope="module", autouse=True)
def _renamed(admin: System) -> None:
    """West Care until 31 March 2025, West Group from then on."""
    admin.states("providers", bodies.provider("west"))
    renamed(admin, "West Group", "2025-04-01")


def renamed(admin: System, name: str, holds_from: str | None, **said: Any) -> Response:
    path, on = "providers/west/details", said.pop("saw", holds_from)
    body = admin.sees(path, on=on) | {"reason": "change", "name": name, "holds_from": holds_from}
    return admin.puts(path, body | said, seen=admin.tag(path, on=on))


def for_whom(kind: str) -> str | None:
    return "camden" if kind == "contracts" else None


def details(kind: str) -> str:
    return f"{kind}/rich/details"


def restate(admin: System, kind: str, reason: str, **said: Any) -> dict[str, Any]:
    """State details again as they are shown, but for what is said otherwise."""
    path = details(kind)
    body = admin.sees(path) | {"reason": reason, **said}
    return admin.restates(path, body, seen=admin.tag(path), acting_for=for_whom(kind))


@each
def test_what_is_shown_can_be_stated_again_as_it_is(admin: System, kind: str) -> None:
    shown, before = admin.sees(details(kind)), admin.tag(details(kind)).strip('"')
    given = {name: value for name, value in RICH[kind].items() if name not in {"code", "reference"}}

    entry = restate(admin, kind, "correction")

    assert shown == {**shown, **given}
    assert admin.sees(details(kind)) == shown
    assert (entry["action"], entry["replaces"]) == ("revised", before)
    assert admin.tag(details(kind)) == f'"{entry["fact"]}"'


def test_an_identifier_under_the_scheme_ocid_is_not_lost(admin: System, camden: System) -> None:
    spelt_out = [{"scheme": "ocid", "id": "ocds-2"}]
    camden.states("contracts", bodies.contract("by-ocid", identifiers=spelt_out))

    assert admin.sees("contracts/by-ocid/details")["identifiers"] == spelt_out


@each
def test_a_change_holds_from_its_day_and_a_correction_over_the_days_of_what_was_wrong(
    admin: System, anybody: System, kind: str
) -> None:
    name = NAMES[kind]
    first = restate(admin, kind, "correction", **{name: "First"})
    changed = restate(admin, kind, "change", holds_from="2025-07-01", **{name: "Second"})
    corrected = restate(admin, kind, "correction", **{name: "Right"})

    def called(on: str, **known: Any) -> Any:
        return anybody.sees(details(kind), on=on, **known)[name]

    assert (called("2025-06-30"), called("2025-07-01")) == ("First", "Right")
    for entry, before, after in ((first, "First", "First"), (changed, "First", "Second")):
        for known in ({"position": entry["position"]}, {"known_at": entry["recorded_at"]}):
            assert (called("2025-06-30", **known), called("2025-07-01", **known)) == (before, after)
    assert (changed["action"], changed["replaces"]) == ("recorded", None)
    assert (corrected["action"], corrected["replaces"]) == ("revised", changed["fact"])
    assert corrected["content"]["holds_from"] == "2025-07-01"


def test_history_shows_what_replaced_what_and_why(admin: System, camden: System) -> None:
    path = "contracts/beds/details"
    recorded = camden.states("contracts", bodies.contract("beds"))
    body = camden.sees(path) | {"title": "Beds"}
    corrected = camden.restates(path, body | {"reason": "correction"}, seen=camden.tag(path))
    changed = camden.restates(
        path, body | {"reason": "change", "holds_from": "2025-03-01"}, seen=camden.tag(path)
    )

    history = admin.lists("contracts/beds/history")

    assert history == [recorded, corrected, changed]
    assert [
        (one["action"], one["replaces"], one["content"]["holds_from"]) for one in history
    ] == [
        ("recorded", None, None), ("revised", recorded["fact"], None),
        ("recorded", None, "2025-03-01"),
    ]  # fmt: skip


@each
def test_whoever_has_not_seen_what_stands_does_not_restate_it(admin: System, kind: str) -> None:
    path = details(kind)
    standing = admin.tag(path)
    body = admin.sees(path) | {"reason": "correction", NAMES[kind]: "Unseen"}

    unseen = admin.puts(path, body, acting_for=for_whom(kind))
    stale = admin.puts(path, body, seen='"public-1"', acting_for=for_whom(kind))

    assert told(unseen) == (428, "if-match-needed", ["/header/If-Match"])
    assert told(stale) == (412, "stale", ["/header/If-Match"])
    assert admin.tag(path) == standing


@pytest.mark.parametrize(
    ("seen", "status"),
    [("*", 428), (" * ", 428), ('W/"{}"', 412), ('"{}", "public-1"', 412), ('"{}x"', 412)],
)
def test_only_the_tag_itself_tells_that_it_was_seen(admin: System, seen: str, status: int) -> None:
    """Anything stands for `*`, and a weak tag for what may say something else."""
    path = details("providers")
    body = admin.sees(path) | {"reason": "correction"}

    response = admin.puts(path, body, seen=seen.format(admin.tag(path).strip('"')))

    assert (response.status_code, told(response)[2]) == (status, ["/header/If-Match"])


def test_details_of_another_thing_do_not_do(admin: System) -> None:
    path, other = "providers/north/details", "providers/south/details"
    body = admin.sees(path) | {"reason": "correction"}

    response = admin.puts(path, body, seen=admin.tag(other))

    assert told(response)[:2] == (412, "stale")


def test_of_two_who_saw_the_same_one_wins(admin: System) -> None:
    path = "providers/south/details"
    seen, body = admin.tag(path), admin.sees(path) | {"reason": "correction"}

    def call_it(name: str) -> int:
        return admin.puts(path, body | {"name": name}, seen=seen).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(call_it, [f"South {n}" for n in range(8)]))

    assert sorted(answers) == [200] + [412] * 7
    assert admin.sees(path)["name"] == f"South {answers.index(200)}"


def test_a_change_says_from_which_day_it_holds(admin: System) -> None:
    response = renamed(admin, "West", None, saw="2025-01-01")

    assert told(response) == (422, "holds-from-needed", ["/body/holds_from"])


@pytest.mark.parametrize(
    ("holds_from", "saw"), [("2025-03-01", "2025-04-01"), ("2025-05-01", "2025-03-01")]
)
def test_a_change_needs_the_version_that_it_cuts_short(
    admin: System, holds_from: str, saw: str
) -> None:
    response = renamed(admin, "West", holds_from, saw=saw)

    assert told(response) == (412, "stale", ["/header/If-Match"])


def test_a_change_does_not_hide_another_that_begins_on_that_day(admin: System) -> None:
    response = renamed(admin, "West", "2025-04-01")

    assert told(response) == (409, "not-a-change", ["/body/holds_from"])


def test_a_correction_has_no_days_of_its_own(admin: System) -> None:
    response = renamed(admin, "West", "2025-04-02", reason="correction", saw="2025-04-01")

    assert told(response) == (422, "days-differ", ["/body/holds_from"])


def test_a_change_may_come_between_two_others(admin: System, anybody: System) -> None:
    renamed(admin, "West Holding", "2025-06-01")
    renamed(admin, "West Trading", "2025-05-01")

    days = ("2025-03-31", "2025-04-30", "2025-05-31", "2025-06-01")
    names = [anybody.sees("providers/west", on=day)["name"] for day in days]

    assert names == ["West Care", "West Group", "West Trading", "West Holding"]
