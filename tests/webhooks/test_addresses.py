"""Events are sent to allowed addresses only, for every URL spelling and DNS answer.

A listening socket counts the connections to forbidden targets: there must be none.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from ipaddress import ip_address, ip_network

import pytest

from app.domain.errors import DomainError
from app.webhooks.http_client import WebhookClient
from app.webhooks.target_policy import Target, TargetPolicy, is_public
from tests.webhooks.receiver import run_receiver
from tests.webhooks.subscriber import LOCALHOST_ALLOWED

INSIDE = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
    "127.0.0.1", "127.8.8.8", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.1", "192.0.0.170", "192.0.2.1", "192.31.196.1", "192.52.193.1", "192.88.99.1",
    "192.168.0.1", "192.175.48.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:20::1", "2001:db8::1",
    "2002:7f00:1::1", "2002:808:808::1", "2620:4f:8000::1", "3fff::1", "4000::1", "5f00::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%1", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip
OUTSIDE = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1",
    "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.1", "172.15.255.255",
    "172.32.0.1", "192.0.1.1", "192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.1",
    "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1111",
    "2a00:1450::1", "3ffe::1",
]  # fmt: skip
URL = "https://hooks.example.org/registry"


def policy_for(*addresses: str) -> TargetPolicy:
    """Return the default policy with a resolver that always answers these addresses."""
    return TargetPolicy(resolve=lambda *_: addresses)


@pytest.mark.parametrize("address", INSIDE)
def test_non_public_address_is_refused(address: str) -> None:
    assert not is_public(ip_address(address))
    with pytest.raises(DomainError, match="public"):
        policy_for(address).check(Target.parse(URL))


@pytest.mark.parametrize("address", OUTSIDE)
def test_public_address_is_accepted(address: str) -> None:
    assert policy_for(address).check(Target.parse(URL)) == [ip_address(address)]


@pytest.mark.parametrize("address", [*INSIDE, *OUTSIDE])
def test_address_that_ipaddress_calls_private_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address)) or ip_address(address).is_global


@pytest.mark.parametrize("addresses", [("8.8.8.8", "10.0.0.1"), ("::1", "2606:4700::1111"), ()])
def test_host_with_a_non_public_or_no_address_is_refused(addresses: Sequence[str]) -> None:
    with pytest.raises(DomainError, match="public"):
        policy_for(*addresses).check(Target.parse(URL))


def test_slow_name_lookup_times_out_and_nothing_connects(listening: socket.socket) -> None:
    """The timeout applies to an attempt and to the check of a new webhook."""
    over = threading.Event()

    def slow(*_: object) -> list[str]:
        over.wait(30)
        return ["127.0.0.1"]

    policy = TargetPolicy(LOCALHOST_ALLOWED.allowed_networks, slow, lookup_timeout=0.2)
    began = time.monotonic()
    outcome = client(policy).send(f"http://slow:{listening.getsockname()[1]}/", {}, b"{}")
    policy.precheck(Target.parse(URL))
    lasted = time.monotonic() - began
    over.set()

    assert (outcome.code, connections(listening)) == ("refused-address", 0)
    assert lasted < 2


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example.org/", "ftp://hooks.example.org/", "file:///etc/passwd",
        "hooks.example.org", "//hooks.example.org", "https://", "https:///x", "https://:443/",
        "https://team:word@hooks.example.org/", "https://team@hooks.example.org/",
        "https://@hooks.example.org/", "https://hooks.example.org/#part",
        "https://hooks.example.org:80/", "https://hooks.example.org:22/",
        "https://hooks.example.org:0/", "https://hooks.example.org:65536/",
        "https://hooks.example.org:x/", "https://hooks.example.org\\@127.0.0.1/",
        "https://hooks.exämple.org/", "https://hooks example.org/", "https://hooks.example.org/\n",
        "https://[fe80::1%25eth0]/", "https://hooks.example.org%2f@127.0.0.1/", "https://[::1/",
    ],
)  # fmt: skip
def test_malformed_url_is_refused(url: str) -> None:
    with pytest.raises(DomainError) as refused:
        policy_for("8.8.8.8").check(Target.parse(url))

    assert (refused.value.code, refused.value.field) == ("webhook-url-refused", "url")


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "LOCALHOST",
     "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0", "0.0.0.0"],
)  # fmt: skip
def test_every_spelling_of_localhost_is_refused(host: str, listening: socket.socket) -> None:
    port = listening.getsockname()[1]

    for scheme in ("http", "https"):
        outcome = client(TargetPolicy()).send(f"{scheme}://{host}:{port}/", {}, b"{}")
        assert outcome.code == "refused-address"

    assert connections(listening) == 0


@pytest.mark.parametrize("address", [item for item in INSIDE if "%" not in item])
def test_internal_address_gets_no_connection(address: str, listening: socket.socket) -> None:
    outcome = client(policy_for(address)).send(URL, {}, b"{}")

    assert (outcome.code, connections(listening)) == ("refused-address", 0)


def test_rebound_name_gets_no_connection_to_the_new_address(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is resolved once per attempt, and the connection goes to that answer."""
    asked, connected = [], []
    answers = iter([["203.0.114.9"], ["127.0.0.1"], ["127.0.0.1"]])

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    first = client(TargetPolicy(resolve=rebinding)).send(URL, {}, b"{}")
    later = client(TargetPolicy(resolve=rebinding)).send(URL, {}, b"{}")

    assert (first.code, later.code) == ("not-connected", "refused-address")
    assert connected == [("203.0.114.9", 443)]
    assert asked == ["hooks.example.org"] * 2
    assert connections(listening) == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_not_followed(listening: socket.socket, status: int) -> None:
    with run_receiver(lambda _: status) as receiver:
        receiver.response_headers["Location"] = (
            f"http://127.0.0.1:{listening.getsockname()[1]}/inside"
        )
        outcome = client(LOCALHOST_ALLOWED).send(receiver.url, {}, b"{}")

    assert (outcome.code, outcome.is_delivered) == (str(status), False)
    assert connections(listening) == 0


def test_proxy_variables_are_ignored(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{listening.getsockname()[1]}")

    with run_receiver() as receiver:
        assert client(LOCALHOST_ALLOWED).send(receiver.url, {}, b"{}").code == "204"

    assert connections(listening) == 0


def test_allowed_networks_accept_http_on_any_port() -> None:
    networks = (ip_network("10.20.0.0/16"),)
    inside = TargetPolicy(networks, lambda *_: ["10.20.1.1"])
    beside = TargetPolicy(networks, lambda *_: ["10.21.1.1"])
    outside = TargetPolicy(networks, lambda *_: ["8.8.8.8"])

    assert inside.check(Target.parse("http://inside:8080/")) == [ip_address("10.20.1.1")]
    for policy, url in (
        (beside, URL),
        (outside, "http://inside:8080/"),
        (outside, "http://inside/"),
    ):
        with pytest.raises(DomainError):
            policy.check(Target.parse(url))


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """A forbidden server on the IPv4 and IPv6 loopback addresses."""
    with socket.create_server(("::", 0), family=socket.AF_INET6, dualstack_ipv6=True) as server:
        server.setblocking(False)
        yield server


def connections(listening: socket.socket) -> int:
    """Count the connections made so far."""
    count = 0
    while True:
        try:
            connection, _ = listening.accept()
        except BlockingIOError:
            return count
        connection.close()
        count += 1


def client(policy: TargetPolicy) -> WebhookClient:
    return WebhookClient(policy, ssl.create_default_context(), timeout=2)
