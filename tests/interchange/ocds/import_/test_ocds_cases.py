"""Each case of a notice leads to what its table says: recorded, claimed or remarked."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.vocabulary import Role
from tests.support import callers
from tests.support.notices import CASES, ImportClient, codes
from tests.support.served import serving
from tests.support.templates import TemplateDatabases

PROCESS = "ocds-h6vhtk-0feed1"


@pytest.fixture
def imports(databases: TemplateDatabases) -> Iterator[ImportClient]:
    with databases.database("loaded") as database:
        headers = callers.key(database, Role.ADMIN)
        with serving(database) as (client, _):
            yield ImportClient(client, headers)


def send(imports: ImportClient, *names: str) -> dict[str, Any]:
    """Import cases one after the other; return the report on the last release."""
    reports = [imports.report((CASES / f"{name}.json").read_bytes()) for name in names]
    result: dict[str, Any] = reports[-1]["releases"][-1]
    return result


def claims(imports: ImportClient, contract: str = PROCESS) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in imports.get("/v1/claims", about=f"contract:{contract}")["items"]:
        found.setdefault(item["field"], set()).add(item["value"])
    return found


def details_of(result: dict[str, Any], code: str) -> list[str]:
    return [item["detail"] for item in result["remarks"] if item["code"] == code]


def test_direct_award_makes_a_contract_and_its_provider(imports: ImportClient) -> None:
    result = send(imports, "value-1")

    contract = imports.get(f"/v1/contracts/{PROCESS}")
    assert result["outcome"] == "recorded"
    assert (contract["lead"], contract["provider"]) == ("islington", "gb-coh-99999901")
    assert (contract["kind"], contract["cpv"]) == ("direct-award", "33196000")
    assert [item["amount"] for item in contract["values"]] == ["10932000.00"]
    assert [item["last_day"] for item in contract["options"]] == ["2028-09-30"]


def test_later_value_becomes_a_claim_and_is_named(imports: ImportClient) -> None:
    result = send(imports, "value-1", "value-2")

    assert claims(imports) == {"value": {"10932000.00", "109320.00"}}
    (conflict,) = imports.get("/v1/conflicts", about=f"contract:{PROCESS}", open=True)["items"]
    assert [item["reads_as"] for item in conflict["claims"]] == ["10932000.00", "109320.00"]
    (detail,) = details_of(result, "disagreement")
    assert detail == "one value; 10932000.00 and 109320.00 were recorded as claims"


TITLES = {"Community equipment", "Community equipment and wheelchairs"}
AFTER_THREE = {
    "value": {"10932000.00", "109320.00"},
    "title": TITLES,
    "cpv": {"33196000", "33193000"},
    "option_last_day": {"2028-09-30", "2029-09-30"},
}


def test_later_title_cpv_and_option_become_claims(imports: ImportClient) -> None:
    result = send(imports, "value-1", "value-2", "title-cpv-option-3")

    assert claims(imports) == AFTER_THREE
    assert len(details_of(result, "disagreement")) == 4


CANCELLED = {**AFTER_THREE, "status": {"active", "cancelled"}}


def test_cancellation_becomes_a_claim_on_the_status(imports: ImportClient) -> None:
    send(imports, "value-1", "value-2", "title-cpv-option-3", "cancelled-4")

    assert claims(imports) == CANCELLED


def test_cancellation_is_a_risk_until_somebody_decides(imports: ImportClient) -> None:
    send(imports, "value-1")
    record(imports, f"/v1/contracts/{PROCESS}/awards", AWARD)
    assert cell(imports) == ("full", "contracted", [])
    send(imports, "value-2", "title-cpv-option-3", "cancelled-4")

    assert cell(imports) == ("full", "assumed", ["end-claimed"])
    contract = imports.get(f"/v1/contracts/{PROCESS}")
    assert contract["risks"] == ["end-claimed"]
    (claim,) = (item for item in contract["claims"] if item["reads_as"] == "cancelled")
    decide(imports, claim["id"], "rejected")
    assert cell(imports) == ("full", "contracted", [])
    assert imports.get(f"/v1/contracts/{PROCESS}")["risks"] == []


AWARD = {
    "source": "fts-090101-2026", "confidence": "high", "authority": "islington",
    "scope": "equipment-supply", "level": "full",
}  # fmt: skip


def record(imports: ImportClient, path: str, body: dict[str, str]) -> None:
    headers = {**imports.headers, "Acting-For": "islington"}
    recorded = imports.client.post(path, json=body, headers=headers)
    assert recorded.status_code == 201, recorded.text


def decide(imports: ImportClient, claim: str, verdict: str) -> None:
    path = f"/v1/claims/{claim}"
    tag = imports.client.get(path, headers=imports.headers).headers["ETag"]
    headers = {**imports.headers, "Acting-For": "islington", "If-Match": tag}
    body = {
        "verdict": verdict, "reason": "Another contract was meant.", "source": "ons",
        "confidence": "high",
    }  # fmt: skip
    decided = imports.client.post(f"{path}/decision", json=body, headers=headers)
    assert decided.status_code < 300, decided.text


def cell(imports: ImportClient) -> tuple[str, str, list[str]]:
    """Return state, certainty and risks of the cell that rests on the contract of the case."""
    asked = {"authority": "islington", "scope": AWARD["scope"], "on": "2026-11-01"}
    (item,) = imports.get("/v1/cover", **asked)["items"]
    return item["state"], item["certainty"], item["risks"]


def test_one_file_leads_to_the_same_claims(imports: ImportClient) -> None:
    send(imports, "one-file-1-to-4")

    assert claims(imports) == CANCELLED
    assert imports.get(f"/v1/contracts/{PROCESS}")["values"][0]["amount"] == "10932000.00"


def test_release_that_comes_after_newer_ones_makes_no_claim(imports: ImportClient) -> None:
    first, second, third = (
        json.loads((CASES / f"{name}.json").read_bytes())
        for name in ("value-1", "value-2", "title-cpv-option-3")
    )
    value = third["releases"][0]["awards"][0]["value"]
    value["amount"] = first["releases"][0]["awards"][0]["value"]["amount"]
    for package in (first, third):
        imports.report(json.dumps(package).encode())
    before = claims(imports)

    (result,) = imports.report(json.dumps(second).encode())["releases"]

    assert (claims(imports), "value" in before) == (before, False)
    assert "older-release" in codes(result)


def test_buyer_known_by_name_is_suggested_and_then_learnt(imports: ImportClient) -> None:
    result = send(imports, "buyer-by-name")

    kinds = [item["kind"] for item in result["recorded"]]
    assert (result["outcome"], kinds) == ("not-ours", ["source", "published_buyer"])
    assert details_of(result, "buyer-suggested") == [
        "a buyer known by its number; enfield has this name: accept the suggestion or add "
        "GB-CFS-999001 to its identifiers, and send the file again"
    ]
    settle(imports, "buyer", accept=True)
    again = send(imports, "buyer-by-name")
    assert (again["outcome"], again["contract"]) == ("recorded", "ocds-b5fd17-0feed6")
    assert imports.get("/v1/contracts/ocds-b5fd17-0feed6")["lead"] == "enfield"


def settle(imports: ImportClient, kind: str, *, accept: bool) -> None:
    """Decide the only suggestion of a kind."""
    (found,) = imports.get("/v1/suggestions", kind=kind)["items"]
    body = {"accept": accept, "reason": "The address says so."}
    path = f"/v1/suggestions/{found['id']}/decision"
    decided = imports.client.post(path, json=body, headers=imports.headers)
    assert decided.status_code == 201, decided.text


def test_buyer_whose_number_is_added_by_hand_is_learnt_and_no_more_suggested(
    imports: ImportClient,
) -> None:
    send(imports, "buyer-by-name")
    learn(imports, "enfield", "GB-CFS", "999001")

    assert imports.get("/v1/suggestions", kind="buyer")["items"] == []
    assert send(imports, "buyer-by-name")["outcome"] == "recorded"


def test_buyer_that_was_rejected_is_not_suggested_again(imports: ImportClient) -> None:
    send(imports, "buyer-by-name")
    settle(imports, "buyer", accept=False)
    before = imports.head

    again = send(imports, "buyer-by-name")

    assert (again["outcome"], again["recorded"]) == ("not-ours", [])
    assert (codes(again), imports.head) == ({"buyer-rejected"}, before)
    assert imports.get("/v1/suggestions", kind="buyer")["items"] == []


def test_buyer_is_recorded_once_for_all_its_notices(imports: ImportClient) -> None:
    package = json.loads((CASES / "buyer-by-name.json").read_bytes())
    (first,) = package["releases"]
    package["releases"] = [first, {**first, "ocid": "ocds-b5fd17-0feed9", "date": "2026-09-01"}]

    reports = imports.report(json.dumps(package).encode())["releases"]
    before = imports.head
    imports.report(json.dumps(package).encode())

    assert [len(item["recorded"]) for item in reports] == [0, 2]  # in the order of publication
    assert imports.head == before


def learn(imports: ImportClient, authority: str, scheme: str, number: str) -> None:
    """Add a number to the details of an authority."""
    path = f"/v1/authorities/{authority}/details"
    read = imports.client.get(path, headers=imports.headers)
    held = read.json()
    body = {
        name: held[name]
        for name in ("source", "confidence", "kind", "name", "official_name", "icb")
    }
    body["identifiers"] = [*held["identifiers"], {"scheme": scheme, "id": number}]
    headers = {**imports.headers, "If-Match": read.headers["ETag"], "Acting-For": authority}
    revised = imports.client.put(path, json={**body, "reason": "correction"}, headers=headers)
    assert revised.status_code == 200, revised.text


def test_supplier_named_like_a_provider_without_number_is_suggested(imports: ImportClient) -> None:
    result = send(imports, "duplicate-provider")

    assert imports.get("/v1/contracts/ocds-h6vhtk-0feed2")["provider"] is None
    assert details_of(result, "provider-suggested") == [
        "a supplier known by its number; accora has this name: accept the suggestion or add "
        "GB-COH-99999902 to its identifiers if it is the same"
    ]
    assert suppliers(imports, "ocds-h6vhtk-0feed2") == [("Accora Ltd", "GB-COH", "99999902")]
    unknown = imports.client.get("/v1/providers/GB-COH-99999902")
    assert unknown.status_code == 404


@pytest.mark.parametrize(
    ("accept", "provider", "basis"),
    [(True, "accora", "decision"), (False, "gb-coh-99999902", "number")],
)
def test_later_notice_of_a_supplier_follows_the_decision(
    imports: ImportClient, accept: bool, provider: str, basis: str
) -> None:
    send(imports, "duplicate-provider")
    settle(imports, "supplier", accept=accept)
    text = (CASES / "duplicate-provider.json").read_text()
    later = text.replace("0feed2", "0feed0").replace("090201-2026", "090209-2026")

    (result,) = imports.report(later.encode())["releases"]

    assert "provider-suggested" not in codes(result)
    for contract in ("ocds-h6vhtk-0feed0", "ocds-h6vhtk-0feed2"):
        (shown,) = imports.get(f"/v1/contracts/{contract}")["suppliers_as_published"]
        assert (shown["provider"], shown["matched_by"]) == (provider, basis)


def suppliers(imports: ImportClient, contract: str) -> list[tuple[str, str, str]]:
    published = imports.get(f"/v1/contracts/{contract}")["suppliers_as_published"]
    return [(item["name"], item["scheme"], item["number"]) for item in published]


def test_supplier_without_an_official_number_is_kept_as_published(imports: ImportClient) -> None:
    result = send(imports, "supplier-cfs-only")

    contract = "ocds-h6vhtk-0feed7"
    assert suppliers(imports, contract) == [("Example Beds Ltd", "GB-CFS", "999003")]
    assert imports.get(f"/v1/contracts/{contract}")["provider"] is None
    assert "provider_details" not in [item["kind"] for item in result["recorded"]]
    assert "supplier-unknown" in codes(result)


def test_several_suppliers_are_kept_and_those_with_official_numbers_known(
    imports: ImportClient,
) -> None:
    result = send(imports, "several-suppliers")

    assert suppliers(imports, "ocds-h6vhtk-0feed8") == [
        ("Example A Ltd", "GB-COH", "99999903"),
        ("Example B Ltd", "GB-CFS", "999004"),
        ("Example Friends", "GB-CHC", "1999998"),
    ]
    assert imports.get("/v1/contracts/ocds-h6vhtk-0feed8")["provider"] is None
    kinds = [item["kind"] for item in result["recorded"]]
    assert kinds.count("provider_details") == 2
    assert imports.get("/v1/providers/GB-CHC-1999998")["name"] == "Example Friends"
    assert {"several-suppliers", "supplier-unknown"} <= codes(result)


def test_changed_suppliers_become_claims(imports: ImportClient) -> None:
    case = json.loads((CASES / "several-suppliers.json").read_bytes())
    (release,) = case["releases"]
    send(imports, "several-suppliers")
    release["id"], release["date"] = "090802-2026", "2026-09-26T10:00:00+01:00"
    release["awards"][0]["suppliers"].append({"id": "4", "name": "Example C Ltd"})

    imports.report(json.dumps(case).encode())

    three = "; ".join(
        f"{name} ({scheme}-{number})"
        for name, scheme, number in suppliers(imports, "ocds-h6vhtk-0feed8")
    )
    assert claims(imports, "ocds-h6vhtk-0feed8") == {
        "suppliers_as_published": {three, f"{three}; Example C Ltd"}
    }
