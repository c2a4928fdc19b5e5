"""A receiver can tell that an event is the registry's, before, while and after a secret changes."""

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
from tests.webhooks.receiver import Request, receiving
from tests.webhooks.subscribing import Desk

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "hear-of-changes.md"


@pytest.fixture(autouse=True)
def on_the_day(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library looks whether an event is fresh, by a clock of its own: here, the test's."""

    class Clock(standardwebhooks.webhooks.datetime):  # type: ignore[name-defined, misc]
        @classmethod
        def now(cls, tz: Any) -> Any:
            return desk.watch.now.astimezone(tz)

    monkeypatch.setattr(standardwebhooks.webhooks, "datetime", Clock)


def is_signed(request: Request, secret: str) -> bool:
    try:
        said = Webhook(secret).verify(request.body, request.headers)
    except WebhookVerificationError:
        return False
    return bool(said == request.said)


def signature_by_hand(request: Request, secret: str) -> str:
    """As the specification says, without the library."""
    id_, moment = (request.headers[f"webhook-{name}"] for name in ("id", "timestamp"))
    content = f"{id_}.{moment}.".encode() + request.body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()


def sent_now(desk: Desk, hook: str) -> None:
    desk.ask("POST", f"/{hook}/test")
    desk.deliver()


def test_an_event_is_signed_with_the_secret_that_was_shown(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()

    for request in receiver.taken:
        assert is_signed(request, hook["secret"])
        assert request.headers["webhook-signature"] == (
            f"v1,{signature_by_hand(request, hook['secret'])}"
        )
        assert not is_signed(request, new_secret())
    assert len(base64.b64decode(hook["secret"].removeprefix("whsec_"))) == 32


@pytest.mark.parametrize("language", ["sh", "python"])
def test_what_the_page_says_to_receivers_is_so(desk: Desk, language: str) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()
    request, secret = receiver.taken[-1], hook["secret"]
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)

    if language == "sh":
        assert f"v1,{_typed(code, request, secret)}" == request.headers["webhook-signature"]
    else:
        id_, queue = request.headers["webhook-id"], SimpleQueue[object]()
        said = {"secret": secret, "body": request.body, "headers": request.headers}
        exec(code, {**said, "queue": queue, "is_new": lambda one: one == id_})  # noqa: S102
        assert queue.get_nowait() == request.said


def _typed(code: str, request: Request, secret: str) -> str:
    """What a shell answers that is told of a request what the page names."""
    headers = ("webhook-id", "webhook-timestamp")
    told = {name.replace("-", "_"): request.headers[name] for name in headers}
    told |= {"secret": secret, "body": request.body.decode(), "PATH": os.environ["PATH"]}
    ran = subprocess.run(["/bin/sh", "-c", code], env=told, capture_output=True, check=True)
    return ran.stdout.decode().strip()


def test_an_event_that_was_changed_on_its_way_is_noticed(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        sent_now(desk, hook["id"])

    (request,) = receiver.taken
    for name in ("webhook-id", "webhook-timestamp"):
        changed = {**request.headers, name: request.headers[name][:-1] + "7"}
        assert changed != request.headers
        assert not is_signed(Request(request.path, changed, request.body), hook["secret"])
    other = request.body.replace(b"test", b"tesT")
    assert not is_signed(Request(request.path, request.headers, other), hook["secret"])


def test_both_secrets_sign_for_a_day_and_then_only_the_new_one(desk: Desk) -> None:
    with receiving() as receiver:
        old = desk.subscribe(receiver.url)
        id_ = old["id"]
        new = desk.ask("POST", f"/{id_}/secret")
        for hours in (0, 23, 1):
            desk.later(hours=hours)
            sent_now(desk, id_)
            request = receiver.taken[-1]
            assert is_signed(request, new.json()["secret"])
            assert is_signed(request, old["secret"]) == (len(receiver.taken) < 3)

    assert new.status_code == 201
    assert new.json()["secret"] != old["secret"]
    both, _, one = (len(r.headers["webhook-signature"].split(" ")) for r in receiver.taken)
    assert (both, one) == (2, 1)


def test_a_secret_that_was_changed_twice_within_the_day_signs_no_more(desk: Desk) -> None:
    with receiving() as receiver:
        first = desk.subscribe(receiver.url)
        second, third = (desk.ask("POST", f"/{first['id']}/secret").json() for _ in range(2))
        sent_now(desk, first["id"])

    (request,) = receiver.taken
    signed = [is_signed(request, one["secret"]) for one in (first, second, third)]
    assert signed == [False, True, True]
