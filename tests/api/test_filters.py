"""Filters by consortium, authority and provider mean the same in every operation that has them."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest

from app.domain.vocabulary import Role
from tests.support.openapi import OPERATIONS, Operation
from tests.support.operations import Asking, asking_as_each
from tests.support.templates import TemplateDatabases

ON, FIRST, LAST = date(2025, 9, 25), date(2025, 9, 1), date(2025, 9, 30)
"""The day of lists, and the range of lists over days: within it, a member of `lcec` leaves."""
LATER = date(2026, 11, 29)
"""A day on which each kind of record has been recorded."""
CONSORTIA = ("lcec", "nlep")
AUTHORITIES = ("westminster", "haringey", "peterborough")
PROVIDERS = ("medequip", "provide-care-solutions", "nottingham-rehab")

NO_LIST = {
    "get_dependence": "shares are computed over all cells that the filters select",
    "list_contract_counts": "numbers are of all contracts that the filters select",
    "get_completeness": "counts and claims are of all that the filters select",
    "list_timeline": "authority is the subject of the timeline, and required",
    "list_changes": "what an entry concerns has a test of its own",
    "describe_contracts_register": "it describes the columns of the register; it has no items",
}
"""The operations to whose items the tests below do not apply, with the reason."""

READING = {
    one.id: one
    for one in OPERATIONS
    if one.method == "get"
    and any(parameter["in"] == "query" for parameter in one.parameters.values())
}
"""The operations that answer a query."""
FREE = {
    "q": "words to search for",
    "supplier": "a name as anybody may have published it",
    "department": "a name as the authority writes it",
    "cursor": "refused as such: `invalid-cursor`",
    "fields": "columns of CSV: `unknown-column`",
    "after_hash": "compared with an entry: `feed-rewound`",
    "token": "a credential",
}
"""Parameters that hold no code, with what they hold."""
NAMES_OF_CALLERS = {
    ("list_api_keys", "name"),
    ("list_audit_entries", "caller"),
    ("list_audit_entries", "operation"),
    ("list_audit_entries", "code"),
}
"""Of who called what, the answer is that nobody did: only auditors and admins may ask."""
NO_AREA = {
    "list_timeline": "authority is the subject of the timeline, and required",
    "list_changes": "the region of an authority is no matter of the entries about it",
    "import_contracts_register": "authority is whose register is imported, and selects nothing",
}
"""The operations with `authority` that have no `region` and `authority_kind`, with the reason."""
AREAS: list[dict[str, Any]] = [
    {"region": ("london",), "authority_kind": ("london-borough",)},
    {"region": ("south-west", "west-midlands")},
    {"region": ("south-east",), "authority_kind": ("county", "unitary")},
]

Items = frozenset[str]


def with_parameter(name: str) -> list[Operation]:
    return [
        operation
        for operation in OPERATIONS
        if operation.method == "get"
        and operation.id not in NO_LIST
        and operation.parameters.get(name, {}).get("in") == "query"
    ]


def each(*names: str) -> pytest.MarkDecorator:
    found = {one.id: one for name in names for one in with_parameter(name)}
    return pytest.mark.parametrize("operation", found.values(), ids=found.keys())


@dataclass(frozen=True, slots=True)
class Reading(Asking):
    """A client that sends each query once: no test of this module changes the registry."""

    responses: dict[tuple[str, str], Any] = field(default_factory=dict)
    listed: dict[tuple[str, str], Items] = field(default_factory=dict)

    def get(self, path: str, params: dict[str, Any]) -> Any:
        """The response to an auditor."""
        key = path, str(params)
        if key not in self.responses:
            headers = self.keys[Role.AUDITOR]
            self.responses[key] = self.client.get(path, params=params, headers=headers)
        return self.responses[key]


@pytest.fixture(scope="module")
def asking(databases: TemplateDatabases) -> Iterator[Reading]:
    """The embedded data with an example of each kind of record, on one database."""
    with databases.database("loaded", "filtered") as database, asking_as_each(database) as asking:
        yield Reading(asking.client, asking.keys)


def test_exceptions_are_operations_with_such_a_parameter() -> None:
    named = {one.id for one in OPERATIONS if {"authority", "consortium"} & one.parameters.keys()}

    assert NO_LIST.keys() <= named


@each("consortium")
@pytest.mark.parametrize("consortium", CONSORTIA)
def test_consortium_selects_the_items_of_its_members(
    asking: Reading, operation: Operation, consortium: str
) -> None:
    found = items(asking, operation, consortium=consortium)

    if operation.id == "list_authorities":
        assert {json.loads(item)["code"] for item in found} == members(asking, consortium, ON)
    elif "first_day" in operation.parameters and "on" not in operation.parameters:
        assert by_day(found) == {
            (day, item)
            for day in days_between(FIRST, LAST)
            for authority in members(asking, consortium, day)
            for of_day, item in by_day(items(asking, operation, authority=authority))
            if of_day == day
        }
    else:
        of_members = [
            items(asking, operation, authority=code) for code in members(asking, consortium, ON)
        ]
        assert found == frozenset().union(*of_members)


def test_every_filter_by_authority_has_those_by_kind_and_region() -> None:
    by_authority = {
        one.id for one in OPERATIONS if one.parameters.get("authority", {}).get("in") == "query"
    }
    by_area = {one.id for one in OPERATIONS if {"authority_kind", "region"} <= {*one.parameters}}

    assert by_authority - by_area == NO_AREA.keys()


@each("authority_kind")
@pytest.mark.parametrize("area", AREAS, ids=str)
def test_kind_and_region_select_the_items_of_their_authorities(
    asking: Reading, operation: Operation, area: dict[str, Any]
) -> None:
    of_each = [items(asking, operation, authority=code) for code in authorities_in(asking, **area)]

    assert items(asking, operation, **area) == frozenset().union(*of_each)


@each("authority_kind")
@pytest.mark.parametrize("name", ["region", "authority_kind"])
def test_unknown_kind_or_region_returns_422(
    asking: Reading, operation: Operation, name: str
) -> None:
    response = ask(asking, operation, **{name: "nowhere"})

    pointers = [error["pointer"] for error in response.json()["errors"]]
    assert (response.status_code, pointers) == (422, [f"/query/{name}/0"])


@each("authority")
def test_several_authorities_select_the_items_of_each(
    asking: Reading, operation: Operation
) -> None:
    of_each = [items(asking, operation, authority=code) for code in AUTHORITIES]

    assert items(asking, operation, authority=AUTHORITIES) == frozenset().union(*of_each)


@each("provider")
def test_several_providers_select_the_items_of_each(asking: Reading, operation: Operation) -> None:
    of_each = [items(asking, operation, provider=code) for code in PROVIDERS]

    assert items(asking, operation, provider=PROVIDERS) == frozenset().union(*of_each)


@each("provider")
@pytest.mark.parametrize("provider", PROVIDERS)
def test_provider_selects_the_items_that_name_it_or_a_contract_of_it(
    asking: Reading, operation: Operation, provider: str
) -> None:
    held = contracts_of(asking, provider)
    parameter = next(
        (name for name in ("contract", "identifier") if name in operation.parameters), None
    )
    of_contracts: Items = frozenset()
    if parameter is not None:
        of_contracts = of_contracts.union(
            *(items(asking, operation, **{parameter: code}) for code in held)
        )
    named = {item for item in items(asking, operation) if names(asking, item, {provider, *held})}

    assert items(asking, operation, provider=provider) == of_contracts | named


@each("consortium", "authority", "provider")
def test_each_filter_leaves_something_out_and_something_in(
    asking: Reading, operation: Operation
) -> None:
    """Without this, the tests above would pass on lists without items."""
    on = {"on": LATER} if "on" in operation.parameters else {}
    everything = items(asking, operation, **on)
    selected = [
        items(asking, operation, **on, **{name: value})
        for name, value in (
            ("consortium", "lcec"),
            *(("authority", code) for code in AUTHORITIES),
            *(("provider", code) for code in PROVIDERS),
        )
        if name in operation.parameters
    ]

    assert any(selected)
    assert any(some < everything for some in selected)


@pytest.mark.parametrize("operation", READING.values(), ids=READING.keys())
def test_unknown_value_of_any_filter_returns_422(asking: Reading, operation: Operation) -> None:
    for name, parameter in operation.parameters.items():
        is_code = parameter["in"] == "query" and holds_text(parameter["schema"])
        if is_code and name not in FREE and (operation.id, name) not in NAMES_OF_CALLERS:
            asked = {**operation.request()["params"], name: "nobody"}
            response = asking.ask(operation, params=asked)
            pointers = [error["pointer"] for error in response.json()["errors"]]
            found = (response.status_code, [pointer.split("/")[2] for pointer in pointers])
            assert found == (422, [name]), name


def test_exceptions_are_parameters_of_operations() -> None:
    asked = {(one.id, name) for one in READING.values() for name in one.parameters}

    assert asked >= NAMES_OF_CALLERS
    assert {name for _, name in asked} >= FREE.keys()


@pytest.mark.parametrize("name", ["authority", "consortium", "provider", "region"])
def test_undertakings_in_the_calendar_pass_the_same_filters(asking: Reading, name: str) -> None:
    (operation,) = (one for one in OPERATIONS if one.id == "get_calendar")
    both = {"undertakings": "true", "first_day": "2024-01-01"}
    values = {"authority": AUTHORITIES, "consortium": "lcec", "provider": PROVIDERS}
    values["region"] = "london"
    each = {
        "authority": [{"authority": code} for code in AUTHORITIES],
        "consortium": [{"authority": code} for code in sorted(members(asking, "lcec", ON))],
        "provider": [{"provider": code} for code in PROVIDERS],
        "region": [{"authority": code} for code in authorities_in(asking, region="london")],
    }

    found = items(asking, operation, **both, **{name: values[name]})

    of_each = [items(asking, operation, **both, **one) for one in each[name]]
    assert found == frozenset().union(*of_each)
    without = items(asking, operation, first_day="2024-01-01", **{name: values[name]})
    assert without < found < items(asking, operation, **both)


def test_unknown_code_for_the_description_of_a_register_returns_422(asking: Reading) -> None:
    (operation,) = (one for one in OPERATIONS if one.id == "describe_contracts_register")

    response = ask(asking, operation, authority="nobody")

    assert (response.status_code, response.json()["code"]) == (422, "unknown-filter-code")


def test_dependence_of_a_consortium_counts_the_cells_of_its_members(asking: Reading) -> None:
    (operation,) = (one for one in OPERATIONS if one.id == "get_dependence")
    counted = ask(asking, operation, consortium="lcec").json()["covered_cells"]

    of_members = [
        ask(asking, operation, authority=code).json()["covered_cells"]
        for code in members(asking, "lcec", ON)
    ]
    assert counted == sum(of_members) > 0


def holds_text(schema: dict[str, Any]) -> bool:
    """Return whether a value of a parameter is text: a code, a listed word, a day or a moment."""
    parts = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return schema.get("type") == "string" or "$ref" in schema or any(map(holds_text, parts))


def items(asking: Reading, operation: Operation, **asked: Any) -> Items:
    """The items of all pages, each as text."""
    key = operation.id, str(as_text(asked))
    if key not in asking.listed:
        asking.listed[key] = items_of_pages(asking, operation, asked)
    return asking.listed[key]


def items_of_pages(asking: Reading, operation: Operation, asked: dict[str, Any]) -> Items:
    response = ask(asking, operation, **asked)
    assert response.status_code == 200, response.text
    media_type = response.headers["content-type"].partition(";")[0]
    if media_type == "text/calendar":
        return frozenset(re.findall(r"BEGIN:VEVENT.*?END:VEVENT", response.text, re.DOTALL))
    if media_type == "text/csv":
        rows = csv.reader(io.StringIO(response.content.decode("utf-8-sig")))
        return frozenset(json.dumps(row) for row in [*rows][1:])
    if media_type != "application/json":
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        return frozenset(str(row) for row in [*sheet.iter_rows(values_only=True)][1:])
    found, page = [], response.json()
    found += page["items"]
    while page["next"] is not None:
        page = ask(asking, operation, cursor=page["next"], **asked).json()
        found += page["items"]
    return frozenset(json.dumps(item, sort_keys=True) for item in found)


def ask(asking: Reading, operation: Operation, **asked: Any) -> Any:
    is_key_dates = operation.id in {"list_key_dates", "get_calendar"}
    last_day = date(2026, 12, 31) if is_key_dates else LAST
    known = {"on": ON, "first_day": FIRST, "last_day": last_day, "limit": 200}
    sent = {name: value for name, value in known.items() if name in operation.parameters}
    return asking.get(operation.path, as_text({**sent, **asked}))


def as_text(asked: dict[str, Any]) -> dict[str, Any]:
    return {
        name: [*value] if isinstance(value, tuple) else str(value) for name, value in asked.items()
    }


def members(asking: Reading, consortium: str, on: date) -> set[str]:
    path = f"/v1/consortia/{consortium}/members"
    response = asking.get(path, {"on": str(on), "limit": 200})
    return {member["authority"] for member in response.json()["items"]}


def authorities_in(asking: Reading, **area: Any) -> list[str]:
    """The authorities of some kinds and regions on the day, as their own list says."""
    asked = as_text({"on": ON, "limit": 200, "region": area.get("region", ())})
    found = asking.get("/v1/authorities", asked).json()["items"]
    kinds = area.get("authority_kind", ())
    return [item["code"] for item in found if not kinds or item["kind"] in kinds]


def contracts_of(asking: Reading, provider: str) -> Sequence[str]:
    params: dict[str, Any] = {"on": str(ON), "limit": 200}
    found = asking.get("/v1/contracts", params).json()["items"]
    return [contract["reference"] for contract in found if contract["provider"] == provider]


def names(asking: Reading, item: str, codes: Iterable[str]) -> bool:
    """Return True if an item in JSON names a provider, or a contract, with one of these codes."""
    if not item.startswith("{"):
        return False
    fields = json.loads(item)
    parts = [fields, *fields.get("held_by", ())]
    if "decision" in fields:
        found = asking.get("/v1/ombudsman-decisions", {})
        parts += [item for item in found.json()["items"] if item["id"] == fields["decision"]]
    columns = (
        "provider", "other", "holder", "recipient",
        "contract", "old_contract", "new_contract", "reference",
    )  # fmt: skip
    named = {part[name] for part in parts for name in columns if part.get(name)}
    return not named.union(fields.get("providers", ())).isdisjoint(codes)


def by_day(found: Items) -> set[tuple[date, str]]:
    """The items that hold for several days, as one item for each of these days."""
    taken: set[tuple[date, str]] = set()
    for item in found:
        fields = json.loads(item)
        first, last = (date.fromisoformat(fields.pop(name)) for name in ("first_day", "last_day"))
        for name in ("days", "continues_before", "continues_after"):
            fields.pop(name)
        taken |= {(day, json.dumps(fields)) for day in days_between(first, last)}
    return taken


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]
