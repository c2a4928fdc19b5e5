"""One attempt: certificate check, timeouts and outcome codes."""

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

from app.webhooks.http_client import WebhookClient
from app.webhooks.target_policy import TargetPolicy
from tests.webhooks.receiver import Receiver, run_receiver
from tests.webhooks.subscriber import LOCALHOST_ALLOWED

NAMED = "hooks.example.org"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of a self-signed certificate for one name, with its key."""
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
def tls_receiver(certificate: Path) -> Iterator[Receiver]:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate)
    with run_receiver(tls=tls) as receiver:
        yield receiver


def client_for(certificate: Path | None) -> WebhookClient:
    """Return a client that resolves every name to this machine and trusts the certificate."""
    policy = TargetPolicy((ip_network("127.0.0.0/8"),), lambda *_: ["127.0.0.1"])
    return WebhookClient(policy, ssl.create_default_context(cafile=certificate), timeout=5)


def test_certificate_of_another_host_fails_with_tls_failed(
    tls_receiver: Receiver, certificate: Path
) -> None:
    def outcome_of(client: WebhookClient, host: str) -> str:
        return client.send(f"https://{host}:{tls_receiver.port}/", {}, b"{}").code

    assert outcome_of(client_for(certificate), NAMED) == "204"
    assert outcome_of(client_for(certificate), "other.example.org") == "tls-failed"
    assert outcome_of(client_for(None), NAMED) == "tls-failed"
    assert [item.headers["host"] for item in tls_receiver.requests] == [
        f"{NAMED}:{tls_receiver.port}"
    ]


@pytest.mark.parametrize("behaviour", ["slow", "drip", "endless"])
def test_slow_response_ends_at_the_attempt_timeout(behaviour: str) -> None:
    with run_receiver(lambda _: behaviour) as receiver:
        began = time.monotonic()
        outcome = WebhookClient(LOCALHOST_ALLOWED, ssl.create_default_context(), timeout=0.5).send(
            receiver.url, {}, b"{}"
        )
        lasted = time.monotonic() - began

    assert outcome.code == ("200" if behaviour == "endless" else "timed-out")
    assert lasted < 5


@pytest.mark.parametrize(
    ("behaviour", "code"), [("cut", "cut-off"), ("garbage", "cut-off"), (200, "200"), (201, "201")]
)
def test_response_gives_its_outcome_code(behaviour: int | str, code: str) -> None:
    with run_receiver(lambda _: behaviour) as receiver:
        outcome = WebhookClient(LOCALHOST_ALLOWED, ssl.create_default_context()).send(
            receiver.url, {}, b"{}"
        )

    assert (outcome.code, outcome.is_delivered) == (code, isinstance(behaviour, int))


def test_closed_port_gives_not_connected() -> None:
    with run_receiver() as receiver:
        url = receiver.url

    assert (
        WebhookClient(LOCALHOST_ALLOWED, ssl.create_default_context()).send(url, {}, b"").code
        == "not-connected"
    )


def test_unaccepted_connection_times_out() -> None:
    """A full accept queue neither accepts nor refuses a connection."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full, ExitStack() as waiting:
        port = full.getsockname()[1]
        for _ in range(4):
            connection = waiting.enter_context(socket.socket())
            connection.setblocking(False)
            connection.connect_ex(("127.0.0.1", port))
        began = time.monotonic()
        client = WebhookClient(LOCALHOST_ALLOWED, ssl.create_default_context(), timeout=0.5)
        outcome = client.send(f"http://127.0.0.1:{port}/", {}, b"{}")

    assert outcome.code == "timed-out"
    assert time.monotonic() - began < 3
