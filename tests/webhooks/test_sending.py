"""One attempt: to whom the certificate belongs, and for how long."""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from app.webhooks.http_client import Sender
from app.webhooks.target_policy import Reach
from tests.webhooks.receiver import Receiver, receiving
from tests.webhooks.subscribing import HERE

NAMED = "hooks.example.org"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for one name, with its key, that is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAMED)])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAMED)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path_factory.mktemp("tls") / "named.pem"
    path.write_bytes(private + signed.public_bytes(pem))
    return path


@pytest.fixture
def secured(certificate: Path) -> Iterator[Receiver]:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    with receiving(tls=tls) as receiver:
        yield receiver


def here(certificate: Path | None) -> Sender:
    """Sends to this machine, by whatever name, and trusts who signed this certificate."""
    reach = Reach((ip_network("127.0.0.0/8"),), lambda *_: ["127.0.0.1"])
    return Sender(reach, ssl.create_default_context(cafile=certificate), answers_within=5)


def test_the_certificate_must_be_of_the_name_and_not_of_the_address(
    secured: Receiver, certificate: Path
) -> None:
    def sent(sender: Sender, host: str) -> str:
        return sender.send(f"https://{host}:{secured.port}/", {}, b"{}").what

    assert sent(here(certificate), NAMED) == "204"
    assert sent(here(certificate), "other.example.org") == "tls-failed"
    assert sent(here(None), NAMED) == "tls-failed"
    assert [one.headers["host"] for one in secured.arrived] == [f"{NAMED}:{secured.port}"]


@pytest.mark.parametrize("how", ["slow", "drip", "endless"])
def test_an_attempt_ends_in_time_however_slowly_it_is_answered(how: str) -> None:
    with receiving(lambda _: how) as receiver:
        began = time.monotonic()
        outcome = Sender(HERE, ssl.create_default_context(), answers_within=0.5).send(
            receiver.url, {}, b"{}"
        )
        lasted = time.monotonic() - began

    assert outcome.what == ("200" if how == "endless" else "timed-out")
    assert lasted < 5


@pytest.mark.parametrize(
    ("how", "what"), [("cut", "cut-off"), ("garbage", "cut-off"), (200, "200"), (201, "201")]
)
def test_an_attempt_has_an_outcome_whatever_comes_back(how: int | str, what: str) -> None:
    with receiving(lambda _: how) as receiver:
        outcome = Sender(HERE, ssl.create_default_context()).send(receiver.url, {}, b"{}")

    assert (outcome.what, outcome.is_received) == (what, isinstance(how, int))


def test_nobody_there_is_an_outcome_too() -> None:
    with receiving() as receiver:
        url = receiver.url

    assert Sender(HERE, ssl.create_default_context()).send(url, {}, b"").what == "not-connected"


def test_an_attempt_ends_in_time_where_nobody_takes_the_connection() -> None:
    """A queue that is full: what comes to it is neither taken nor turned away."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as waiting:
        port = full.getsockname()[1]
        for _ in range(4):
            one = waiting.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        began = time.monotonic()
        sender = Sender(HERE, ssl.create_default_context(), answers_within=0.5)
        outcome = sender.send(f"http://127.0.0.1:{port}/", {}, b"{}")

    assert outcome.what == "timed-out"
    assert time.monotonic() - began < 3
