"""Organisations, scopes, sources and contracts are made known once, each with its first details."""

from typing import Any

import pytest

from tests.support import bodies
from tests.support.bodies import Body
from tests.support.registry import Registry, System, told

# What is made known, where it is then found, and under which name it is shown there.
THINGS: list[tuple[str, Any, str, str]] = [
    ("authorities", bodies.authority, "/v1/authorities/{}", "name"),
    ("consortia", bodies.consortium, "/v1/consortia/{}", "name"),
    ("providers", bodies.provider, "/v1/providers/{}", "name"),
    ("scopes", bodies.scope, "/v1/scopes/{}/details", "title"),
    ("sources", bodies.source, "/v1/sources/{}", "title"),
    ("contracts", bodies.contract, "/v1/contracts/{}", "title"),
]
KINDS = [kind for kind, *_ in THINGS]


@pytest.mark.parametrize(("kind", "body", "address", "name"), THINGS, ids=KINDS)
def test_what_is_made_known_is_found_at_once_by_everybody(
    registry: Registry, admin: System, kind: str, body: Any, address: str, name: str
) -> None:
    said = body(f"new-{kind}")
    acting_for = "camden" if kind == "contracts" else None

    response = admin.posts(kind, said, acting_for=acting_for)

    entry, headers = response.json(), response.headers
    assert (response.status_code, headers["location"]) == (201, address.format(f"new-{kind}"))
    shown = registry.client.get(headers["location"])
    assert (shown.status_code, shown.json()[name]) == (200, said[name])
    feed = registry.anybody.lists("changes", after=entry["position"] - 1)
    head = registry.anybody.sees("changes/head")
    assert feed == [entry]
    assert (head["position"], head["hash"]) == (entry["position"], entry["hash"])
    assert headers["registry-position"] == str(entry["position"])
    assert headers["etag"] == f'"public-{entry["position"]}"'
    assert (entry["subject"]["code"], entry["author"], entry["acting_for"]) == (
        f"new-{kind}", "admin", acting_for,
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "body", "address", "name"), THINGS, ids=KINDS)
def test_a_code_is_given_once(admin: System, kind: str, body: Any, address: str, name: str) -> None:
    acting_for = "camden" if kind == "contracts" else None
    admin.states(kind, body(f"one-{kind}"), acting_for=acting_for)
    thing = {"authorities": "authority", "consortia": "consortium"}.get(kind, kind.rstrip("s"))
    field = "reference" if kind == "contracts" else "code"

    again = body(f"one-{kind}", **{name: "Another"})
    response = admin.posts(kind, again, acting_for=acting_for)

    assert told(response) == (409, f"{thing}-exists", [f"/body/{field}"])
    assert admin.sees(address.removeprefix("/v1/").format(f"one-{kind}"))[name] != "Another"


@pytest.mark.parametrize(
    ("kind", "body", "code", "pointer"),
    [
        ("authorities", bodies.authority("a-1", icb="nowhere"), "authority", "/body/icb"),
        ("authorities", bodies.authority("a-1", successor="x-1"), "authority", "/body/successor"),
        ("authorities", bodies.authority("a-1", source="none"), "source", "/body/source"),
        ("providers", bodies.provider("p-1", parent="nobody"), "provider", "/body/parent"),
        ("scopes", bodies.scope("s-1", parent="nothing"), "scope", "/body/parent"),
        ("contracts", bodies.contract("k-1", provider="nobody"), "provider", "/body/provider"),
        ("contracts", bodies.contract("k-1", lead="nowhere"), "authority", "/body/lead"),
        ("contracts", bodies.contract("k-1", consortium="nine"), "consortium", "/body/consortium"),
        ("contracts", bodies.contract("k-1", framework="k-0"), "contract", "/body/framework"),
        ("contracts", bodies.contract("k-1", replaces=["k-0"]), "contract", "/body/replaces/0"),
        ("contracts", bodies.contract("k-1", buyers=["camden", "x-1"], lead="camden"), "authority",
         "/body/buyers/1"),
    ],
)  # fmt: skip
def test_what_a_body_names_must_be_known(
    admin: System, kind: str, body: Body, code: str, pointer: str
) -> None:
    acting_for = "camden" if kind == "contracts" else None

    response = admin.posts(kind, body, acting_for=acting_for)

    assert told(response) == (422, f"unknown-{code}", [pointer])


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"id": "public-1"}, "/body/id"),
        ({"author": "camden"}, "/body/author"),
        ({"recorded_at": "2020-01-01T00:00:00Z"}, "/body/recorded_at"),
        ({"from_at": 1}, "/body/from_at"),
        ({"visibility": "partners"}, "/body/visibility"),
        ({"reason": "change"}, "/body/reason"),
        ({"identifiers": [{"scheme": "GSS", "id": "E1", "url": "x"}]}, "/body/identifiers/0/url"),
    ],
)
def test_a_field_that_is_not_the_callers_to_say_is_refused(
    admin: System, more: Body, pointer: str
) -> None:
    response = admin.posts("providers", bodies.provider("greedy", **more))

    status, code, pointers = told(response)
    assert (status, code, pointers) == (422, "invalid-request", [pointer])
    assert [one["code"] for one in response.json()["errors"]] == ["unknown-field"]
    assert admin.asks("providers/greedy").status_code == 404


@pytest.mark.parametrize(
    ("scheme", "taken", "same"),
    [
        ("GB-COH", "01948041", "01948041"),
        ("GB-COH", "01948042", "1948042"),
        ("GB-COH", "1948043", "01948043"),
        ("GB-CHC", "Sc-7", " sC-7 "),
    ],
)
def test_an_identifier_belongs_to_one_thing_however_it_is_spelt(
    admin: System, scheme: str, taken: str, same: str
) -> None:
    owner, other = (
        bodies.provider(f"{whose}-{taken.lower()}", identifiers=[{"scheme": scheme, "id": number}])
        for whose, number in (("owner", taken), ("other", same))
    )
    admin.states("providers", owner)

    response = admin.posts("providers", other)

    assert told(response) == (409, "identifier-taken", ["/body/identifiers"])
    assert admin.sees(f"providers/{scheme}-{taken}")["code"] == owner["code"]


def test_one_number_in_two_registers_is_no_conflict(admin: System) -> None:
    for scheme in ("GB-CHC", "GB-NIC"):
        body = bodies.provider(f"in-{scheme.lower()}", identifiers=[{"scheme": scheme, "id": "77"}])
        admin.states("providers", body)

    assert admin.sees("providers/GB-CHC-77")["code"] == "in-gb-chc"
    assert admin.sees("providers/GB-NIC-77")["code"] == "in-gb-nic"


def test_nobodys_identifier_takes_the_place_of_a_code(admin: System, camden: System) -> None:
    """Otherwise whoever states a contract could have those of others read as theirs."""
    camden.states("contracts", bodies.contract("beds-2025"))
    taking = [{"scheme": "GB-REF", "id": "Beds-2025"}]

    response = camden.posts("contracts", bodies.contract("fake", identifiers=taking))

    assert told(response) == (409, "identifier-taken", ["/body/identifiers"])


def test_nobodys_code_is_the_identifier_of_another(admin: System, camden: System) -> None:
    mine = [{"scheme": "GB-REF", "id": "hoists-2025"}]
    camden.states("contracts", bodies.contract("our-hoists", identifiers=mine))

    response = camden.posts("contracts", bodies.contract("hoists-2025"))

    assert told(response) == (409, "identifier-taken", ["/body/reference"])
    assert admin.sees("contracts/hoists-2025")["reference"] == "our-hoists"


def test_a_provider_says_whom_to_ask_for(admin: System, anybody: System) -> None:
    contact = {
        "service_role": "Contract manager",
        "service_mailbox": "contracts@provider.example",
        "service_line": "020 7946 0000",
    }
    admin.states("providers", bodies.provider("reachable", **contact))

    assert contact.items() <= anybody.sees("providers/reachable").items()
    assert contact.items() <= anybody.sees("providers/reachable/details").items()
