"""Complaints by their references: due day of the reply, and progress."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.recorded import (
    OURS,
    PUBLIC,
    TWENTY_DAYS,
    complaint,
    filters,
    paged,
    pair,
    received,
    refusal,
    rows,
    step,
    taken,
)
from tests.support.registry import Refusal, Registry, System, told


@pytest.fixture(scope="module", autouse=True)
def _world(camden: System, admin: System) -> None:
    camden.states("contracts", bodies.contract("beds"))
    pair(admin)


REPLIED = step("replied", "2025-09-10")


def test_complaint_returns_reply_call_and_steps(camden: System, reader: System) -> None:
    response = camden.posts(
        "complaints", complaint("24 015 097", provider="north", contract="beds", **TWENTY_DAYS)
    )
    id_ = response.json()["fact"]
    steps = [
        camden.states(f"complaints/{id_}/steps", item)["fact"]
        for item in (
            step("sent-on", "2025-08-13"),
            step("replied", "2025-09-11", signposted=False, copied=True),
            step("to-ombudsman", "2025-09-20", reference="24 015 097"),
        )
    ]

    assert response.headers["location"] == f"/v1/complaints/{id_}"
    found = reader.sees(f"complaints/{id_}")
    assert [item["fact"] for item in found.pop("steps")] == steps
    stages = found.pop("stages")
    assert [item["stage"] for item in stages] == [None, "ombudsman"]
    assert stages[0] == {
        "stage": None, "received_on": "2025-08-12", "reply_due_on": "2025-09-10",
        "reply_basis": "contract", "statutory": [], "replied_on": "2025-09-11", "answered": True,
        "reply": "done-late", "signposted": False, "copied": True, "next_stages": [],
    }  # fmt: skip
    assert found == {
        "id": id_, "fact": id_, "source": "minutes", "confidence": "high",
        "visibility": "partners", "note": None, "authority": "camden", "authority_name": "Camden",
        "provider": "north", "contract": "beds", "reference": "24 015 097",
        "received_on": "2025-08-12", "day_basis": "stated", "open": True,
        "state": "not-heard-of", "last_heard_on": "2025-09-20", "stage": "ombudsman",
        "last_step": "to-ombudsman",
        "reply_due_on": None, "replied_on": "2025-09-11", "reply": "not-recorded",
        "signposted": False, "copied": True, "visit_failed_on": None, "call_due_on": None,
        "call": None, "ombudsman_reference": "24 015 097",
    }  # fmt: skip
    assert found.items() <= reader.lists("complaints", provider="north")[0].items()


@pytest.mark.parametrize(
    ("received_on", "due"),
    [
        # The bank holidays of 25 August 2025 and of Christmas are no working days.
        ("2025-08-12", "2025-09-10"),
        ("2025-08-25", "2025-09-22"),
        ("2025-12-08", "2026-01-08"),
        # The bank holidays of 2029 are not announced yet, and those of long ago are not recorded.
        ("2028-12-20", None),
        ("2199-12-31", None),
        ("1900-01-01", None),
    ],
)
def test_reply_is_due_after_20_working_days_of_a_contract_if_known(
    camden: System, received_on: str, due: str | None
) -> None:
    id_ = received(camden, f"on {received_on}", received_on=received_on, **TWENTY_DAYS)

    found = camden.sees(f"complaints/{id_}", on="2199-12-31")

    expected = "open" if received_on == "2199-12-31" else "not-recorded"
    assert (found["reply_due_on"], found["reply"]) == (due, expected)


def test_reply_has_no_due_day_where_neither_contract_nor_authority_states_one(
    camden: System,
) -> None:
    id_ = received(camden, "L 1", contract="beds", stage="contractor")

    found = camden.sees(f"complaints/{id_}", on="2025-12-31")

    assert (found["reply_due_on"], found["reply"]) == (None, "not-recorded")
    assert (found["stages"][0]["reply_basis"], found["stages"][0]["answered"]) == (None, None)


def test_reply_is_due_by_the_recorded_limits_of_a_framework_and_of_an_authority(
    camden: System, hackney: System, admin: System
) -> None:
    framework = bodies.contract("lcec-framework-2023", kind="framework")
    admin.states("contracts", framework, acting_for="camden")
    call_off = bodies.contract("call-off", kind="call-off", framework="lcec-framework-2023")
    camden.states("contracts", call_off)
    of_contract = received(camden, "L 2", contract="call-off", stage="contractor")
    of_council = received(hackney, "L 3", authority="hackney", stage="council-investigation")

    first = camden.sees(f"complaints/{of_contract}", on="2025-09-11")
    second = hackney.sees(f"complaints/{of_council}", on="2025-09-11")

    assert [
        (item["reply_due_on"], item["reply"], item["stages"][0]["reply_basis"])
        for item in (first, second)
    ] == [("2025-09-10", "not-recorded", "contract"), ("2025-09-10", "not-recorded", "authority")]
    # The limits of the law are to be checked, and make nothing late.
    assert [
        (item["id"], item["due_on"], item["to_be_checked"])
        for item in second["stages"][0]["statutory"]
    ] == [("complaint-acknowledge", "2025-08-15", True), ("complaint-response", "2026-02-12", True)]
    assert first["stages"][0]["statutory"] == []


def test_reply_is_late_only_under_an_attestation_or_if_a_source_says_so(
    camden: System, hackney: System
) -> None:
    silent = received(hackney, "A 1", authority="hackney", stage="contractor", **TWENTY_DAYS)
    said = received(
        camden, "A 2", step("not-answered", "2025-09-15"), stage="contractor", **TWENTY_DAYS
    )
    hackney.states(
        "authorities/hackney/attestations",
        bodies.complete("complaints", "2025-09-20", "2025-09-21"),
    )

    def reply(system: System, id_: str, on: str) -> tuple[str, bool | None, list[str]]:
        (stage,) = system.sees(f"complaints/{id_}", on=on)["stages"]
        return stage["reply"], stage["answered"], stage["next_stages"]

    following = ["council-informal", "council-investigation"]
    assert reply(hackney, silent, "2025-09-19") == ("not-recorded", None, [])
    assert reply(hackney, silent, "2025-09-20") == ("late", False, following)
    assert reply(camden, said, "2025-09-14") == ("not-recorded", None, [])
    assert reply(camden, said, "2025-09-15") == ("late", False, following)


def test_complaint_of_unknown_day_has_no_due_day(camden: System) -> None:
    id_ = received(camden, "U 1", received_on=None, stage="contractor", **TWENTY_DAYS)
    camden.states(f"complaints/{id_}/steps", step("replied", "2025-09-10", day_basis="reported"))

    found = camden.sees(f"complaints/{id_}", on="2025-09-10")

    assert (found["received_on"], found["reply_due_on"], found["reply"]) == (None, None, "done")


def test_each_filter_selects_matching_complaints(
    camden: System, islington: System, hackney: System, reader: System
) -> None:
    ids = {
        "late": received(
            camden, "F 1", step("not-answered", "2025-09-20"), provider="south", contract="beds"
        ),
        "over": received(camden, "F 2", REPLIED, step("closed", "2025-09-30")),
        "young": received(islington, "F 3", authority="islington", received_on="2025-12-01"),
        "other": received(hackney, "F 4", REPLIED, authority="hackney", provider="south"),
    }

    def found(on: str = "2025-10-01", **asked: Any) -> set[str]:
        return filters(reader, "complaints", ids, on=on, **asked)

    assert found(on="2025-12-01") == set(ids)
    assert found() == {"late", "over", "other"}
    assert found(on="2025-08-11") == set()
    assert found(authority="hackney") == {"other"}
    assert found(consortium="pair") == {"late", "over"}
    assert found(provider="south") == {"late", "other"}
    assert found(contract="beds") == {"late"}
    assert found(open=False) == {"over"}
    assert found(open=True, late=True) == {"late"}
    assert found(late=False) == {"over", "other"}
    for asked in ({}, {"open": True}, {"late": False, "consortium": "pair"}):
        assert paged(reader, "complaints", **asked) == reader.lists(
            "complaints", limit=200, **asked
        )
    assert [row["reference"] for row in rows(reader, "complaints", contract="beds")][-1] == "F 1"


def test_complaints_are_visible_to_partners_by_default(
    camden: System, islington: System, reader: System, anybody: System
) -> None:
    ids = {name: received(camden, f"V {name}", **said)
           for name, said in (("default", {}), ("public", PUBLIC), ("ours", OURS))}  # fmt: skip

    def seen(system: System) -> set[str]:
        there = {name for name, id_ in ids.items()
                 if system.asks(f"complaints/{id_}").status_code == 200}  # fmt: skip
        assert filters(system, "complaints", ids) == there
        return there

    assert [seen(item) for item in (anybody, reader, islington, camden)] == [
        {"public"}, {"public", "default"}, {"public", "default"}, set(ids),
    ]  # fmt: skip
    unseen = islington.posts(f"complaints/{ids['ours']}/steps", REPLIED)
    assert told(unseen) == (404, "unknown-code", [])


def refuse(registry: Registry, system: System, path: str, body: Body, **said: str) -> Refusal:
    return refusal(registry, lambda: system.posts(path, body, **said))


def test_only_authority_records_its_complaints(
    registry: Registry, camden: System, islington: System, admin: System
) -> None:
    id_ = received(camden, "C 1")

    for path, body in (("complaints", complaint("C 2")), (f"complaints/{id_}/steps", REPLIED)):
        assert refuse(registry, islington, path, body) == (403, "not-in-charge", [])
        assert refuse(registry, admin, path, body)[1] == "acting-for-needed"
    assert admin.states(f"complaints/{id_}/steps", REPLIED, acting_for="camden")


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ({"provider": "nobody"}, "unknown-provider", "/body/provider"),
        ({"contract": "nothing"}, "unknown-contract", "/body/contract"),
        ({"reference": "Smith & Sons"}, "invalid-request", "/body/reference"),
        ({"reference": "943 476 5919"}, "personal-data", "/body/reference"),
        ({"text": "It was late."}, "invalid-request", "/body/text"),
    ],
)
def test_personal_data_in_complaint_is_refused(
    registry: Registry, camden: System, said: Body, code: str, pointer: str
) -> None:
    found = refuse(registry, camden, "complaints", {**complaint("R 1"), **said})

    assert found == (422, code, [pointer])


def test_etag_changes_with_each_step(camden: System) -> None:
    path = f"complaints/{received(camden, 'T 1')}"
    tag = camden.tag(path)

    assert camden.asks(path, {"If-None-Match": tag}).status_code == 304
    camden.states(f"{path}/steps", REPLIED)
    again = camden.asks(path, {"If-None-Match": tag})
    assert (again.status_code, again.json()["last_step"]) == (200, "replied")
    assert again.headers["etag"] != tag
    assert camden.asks(path, {"If-None-Match": tag}, on="2025-09-09").status_code == 200


def test_revised_complaint_keeps_id_and_steps(registry: Registry, camden: System) -> None:
    id_ = received(camden, "K 1", REPLIED, **TWENTY_DAYS)
    right = complaint("K 2", received_on="2025-08-01", replaces=id_, **TWENTY_DAYS)
    late = complaint("K 2", received_on="2025-09-11", replaces=id_)

    refused = refuse(registry, camden, "complaints", late, seen=id_)
    entry = camden.states("complaints", right, seen=camden.tag(f"complaints/{id_}"))

    assert refused == (409, "step-before-opening", [])
    found = camden.sees(f"complaints/{id_}")
    assert (found["id"], found["fact"], found["reference"]) == (id_, entry["fact"], "K 2")
    assert (found["last_step"], found["reply_due_on"]) == ("replied", "2025-09-01")
    withdrawal = {"reason": "Misread."}
    path = f"facts/{entry['fact']}/withdrawal"
    assert refuse(registry, camden, path, withdrawal, seen=entry["fact"])[1] == "still-named"
    camden.withdraws(found["steps"][0]["fact"])
    camden.withdraws(entry["fact"])
    assert camden.asks(f"complaints/{id_}").status_code == 404


@pytest.mark.parametrize("id_", ["%00", "public-1%00", "nothing", "public-1", "public-999999"])
def test_unknown_complaint_returns_404(camden: System, id_: str) -> None:
    assert told(camden.asks(f"complaints/{id_}")) == (404, "unknown-code", [])
    posted = camden.posts(f"complaints/{id_}/steps", REPLIED)
    assert told(posted) == (404, "unknown-code", [])


def test_number_of_statements_is_independent_of_complaints(camden: System, reader: System) -> None:
    id_ = received(camden, "N 0", REPLIED)
    asked: list[tuple[str, Body]] = [
        ("complaints", {"limit": 200}), ("complaints", {"open": True}), (f"complaints/{id_}", {}),
    ]  # fmt: skip
    few = [taken(reader, path, **said) for path, said in asked]
    for n in range(1, 6):
        received(camden, f"N {n}", REPLIED, provider="south")

    assert [taken(reader, path, **said) for path, said in asked] == few
