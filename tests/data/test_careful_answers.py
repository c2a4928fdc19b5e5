"""Questions over all computed routes, with the words that a careful commissioner would accept.

The words were written down from the sources before the answers were looked at.
"""

import json
from typing import Any, NamedTuple

import pytest
from fastapi.testclient import TestClient

TODAY = "2026-11-29"
NOBODY = ('"state":"none"', "nobody")
ACCUSING = ('"status":"late"', '"status":"missed"', '"status":"overdue"')
BOARD = "nhs-buckinghamshire-oxfordshire-and-berkshire-west-icb"


class Question(NamedTuple):
    asked: str
    path: str
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


def state(word: str, because: str | None = None, certainty: str | None = None) -> tuple[str, ...]:
    """The words of one cell."""
    said = (f'"state":"{word}"', f'"because":{json.dumps(because)}')
    return (*said, f'"certainty":{json.dumps(certainty)}')


def cell(authority: str, scope: str, on: str, **more: str) -> str:
    beside = "".join(f"&{name}={value}" for name, value in more.items())
    return f"cover?authority={authority}&scope={scope}&on={on}{beside}"


COVER = [
    Question("Who supplies equipment in Westminster today?",
             cell("westminster", "equipment-supply", TODAY),
             (*state("ended", "term-over"), "2026-02-27", "westminster-saadia-notice-2026",
              '"stale":true'), NOBODY),
    Question("Who does complex occupational therapy in Westminster on 1 April 2026?",
             cell("westminster", "occupational-therapy-complex", "2026-04-01"),
             (*state("ended", "term-over"), "totp"), NOBODY),
    Question("Who recycles in Westminster on 20 September 2025?",
             cell("westminster", "equipment-recycling", "2025-09-20"),
             state("unknown", "not-listed"), NOBODY),
    Question("At which level was Westminster supplied on 20 September 2025?",
             cell("westminster", "equipment-supply", "2025-09-20"),
             (*state("urgent-only", None, "assumed"), "level-disputed"), ('"state":"full"',)),
    Question("And Kensington and Chelsea on 25 September?",
             cell("kensington-and-chelsea", "equipment-supply", "2025-09-25"),
             state("urgent-only", None, "observed")),
    Question("Who answers alarms in Kensington and Chelsea on 20 September 2025?",
             cell("kensington-and-chelsea", "telecare", "2025-09-20"),
             (*state("ended", "provider-stopped"), "nottingham-rehab", "2025-09-15"), NOBODY),
    Question("Who supplies Harrow on 20 September 2025?",
             cell("harrow", "equipment-supply", "2025-09-20"),
             (*state("unknown", "end-unknown"), "harrow-accora-2025"), NOBODY),
    Question("Who delivers in Harrow on 20 September 2025?",
             cell("harrow", "equipment-delivery", "2025-09-20"),
             state("unknown", "not-listed"), NOBODY),
    Question("Who supplied Haringey on 17 September 2025?",
             cell("haringey", "equipment-supply", "2025-09-17"),
             (*state("none", None, "observed"), "nottingham-rehab")),
    Question("Who was to supply it, as known on 12 September?",
             cell("haringey", "equipment-supply", "2025-09-17", known_at="2025-09-12"),
             ('"state":"full"', "essex-cares"), NOBODY),
    Question("Who supplies Islington today?",
             cell("islington", "equipment-supply", TODAY),
             state("unknown", "disputed"), NOBODY),
    Question("Who answers alarms in Hammersmith and Fulham today?",
             cell("hammersmith-and-fulham", "telecare", TODAY),
             (*state("ended", "option-unconfirmed"), "2026-09-14"), NOBODY),
    Question("Who supplied Bromley in June 2021?",
             cell("bromley", "equipment-supply", "2021-06-01"),
             (*state("ended", "option-unconfirmed"), "medequip"), NOBODY),
    Question("Who supplies Southwark on 20 September 2025?",
             cell("southwark", "equipment-supply", "2025-09-20"),
             state("ended", "provider-stopped"), NOBODY),
    Question("Who supplies Hackney on 20 September 2025?",
             cell("hackney", "equipment-supply", "2025-09-20"),
             state("unknown", "provider-unnamed"), NOBODY),
    Question("Who supplies Enfield today?",
             cell("enfield", "equipment-supply", TODAY),
             state("unknown", "never-recorded"), NOBODY),
    Question("Who supplies Croydon on 20 September 2025?",
             cell("croydon", "equipment-supply", "2025-09-20"),
             ('"state":"unknown"', "croydon-equipment-service-2024"), NOBODY),
    Question("Who supplies Birmingham in May 2027?",
             cell("birmingham", "equipment-supply", "2027-05-01"),
             (*state("full", None, "contracted"), "medequip")),
    Question("Who supplied the board beside Buckinghamshire in March 2026?",
             cell(BOARD, "equipment-supply", "2026-03-31"),
             ('"state":"full"', '"certainty":"assumed"', "millbrook")),
    Question("How old is what is known of Torbay today?",
             cell("torbay", "equipment-supply", TODAY),
             ('"state":"full"', '"stale":true', '"evidence_on":"2025-')),
]  # fmt: skip
RUNS = [
    Question("How many leaves of Westminster have ended today?",
             f"cover/summary?authority=westminster&on={TODAY}", ('"ended":9', '"none":0')),
    Question("How many of Haringey had nobody on 17 September 2025?",
             "cover/summary?authority=haringey&on=2025-09-17", ('"none":8', '"ended":0')),
    Question("How many of Harrow are not known on 20 September 2025?",
             "cover/summary?authority=harrow&on=2025-09-20", ('"unknown":13', '"none":0')),
    Question("Which gaps did NRS leave among the members in September 2025?",
             "cover/gaps?consortium=lcec&first_day=2025-09-16&last_day=2025-09-30",
             ('"authority":"southwark"', '"because":"provider-stopped"',
              '"basis":"record-ended"')),
    Question("When was Haringey without equipment?",
             "cover/gaps?authority=haringey&scope=equipment-supply"
             "&first_day=2025-08-01&last_day=2025-12-31",
             ('"first_day":"2025-09-16"', '"last_day":"2025-09-18"', '"basis":"said"')),
    Question("Was Harrow without equipment in autumn 2025?",
             "cover/gaps?authority=harrow&scope=community-equipment"
             "&first_day=2025-09-16&last_day=2025-12-31", ('"items":[]',)),
    Question("On which days is that unknown?",
             "cover/gaps?authority=harrow&scope=community-equipment&include=unknown"
             "&first_day=2025-09-16&last_day=2025-12-31",
             ('"state":"unknown"', '"because":"end-unknown"'), NOBODY),
    Question("What has ended in Westminster since February 2026?",
             "cover/gaps?authority=westminster&scope=equipment-supply"
             "&first_day=2026-02-01&last_day=2026-04-30",
             ('"state":"ended"', '"because":"term-over"', '"basis":"record-ended"'),
             (*NOBODY, '"basis":"said"')),
    Question("When did Westminster have two contracts at once?",
             "cover/overlaps?authority=westminster&scope=equipment-supply"
             "&first_day=2025-08-01&last_day=2025-12-31",
             ("westminster-nrs-call-off-2023", "bi-borough-community-equipment-2025",
              '"first_day":"2025-08-28"', '"last_day":"2025-09-15"')),
    Question("Does Torbay pay twice?",
             f"cover/overlaps?authority=torbay&first_day=2025-08-01&last_day={TODAY}",
             ('"items":[]',)),
    Question("How did supply go on in Westminster?",
             "cover/timeline?authority=westminster&scope=equipment-supply"
             "&first_day=2025-09-01&last_day=2026-12-31",
             ('"state":"urgent-only"', '"state":"ended"'), NOBODY),
    Question("And in Haringey?",
             "cover/timeline?authority=haringey&scope=equipment-supply"
             "&first_day=2025-08-01&last_day=2025-12-31",
             ('"state":"partial"', '"state":"none"', '"state":"full"')),
    Question("What follows in Islington?",
             "cover/timeline?authority=islington&scope=equipment-supply"
             "&first_day=2026-09-01&last_day=2027-09-21",
             ('"state":"full"', '"because":"disputed"'), NOBODY),
]  # fmt: skip
PROVIDERS = [
    Question("Does one provider hold most of it?", "cover/dependence?on=2025-09-20",
             ('"comparable":false', '"known_cells":', '"all_cells":')),
    Question("On whom does Haringey depend?",
             "cover/dependence?authority=haringey&scope=community-equipment&on=2025-09-20",
             ("provide-care-solutions",)),
    Question("Whom does NRS serve on 10 September 2025?",
             "providers/nottingham-rehab/exposure?on=2025-09-10",
             ('"code":"harrow"', '"code":"southwark"'), ("framework-ceiling",)),
    Question("Whom does Millbrook serve today?", f"providers/millbrook/exposure?on={TODAY}",
             ('"code":"torbay"', '"code":"buckinghamshire"', '"code":"oxfordshire"')),
    Question("Does the second company of NRS trade in October 2025?",
             "providers/nrs-healthcare-limited?on=2025-10-01",
             ('"status":"ceased"',), ("trading-in-insolvency",)),
    Question("Does Medequip trade?", f"providers/medequip?on={TODAY}",
             ('"status":"not-known-to-have-stopped"', "04198824"), ('"status":"trading"',)),
    Question("Who else could supply equipment than Millbrook?",
             f"substitutes?scope=equipment-supply&on={TODAY}&excluding_group=millbrook",
             ("medequip", "provide-care-solutions", "route_open"), ('"provider":"millbrook"',)),
    Question("Who else could answer alarms?", f"substitutes?scope=telecare&on={TODAY}",
             ("millbrook",), ("nottingham-rehab",)),
]  # fmt: skip
SILENCE = [
    Question("Are data of Westminster held up today?",
             f"data-transfers?authority=westminster&on={TODAY}",
             ('"2025-09-25"', "last_heard_on"), ('"days_blocked":4', *ACCUSING)),
    Question("Were they on 25 September 2025?",
             "data-transfers?authority=westminster&on=2025-09-25", ("blocked", "saadia")),
    Question("Did Hackney do what the Ombudsman asked?",
             f"remedies?authority=hackney&on={TODAY}", ("not-recorded", "fell-away"),
             ('"late"', *ACCUSING)),
    Question("What was Hackney to do on 13 August 2025?",
             "remedies?authority=hackney&on=2025-08-13", ('"open"', '"due_on":"2025-09-10"'),
             ACCUSING),
    Question("Did NRS pay what Bromley was promised?",
             f"remedies?authority=bromley&on={TODAY}", (), ('"late"', *ACCUSING)),
    Question("Is Westminster ready on 25 September 2025?",
             "readiness?authority=westminster&on=2025-09-25", ("bi-borough",),
             ('"late":1', *ACCUSING)),
    Question("Is Haringey ready today?", f"readiness?authority=haringey&on={TODAY}", (),
             ('"late":1', *ACCUSING)),
    Question("Which meetings of the consortium were missed?",
             f"meeting-schedules?consortium=lcec&on={TODAY}", (), ACCUSING),
    Question("When did the board of Westminster meet?",
             f"oversight-events?authority=westminster&on={TODAY}", ("2025-09-25",)),
    Question("What must Hackney look at today?", f"authorities/hackney/brief?on={TODAY}",
             ('"late":0', "nothing recorded since"), ("nobody",)),
    Question("What must Buckinghamshire look at today?",
             f"authorities/buckinghamshire/brief?on={TODAY}", ('"late":0',), ACCUSING),
    Question("What must the consortium look at on 25 September 2025?",
             "consortia/lcec/brief?on=2025-09-25", ('"late":0',), ("nobody", *ACCUSING)),
]  # fmt: skip
NOTICES = [
    Question("Which notices did Buckinghamshire give?",
             f"notices?authority=buckinghamshire&on={TODAY}",
             ('"status":"given"', '"given_on":"2025-07-31"'), ACCUSING),
    Question("Which did Torbay give?", f"notices?authority=torbay&on={TODAY}",
             ('"given_on":"2025-07-28"', '"given_on":"2025-07-29"'), ACCUSING),
    Question("Which did Haringey give for its first award?",
             f"notices?authority=haringey&on={TODAY}",
             ('"given_on":"2025-09-10"', '"given_on":"2025-09-12"', '"given_on":"2025-09-18"'),
             ACCUSING),
    Question("Which notices are late?", f"notices?status=late&on={TODAY}", ('"items":[]',)),
    Question("What must Hammersmith and Fulham settle?",
             "key-dates?authority=hammersmith-and-fulham"
             "&first_day=2026-09-01&last_day=2026-12-31", ("end-unconfirmed",)),
    Question("What must Kent do?",
             "key-dates?authority=kent&first_day=2026-01-01&last_day=2031-12-31", (),
             ("kent-planned-2024",)),
    Question("When does a bridging contract need a successor?",
             "key-dates?provider=totp&first_day=2024-01-01&last_day=2025-09-15", ('"items":[]',)),
]  # fmt: skip
LISTS = [
    Question("Which direct awards did members of the consortium make?",
             "contracts?kind=direct-award&consortium=lcec&on=2025-09-25&limit=200",
             ("bi-borough-community-equipment-2025", "westminster-complex-ot-2025",
              "islington-nlep-2025"), ("torbay-millbrook-2025",)),
    Question("What of Harrow ends in 2026?",
             "contracts?authority=harrow&ends_from=2026-01-01&ends_to=2026-12-31",
             ("harrow-accora-2025", '"unknown"')),
    Question("Which contracts of Islington bridge?",
             "contracts?authority=islington&purpose=bridging", ("islington-nlep-2025",)),
    Question("Was Torbay's first record cancelled?",
             "contracts/torbay-millbrook-2025-first-record", ("superseded",), ("cancellation",)),
    Question("How was Haringey's old contract extended?", "contracts/haringey-medequip-2017",
             ("2020-02-11", "2023-03-31")),
    Question("What do sources disagree about?", "conflicts?limit=200",
             ("Service level of the temporary service",
              "Which council contracted the three therapists",
              "Number of members of the London consortium")),
    Question("How complete is the consortium?", "completeness?consortium=lcec&on=2025-09-20",
             ("10", "22")),
    Question("How complete is the partnership?", "completeness?consortium=nlep&on=2025-09-20",
             ("4", "8")),
    Question("How complete is Enfield?", f"completeness?authority=enfield&on={TODAY}", ("13",)),
    Question("Who belongs to the consortium on 20 September 2025?",
             "consortia/lcec/members?on=2025-09-20", ("westminster", "southwark"),
             ('"authority":"haringey"',)),
    Question("Which board is Camden's in May 2026?", "authorities/camden?on=2026-05-01",
             ("nhs-west-and-north-london-icb",)),
]  # fmt: skip
QUESTIONS = [*COVER, *RUNS, *PROVIDERS, *SILENCE, *NOTICES, *LISTS]


def compact(answer: Any) -> str:
    return json.dumps(answer, separators=(",", ":"), ensure_ascii=False)


def check(text: str, question: Question) -> None:
    missing = [word for word in question.must if word not in text]
    accepted = [word for word in question.must_not if word in text]
    assert (missing, accepted) == ([], []), question.asked


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.asked for question in QUESTIONS])
def test_answer_is_one_that_a_careful_commissioner_would_accept(
    client: TestClient, question: Question
) -> None:
    answer = client.get(f"/v1/{question.path}")

    assert answer.status_code == 200, answer.text
    check(compact(answer.json()), question)


@pytest.mark.parametrize(
    ("provider", "last_day", "lost"),
    [
        ("saadia", "2025-09-25", ("westminster", "kensington-and-chelsea")),
        ("millbrook", "2026-12-31", ("torbay", "buckinghamshire", "oxfordshire")),
    ],
)
def test_what_would_be_lost_names_what_is_not_known(
    client: TestClient, provider: str, last_day: str, lost: tuple[str, ...]
) -> None:
    asked = {"providers": [provider], "last_day": last_day}

    answer = client.post("/v1/simulations/provider-failure", json=asked).json()

    assert {*lost} <= {run["authority"] for run in answer["lost"]}
    assert answer["cells_lost"] > 0
    assert "unknown" in compact(answer)


def test_calendar_of_the_consortium_has_the_ends_of_its_members(client: TestClient) -> None:
    asked = "consortium=lcec&on=2025-09-25&first_day=2025-09-25&last_day=2026-04-30"

    text = client.get(f"/v1/key-dates.ics?{asked}").text

    assert "DTSTART;VALUE=DATE:20260227" in text
    assert "DTSTART;VALUE=DATE:20260331" in text


def test_incident_says_what_is_unclear(client: TestClient) -> None:
    (incident,) = client.get("/v1/incidents").json()["items"]
    days = f"/v1/incidents/{incident['id']}/days?first_day=2025-08-01&last_day=2025-09-30"

    found = {day["first_day"]: day for day in client.get(days).json()["items"]}

    assert any(day["unclear"] > 0 for day in found.values())
    assert all(day["last_day"] for day in found.values())


def test_no_cell_of_the_incident_is_said_to_have_nobody_today(client: TestClient) -> None:
    (incident,) = client.get("/v1/incidents").json()["items"]

    answer = client.get(f"/v1/incidents/{incident['id']}/cells?on={TODAY}&limit=200").json()

    assert answer["items"]
    assert {item["state"] for item in answer["items"]} <= {"full", "partial", "ended", "unknown"}
