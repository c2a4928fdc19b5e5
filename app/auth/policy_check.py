"""No operation without a policy: an application that has one does not start."""

from collections.abc import Iterator
from typing import TypeAlias

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, iter_route_contexts

from app.auth.policy import Policy, PublicPolicy

AnyPolicy: TypeAlias = Policy | PublicPolicy


class MissingPolicyError(Exception):
    """Operations of an application have no policy, or more than one."""


def policies(app: FastAPI) -> dict[tuple[str, str], AnyPolicy]:
    """The policy of each operation, by path and method; refuses any without exactly one."""
    found: dict[tuple[str, str], AnyPolicy] = {}
    wrong: list[str] = []
    for context in iter_route_contexts(app.routes):
        if not isinstance(context.original_route, APIRoute):
            continue
        guarding = set(_guarding(context.dependant))
        if len(guarding) != 1:
            wrong.append(f"{context.path}: {len(guarding)} policies")
            continue
        policy = guarding.pop()
        found.update({(str(context.path), method): policy for method in context.methods or ()})
    if wrong:
        raise MissingPolicyError("; ".join(wrong))
    return found


def check_policies(app: FastAPI) -> None:
    """Refuse to start an application with an operation that nobody guards."""
    policies(app)


def _guarding(dependant: Dependant) -> Iterator[AnyPolicy]:
    for one in dependant.dependencies:
        if isinstance(one.call, Policy | PublicPolicy):
            yield one.call
        yield from _guarding(one)
