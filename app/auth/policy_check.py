"""The check that every operation has exactly one policy."""

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
    """Return the policy of each operation, by path and method.

    Raises MissingPolicyError if an operation has no policy, or more than one.
    """
    found: dict[tuple[str, str], AnyPolicy] = {}
    wrong: list[str] = []
    for context in iter_route_contexts(app.routes):
        if not isinstance(context.original_route, APIRoute):
            continue
        found_policies = set(_policies_of(context.dependant))
        if len(found_policies) != 1:
            wrong.append(f"{context.path}: {len(found_policies)} policies")
            continue
        policy = found_policies.pop()
        found.update({(str(context.path), method): policy for method in context.methods or ()})
    if wrong:
        raise MissingPolicyError("; ".join(wrong))
    return found


def check_policies(app: FastAPI) -> None:
    """Raise MissingPolicyError if an operation does not have exactly one policy."""
    policies(app)


def _policies_of(dependant: Dependant) -> Iterator[AnyPolicy]:
    for dependency in dependant.dependencies:
        if isinstance(dependency.call, Policy | PublicPolicy):
            yield dependency.call
        yield from _policies_of(dependency)
