"""The settings of webhooks stand in the audit log, without secrets and addresses of receivers."""

from typing import Any

from app.api.wiring import AUDITED
from app.auth.verification import verify_audit
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from app.webhooks.audited import WEBHOOKS
from tests.support.application import audited
from tests.webhooks.receiver import run_receiver
from tests.webhooks.subscriber import Subscriber

URL = "https://127.0.0.1:8443/the-path?token=in-the-address"


def contents(database: Database) -> list[dict[str, Any]]:
    return [row["content"] for row in audited(database)]


def difference(database: Database) -> str | None:
    with database.read_session() as session:
        return verify_audit(session, [WEBHOOKS])


def test_wiring_lists_the_table_of_webhooks() -> None:
    assert WEBHOOKS in AUDITED


def test_every_change_of_a_webhook_is_in_the_contents(subscriber: Subscriber) -> None:
    hook = subscriber.create(URL, description="Cases", filters={"thing": "contract"})
    path = f"/{hook['id']}"
    rotated = subscriber.request("POST", f"{path}/secret").json()
    subscriber.request("PUT", path, {"url": URL, "state": "paused"})
    subscriber.request("POST", f"{path}/replay", {"after": 0})
    assert difference(subscriber.database) is None
    subscriber.request("DELETE", path)

    created, rotation, update, replay, deletion = contents(subscriber.database)
    assert created | {
        "kind": "webhook", "action": "issued", "id": hook["id"], "name": "reader-system",
        "origin": "https://127.0.0.1:8443", "state": "active",
    } == created  # fmt: skip
    assert (created["description"], created["filters"]) == ("Cases", {"thing": "contract"})
    assert rotation["previous_secret_commitment"] == created["secret_commitment"]
    assert rotation["secret_commitment"] != created["secret_commitment"]
    assert (update["action"], update["state"]) == ("changed", "paused")
    assert replay == {"kind": "webhook", "action": "replayed", "id": hook["id"], "after": 0}
    assert deletion == {"kind": "webhook", "action": "deleted", "id": hook["id"]}
    assert difference(subscriber.database) is None
    written = str(contents(subscriber.database))
    secrets = (hook["secret"], rotated["secret"], "in-the-address", "the-path")
    assert [secret for secret in secrets if secret in written] == []


def test_tests_and_retries_have_no_content(subscriber: Subscriber) -> None:
    hook = subscriber.create(URL)
    assert subscriber.request("POST", f"/{hook['id']}/test").status_code == 202

    assert [content is None for content in contents(subscriber.database)] == [False, True]


def test_webhook_disabled_by_the_registry_is_in_the_contents(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 410) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    last = audited(subscriber.database)[-1]
    assert (last["caller"], last["role"], last["operation"], last["fact"]) == (
        "webhook-worker", Role.ADMIN, "deliver", hook["id"],
    )  # fmt: skip
    assert last["content"] == {
        "kind": "webhook", "action": "changed", "id": hook["id"], "state": "disabled",
    }  # fmt: skip
    assert difference(subscriber.database) is None


def test_deliveries_leave_no_entry(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    assert len(audited(subscriber.database)) == 1
    assert difference(subscriber.database) is None
