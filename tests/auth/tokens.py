"""Helpers for tests of bearer tokens."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.auth.tokens import Tokens
from app.platform.clock import now
from app.platform.problems.problem import Problem
from app.settings import Settings
from tests.support.issuer import AUDIENCE, LocalIssuer

Make = Callable[[LocalIssuer], str]


def tokens(issuer: LocalIssuer, *, cooldown: float = 30, **settings: Any) -> Tokens:
    said = {"oidc_issuer": issuer.url, "oidc_audience": AUDIENCE, **settings}
    rules = Settings(_env_file=None, **said).issuer
    assert rules is not None
    return Tokens(replace(rules, cooldown_seconds=cooldown))


def refusal(checked: Tokens, token: str) -> Problem:
    with pytest.raises(Problem) as refused:
        checked.authenticate(token)
    return refused.value


def in_seconds(seconds: int) -> int:
    return int(now().timestamp()) + seconds


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def with_header(**header: Any) -> Make:
    return lambda issuer: ".".join([part(header), *issuer.token().split(".")[1:]])
