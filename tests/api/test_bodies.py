"""Bodies are small and JSON, or they are refused."""

from fastapi.testclient import TestClient

from app.kit.bodies import LARGEST

SIMULATION = "/v1/simulations/provider-failure"
JSON = {"Content-Type": "application/json"}


def test_a_body_over_one_mebibyte_is_refused_whatever_it_holds(client: TestClient) -> None:
    padded = b'{"providers": ["medequip"], "last_day": "2026-01-31"}'.ljust(LARGEST + 1)

    response = client.post(SIMULATION, content=padded, headers=JSON)

    assert (response.status_code, response.json()["code"]) == (413, "too-large")


def test_a_body_of_just_one_mebibyte_is_read(client: TestClient) -> None:
    padded = b'{"providers": ["medequip"], "last_day": "2026-01-31"}'.ljust(LARGEST)

    assert client.post(SIMULATION, content=padded, headers=JSON).status_code == 200


def test_a_body_that_does_not_say_that_it_is_json_is_refused(client: TestClient) -> None:
    body = '{"providers": ["medequip"], "last_day": "2026-01-31"}'

    response = client.post(SIMULATION, content=body, headers={"Content-Type": "text/plain"})

    assert (response.status_code, response.json()["code"]) == (415, "unsupported-media-type")
    assert response.headers["content-type"] == "application/problem+json"
