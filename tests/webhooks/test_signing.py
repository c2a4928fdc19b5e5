"""Receivers can verify signatures before, during and after a rotation of the secret."""

import base64
import hashlib
import hmac
import os
import re
import subprocess
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
import standardwebhooks.webhooks
from standardwebhooks import Webhook, WebhookVerificationError

from app.webhooks.signing import new_secret
from tests.webhooks.receiver import Request, run_receiver
from tests.webhooks.subscriber import Subscriber

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "receive-webhooks.md"


@pytest.fixture(autouse=True)
def library_clock(subscriber: Subscriber, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the clock of the test to the library, which checks the age of an event."""

    class Clock(standardwebhooks.webhooks.datetime):  # type: ignore[name-defined, misc]
        @classmethod
        def now(cls, tz: Any) -> Any:
            return subscriber.watch.now.astimezone(tz)

    monkeypatch.setattr(standardwebhooks.webhooks, "datetime", Clock)


def is_signed(request: Request, secret: str) -> bool:
    try:
        event = Webhook(secret).verify(request.body, request.headers)
    except WebhookVerificationError:
        return False
    return bool(event == request.payload)


def signature_by_hand(request: Request, secret: str) -> str:
    """Compute the signature from the specification, without the library."""
    id_, moment = (request.headers[f"webhook-{name}"] for name in ("id", "timestamp"))
    content = f"{id_}.{moment}.".encode() + request.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


def sent_now(subscriber: Subscriber, hook: str) -> None:
    subscriber.request("POST", f"/{hook}/test")
    subscriber.deliver()


def test_event_is_signed_with_the_secret_shown_at_creation(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    for request in receiver.accepted:
        assert is_signed(request, hook["secret"])
        assert request.headers["webhook-signature"] == (
            f"v1,{signature_by_hand(request, hook['secret'])}"
        )
        assert not is_signed(request, new_secret())
    assert len(base64.b64decode(hook["secret"].removeprefix("whsec_"))) == 32


@pytest.mark.parametrize("language", ["sh", "python"])
def test_verification_code_of_the_how_to_page_works(subscriber: Subscriber, language: str) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()
    request, secret = receiver.accepted[-1], hook["secret"]
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    if language == "sh":
        assert f"v1,{_run_in_shell(code, request, secret)}" == request.headers["webhook-signature"]
    else:
        id_, queue = request.headers["webhook-id"], SimpleQueue[object]()
        arguments = {"secret": secret, "body": request.body, "headers": request.headers}
        exec(code, {**arguments, "queue": queue, "is_new": lambda item: item == id_})  # noqa: S102
        assert queue.get_nowait() == request.payload


def _run_in_shell(code: str, request: Request, secret: str) -> str:
    """Return the output of the code, run with the variables that the page names."""
    headers = ("webhook-id", "webhook-timestamp")
    environment = {name.replace("-", "_"): request.headers[name] for name in headers}
    environment |= {"secret": secret, "body": request.body.decode(), "PATH": os.environ["PATH"]}
    ran = subprocess.run(["/bin/sh", "-c", code], env=environment, capture_output=True, check=True)
    return ran.stdout.decode().strip()


def test_altered_event_fails_verification(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        sent_now(subscriber, hook["id"])

    (request,) = receiver.accepted
    for name in ("webhook-id", "webhook-timestamp"):
        given = request.headers[name]
        changed = {**request.headers, name: given[:-1] + ("8" if given.endswith("7") else "7")}
        assert changed != request.headers
        assert not is_signed(Request(request.path, changed, request.body), hook["secret"])
    other = request.body.replace(b"test", b"tesT")
    assert not is_signed(Request(request.path, request.headers, other), hook["secret"])


def test_both_secrets_sign_for_24_hours_after_a_rotation(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        old = subscriber.create(receiver.url)
        id_ = old["id"]
        new = subscriber.request("POST", f"/{id_}/secret")
        for hours in (0, 23, 1):
            subscriber.advance(hours=hours)
            sent_now(subscriber, id_)
            request = receiver.accepted[-1]
            assert is_signed(request, new.json()["secret"])
            assert is_signed(request, old["secret"]) == (len(receiver.accepted) < 3)

    assert new.status_code == 201
    assert new.json()["secret"] != old["secret"]
    first, _, last = (len(r.headers["webhook-signature"].split(" ")) for r in receiver.accepted)
    assert (first, last) == (2, 1)


def test_secret_rotated_twice_stops_signing(
    subscriber: Subscriber,
) -> None:
    with run_receiver() as receiver:
        first = subscriber.create(receiver.url)
        second, third = (
            subscriber.request("POST", f"/{first['id']}/secret").json() for _ in range(2)
        )
        sent_now(subscriber, first["id"])

    (request,) = receiver.accepted
    signed = [is_signed(request, item["secret"]) for item in (first, second, third)]
    assert signed == [False, True, True]
