"""Every fact of the embedded data set walks back to a source that facts.yaml gives for it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from app.domain import vocabulary as words
from app.domain.schedules import Cadence

DATA = Path(__file__).parents[2] / "app/data"
ORGANISATIONS = ["authorities", "consortia", "providers"]
FILES = [
    "sources", "scopes", *ORGANISATIONS, "contracts", "reports", "claims",
    "transition", "oversight", "performance", "incidents",
]  # fmt: skip
TEXTS = {f"{name}.toml": (DATA / f"{name}.toml").read_text("utf-8") for name in FILES}
SET: dict[str, Any] = tomllib.loads("\n".join(TEXTS.values()))
GIVEN = yaml.safe_load((Path(__file__).parent / "facts.yaml").read_text("utf-8"))
CARRIED = [
    *ORGANISATIONS, "memberships", "integrated_care_boards", "insolvency_events", "contracts",
    "service_restrictions", "context", "conflicts", "data_transfer", "performance", "kpis",
]  # fmt: skip
ENTRIES: dict[str, Any] = {entry["id"]: entry for part in CARRIED for entry in GIVEN[part]}
PAGES = {page["id"] for page in GIVEN["source_table"]}
REFERENCE = {source["code"] for source in SET["source"] if not source["origin"]}
SOURCE_KINDS = {
    "notice", "notice-aggregator", "council-minutes", "council-decision", "meeting-summary",
    "meeting-index", "local-news", "national-news", "trade-press", "ombudsman-decision",
    "parliament", "government", "provider-page", "insolvency-page", "reference-data",
    "legislation", "nhs-page", "open-data", "company-data", "report",
}  # fmt: skip


DIFFERENCES = [
    ("K20", "contract.details", "source", "rbkc-story",
     "The day on which the service went live stands only on the page of Kensington and Chelsea."),
    ("K20", "contract.awards", "level", "full",
     "The list says what is contracted; that only urgent cases were served (R01) is a report."),
    ("K20", "contract.awards", "confidence", "medium",
     "That the list holds for Westminster is a reading."),
    ("K20", "claim", "value", "An initial six months; from which day is not told",
     "Neither page says that the six months run from the day it went live."),
    ("R01", "report", "confidence", "medium",
     "The sentence is about the consortium, so its use for one authority is a reading."),
    ("K23", "contract.details", "source", "rbkc-story",
     "The last day stands only on the page of Kensington and Chelsea."),
    ("K39", "contract.details", "confidence", "medium",
     "The page says the council, and it is that of Kensington and Chelsea."),
    ("K38", "contract.awards", "confidence", "low",
     "Complex occupational therapy is named as Westminster's only."),
    ("K03", "contract.awards", "confidence", "medium",
     "The decision is about minor adaptations; equipment shows in one bed lever."),
    ("K11", "contract.awards", "scope", "community-equipment",
     "A list that begins with includes is no closed list."),
    ("K12", "contract.awards", "scope", "community-equipment",
     "A list that begins with includes is no closed list."),
    ("K13", "contract.awards", "scope", "community-equipment",
     "A list that begins with includes is no closed list."),
    ("Z03", "claim", "field", "contract_count",
     "A count of contracts does not contradict a count of authorities."),
    ("E18", "event", "provider", "nrs-healthcare-limited",
     "The page names NRS Healthcare Ltd; the sources do not tell the two companies apart."),
    ("E22", "authority.details", "confidence", "high",
     "A table of the year 2026 shows the succession that was only planned in the facts."),
]  # fmt: skip
"""Where the data differ from facts.yaml: the origin, and what they say instead, with the reason."""

RAISED = {
    (origin, path)
    for origin in ("E22", "icb_wnl")
    for path in ("authority.details", "authority_merge")
}
"""Facts that a new source makes surer than they are in facts.yaml."""

BEYOND = {("claim", "authority:merton", "recycling")}
"""Facts that are not in facts.yaml but rest on a page that is."""


class Fact(NamedTuple):
    path: str
    row: dict[str, Any]


def _tables(node: dict[str, Any], path: str) -> Iterator[Fact]:
    for key, value in node.items():
        if isinstance(value, list):
            for item in value:
                if isinstance(item, dict):
                    where = f"{path}.{key}".strip(".")
                    yield Fact(where, item)
                    yield from _tables(item, where)


TABLES = list(_tables(SET, ""))
FACTS = [fact for fact in TABLES if "origin" in fact.row and fact.path != "source"]
FOR_PARTNERS = {"candidate", "data_transfer", "concern"}  # unless they say otherwise
IDENTITIES = {"authority", "consortium", "provider", "contract"}
INNER = {"shares", "identifiers", "options", "values"}

CODES = {
    kind: {row[key] for row in SET[kind]}
    for kind, key in (
        ("authority", "code"), ("consortium", "code"), ("provider", "code"), ("scope", "code"),
        ("contract", "reference"), ("source", "code"),
    )
}  # fmt: skip
POINTS_TO = {
    "authority": "authority", "lead": "authority", "icb": "authority", "successor": "authority",
    "buyers": "authority", "provider": "provider", "consortium": "consortium", "scope": "scope",
    "framework": "contract", "replaces": "contract", "source": "source", "also": "source",
    "scope.parent": "scope", "provider.details.parent": "provider",
    "holder": "provider", "recipient": "provider", "providers": "provider", "scopes": "scope",
    "contract": "contract", "former": "authority", "into": "authority",
    "joint_with": "authority",
    "engaged_by": "authority", "engaged_for": "consortium",
}  # fmt: skip
WORDS: dict[str, set[str] | None] = {
    "source.kind": SOURCE_KINDS,
    "authority.details.kind": set(words.AuthorityKind),
    "contract.details.kind": set(words.ContractKind),
    "membership.role": set(words.MembershipRole),
    "purpose": set(words.Purpose), "regime": set(words.Regime),
    "special_regime": set(words.SpecialRegime), "ground": set(words.Ground),
    "level": set(words.ServiceLevel), "cases": set(words.CaseCategory), "vat": set(words.Vat),
    "finding": set(words.Finding), "change": set(words.TermChangeKind),
    "contract.term_changes.reason": set(words.EndingReason),
    "reason": set(words.RevisionReason), "event": set(words.ProviderEventKind),
    "first_day_basis": set(words.DateBasis), "last_day_basis": set(words.DateBasis),
    "day_basis": set(words.DayBasis), "event.day_basis": set(words.DateBasis),
    "contract.details.options.basis": set(words.DateBasis),
    "basis": set(words.ValueBasis), "confidence": set(words.Confidence),
    "parent_confidence": set(words.Confidence), "decision": set(words.Verdict),
    "notice_type": set(words.NoticeType),
    "authority_merge.reason": None, "candidate.steps.reason": None,  # in words of its own
    "candidate.steps.step": set(words.CandidateStage), "classes": set(words.DataClass),
    "data_transfer.steps.step": set(words.TransferStep),
    "mobilisation.step": set(words.MobilisationKind),
    "occasion.kind": set(words.OversightEventKind), "occasion.level": set(words.OversightLevel),
    "meeting_schedule.kind": set(words.OversightEventKind),
    "meeting_schedule.level": set(words.OversightLevel), "cadence": set(Cadence),
    "complaint.steps.step": set(words.ComplaintStep), "stage": set(words.ComplaintStage),
    "fault": set(words.FaultParty),
    "outcome": set(words.OmbudsmanOutcome), "incident.steps.step": set(words.IncidentStep),
    "visibility": set(words.Visibility),
}  # fmt: skip
PERSONAL = {
    "honorific and surname": r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord"
    r"|Lady|Baroness)\.? [A-Z][a-z]+",
    "e-mail address": r"[\w.+-]+@[\w-]+\.\w+",
    "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
}


def _given_sources(node: Any) -> set[str]:
    if isinstance(node, list):
        return {code for item in node for code in _given_sources(item)}
    if not isinstance(node, dict):
        return set()
    own = {source["id"].replace("_", "-") for source in node.get("sources", [])}
    return own.union(*(_given_sources(value) for value in node.values()))


def _values(fact: Fact, table: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    for key, value in fact.row.items():
        rule = table.get(f"{fact.path}.{key}", table.get(key))
        if rule is not None and not isinstance(value, dict):
            for one in value if isinstance(value, list) else [value]:
                yield rule, one


def test_every_table_is_a_fact_with_its_origin_source_and_confidence() -> None:
    for path, row in TABLES:
        if path in IDENTITIES or path.rpartition(".")[2] in INNER:
            continue
        assert isinstance(row.get("origin"), list), (path, row)
        assert path == "source" or {"source", "confidence"} <= row.keys(), (path, row)
        assert row["origin"] or row.get("note"), (path, row)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.path}-{fact.row['origin']}")
def test_a_fact_rests_on_sources_that_are_given_for_it(fact: Fact) -> None:
    row, origin = fact.row, fact.row["origin"]
    given = _given_sources([ENTRIES[entry] for entry in origin]) | REFERENCE
    if (fact.path, row.get("about"), row.get("field")) in BEYOND:
        given |= {source["code"] for source in SET["source"]}
    assert {row["source"], *row.get("also", [])} <= given, row
    ranks = {word: rank for rank, word in enumerate(["low", "medium", "high"])}
    for entry in origin:
        if (entry, fact.path) in RAISED and row["source"] in REFERENCE:
            continue
        assert ranks[row["confidence"]] <= ranks[ENTRIES[entry].get("confidence", "high")]


@pytest.mark.parametrize(
    ("origin", "path", "field", "value", "_reason"),
    DIFFERENCES,
    ids=[f"{origin}-{path}-{field}" for origin, path, field, _, _ in DIFFERENCES],
)
def test_a_fact_that_differs_from_its_origin_says_why(
    origin: str, path: str, field: str, value: str, _reason: str
) -> None:
    differing = [
        row
        for where, row in FACTS
        if where == path and origin in row["origin"] and row.get(field) == value
    ]

    assert differing
    assert all(row.get("note") for row in differing)


def test_every_given_fact_is_carried() -> None:
    carried = {entry for fact in FACTS for entry in fact.row["origin"]}
    assert carried == ENTRIES.keys()
    assert sorted(page for row in SET["source"] for page in row["origin"]) == sorted(PAGES)
    assert GIVEN.keys() - {*CARRIED} == {"meta", "source_table", "not_found"}


def test_every_word_is_in_its_codelist_and_every_code_resolves() -> None:
    for fact in TABLES:
        if fact.path == "claim":
            about, _, thing = fact.row["about"].partition(":")
            assert thing in CODES[about], fact
        for known, word in _values(fact, WORDS):
            assert word in known, (fact, word)
        for kind, code in _values(fact, POINTS_TO):
            assert code in CODES[kind], (fact, code)


def test_what_was_published_is_public() -> None:
    for path, row in FACTS:
        said = row.get("visibility", "partners" if path in FOR_PARTNERS else "public")
        assert said == "public", row


@pytest.mark.parametrize("name", [*TEXTS, "README.md"])
@pytest.mark.parametrize("what", PERSONAL)
def test_no_file_holds_anything_personal(name: str, what: str) -> None:
    assert not re.findall(PERSONAL[what], (DATA / name).read_text("utf-8")), what
