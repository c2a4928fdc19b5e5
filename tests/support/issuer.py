"""A local identity provider with real keys, for tokens of any content."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from app.platform.clock import now

AUDIENCE = "registry"


@dataclass
class LocalIssuer:
    """An issuer that signs tokens and publishes its keys."""

    url: str = ""
    keys: dict[str, RSAPrivateKey] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    clients: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Return the default claims of a token."""

    def rotate(self, kid: str) -> None:
        """Replace the signing key and publish only the new one."""
        self.keys = {kid: generate_private_key(public_exponent=65537, key_size=2048)}

    def token(self, *, kid: str | None = None, signed_by: Any = None, **claims: Any) -> str:
        """Return a token of a partner system, valid for five minutes by default."""
        at = int(now().timestamp())
        said = {
            "iss": self.url, "aud": AUDIENCE, "iat": at, "exp": at + 300,
            "client_id": "camden-care", "roles": ["registry-reader"], **claims,
        }  # fmt: skip
        (own, key) = next(iter(self.keys.items()))
        said = {name: value for name, value in said.items() if value is not None}
        return jwt.encode(said, signed_by or key, algorithm="RS256", headers={"kid": kid or own})

    def answer(self, path: str) -> Any:
        """Return the document at a path."""
        self.asked.append(path)
        if path == "/jwks":
            keys = [
                {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "use": "sig"}
                for kid, key in self.keys.items()
            ]
            return {"keys": keys}
        addresses = {"jwks_uri": f"{self.url}/jwks", "token_endpoint": f"{self.url}/token"}
        return {"issuer": self.url, **addresses}

    def answer_form(self, form: str) -> Any:
        """Return a token for client credentials (RFC 6749, section 4.4)."""
        client = dict(parse_qsl(form))["client_id"]
        return {"access_token": self.token(client_id=client, **self.clients[client])}


@contextmanager
def serving() -> Iterator[LocalIssuer]:
    """Run an identity provider until the end of the block."""
    issuer = LocalIssuer()
    issuer.rotate("first")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(issuer.answer(self.path))

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(issuer.answer_form(form))

        def reply(self, answer: Any) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        issuer.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield issuer
        finally:
            server.shutdown()
            thread.join()
