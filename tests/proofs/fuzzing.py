"""Requests of every sort that the OpenAPI document allows and forbids, and what is wrong with
the answers: a run of Schemathesis against an application in this process.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import schemathesis
from fastapi import FastAPI
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

from app.domain.vocabulary import Role
from app.main import create_app
from app.platform.clock import Clock, now
from app.platform.db.database import Database
from app.settings import Settings
from tests.support import callers, world
from tests.support.commands import TickingClock
from tests.support.issuer import AUDIENCE, serving
from tests.support.operations import SPEAKS_FOR
from tests.support.problem_sets import CASES, NOTICES, REGISTERS, WEBHOOKS

# What no JSON schema can say: rules between two fields, and rules about what is known by now.
# Cursors are opaque by design; a day lies between 1900 and 2199, which only its description says.
SAID_IN_WORDS = {
    "always-public", "authority-without-editor", "day-if-any-left", "days-differ",
    "editor-without-authority", "holds-from-needed", "horizon-too-long", "idempotency-key-reused",
    "invalid-cursor", "invalid-day", "invalid-expires-on", "invalid-moment", "known-at-in-future",
    "not-a-free-text", "position-inside-batch", "unknown-stream",
    "name-reserved", "not-a-framework", "owner-if-owned", "period-reversed", "personal-data",
    "scope-cycle", "scope-not-a-leaf", "seen-outside", "two-times-of-knowledge",
    "unknown-authority", "unknown-consortium", "unknown-contract", "unknown-fact",
    "unknown-filter-code", "unknown-position", "unknown-provider", "unknown-scope",
    "unknown-source",
    *(
        kind.code
        for kind in (*CASES, *NOTICES, *REGISTERS, *WEBHOOKS)
        if kind.status == HTTPStatus.UNPROCESSABLE_ENTITY
    ),
    "before-decided", "contract-if-signed", "firm-if-adviser", "invalid-month",
    "not-of-this-step", "reason-if-fell-away", "reason-if-fell-through", "scope-if-go-live",
    "shared-with-whom", "step-is-opening", "text-if-decision", "two-due-days", "two-ends",
    "two-who-declare", "authority-twice", "fault-twice", "share-above-amount", "scopes-if-cover",
    "superseded-by-another", "scheme-without-number", "reads-as-mismatch", "reads-as-untyped",
    "merge-into-itself",
    "lead-time-before-award", "lead-time-too-short", "fields-are-for-csv", "unknown-column",
}  # fmt: skip


# Every status with which a request may be refused that does not keep to the schema.
REFUSING = [401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 422, 428, 431]


@schemathesis.check
def refused_only_for_what_no_schema_says(
    _: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case[Any]
) -> None:
    """What keeps to the schema is refused for nothing that the schema could have said."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 422:
        problem = response.json()
        codes = {one["code"] for one in problem["errors"]} or {problem["code"]}
        unsaid = codes - SAID_IN_WORDS
        if unsaid and problem["code"] not in SAID_IN_WORDS:
            raise AssertionError(f"the schema allows it, and it is refused: {sorted(unsaid)}")


@dataclass(slots=True)
class Found:
    """How many requests there were, in which phase, and what was wrong with the answers."""

    requests: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    faults: dict[tuple[str, str, str], str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def add(self, scenario: events.ScenarioFinished) -> None:
        recorder = scenario.recorder
        self.requests[scenario.phase.value] += len(recorder.interactions)
        for one in recorder.interactions.values():
            self.statuses[int(one.response.status_code) if one.response else 0] += 1
        for case, checks in recorder.checks.items():
            for check in checks:
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    place = (check.name, recorder.cases[case].value.operation.label, failure.title)
                    sample = check.failure_info.code_sample
                    self.faults.setdefault(place, f"{failure.message}\n{sample}")


@contextmanager
def application(database: Database, role: Role) -> Iterator[tuple[FastAPI, dict[str, str]]]:
    """An application, and the headers of a caller with this role.

    An admin comes with a token: a key could be revoked along the way, by an admin who may.
    """
    clock = Clock(now=TickingClock(world.NOW).read)
    with serving() as issuer:
        accepted: dict[str, Any] = {"oidc_issuer": issuer.url, "oidc_audience": AUDIENCE}
        settings = Settings(_env_file=None, rate_limit="", **accepted)
        expires = int(now().timestamp()) + 100_000
        headers = {}
        if role is Role.ADMIN:
            token = issuer.token(roles=["registry-admin"], exp=expires)
            headers = {"Authorization": f"Bearer {token}"}
        elif role is not Role.ANONYMOUS:
            headers = callers.key(database, role, *SPEAKS_FOR.get(role, ()))
        yield create_app(settings, database, clock), headers


def fuzz(
    app: FastAPI, headers: dict[str, str], operations: list[str], *, examples: int, seed: int
) -> Found:
    """Ask these operations in every way that there is."""
    is_admin = "Authorization" in headers
    config = SchemathesisConfig.from_dict(
        {
            "seed": seed,
            "continue-on-failure": True,
            "headers": headers,
            # Otherwise an admin would hardly ever act for somebody the registry knows.
            "parameters": {"header.Acting-For": "westminster"} if is_admin else {},
            "generation": {
                "database": "none",
                "max-examples": examples,
                "no-shrink": True,
                # Whoever shows nothing also shows what is false; two credentials are one too many.
                "with-security-parameters": not headers,
            },
            # Replaced by a check that knows why something was refused.
            "checks": {
                "positive_data_acceptance": {"enabled": False},
                "negative_data_rejection": {"expected-statuses": REFUSING},
            },
        }
    )
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    found = Found()
    for event in engine.from_schema(schema.include(operation_id=operations)).execute():
        match event:
            case events.ScenarioFinished():
                found.add(event)
            case events.NonFatalError():
                found.errors.append(f"{event.label}: {event.value}")
            case events.FatalError():
                found.errors.append(str(event.exception))
    return found
