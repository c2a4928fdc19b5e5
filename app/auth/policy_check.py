"""The check that every operation has exactly one policy."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias, get_type_hints

from fastapi import params
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute

from app.auth.policy import Policy, PublicPolicy

AnyPolicy: TypeAlias = Policy | PublicPolicy


class MissingPolicyError(Exception):
    """Operations have no policy, or more than one."""


def policies(routes: Sequence[BaseRoute]) -> dict[tuple[str, str], AnyPolicy]:
    """Return the policy of each operation, by path and method.

    Raises MissingPolicyError if an operation has no policy, or more than one.
    """
    found: dict[tuple[str, str], AnyPolicy] = {}
    wrong: list[str] = []
    for context in iter_route_contexts(routes):
        if not isinstance(context.original_route, APIRoute):
            continue
        calls = (context.endpoint, *(depends.dependency for depends in context.dependencies))
        found_policies = {policy for call in calls for policy in _policies_of(call)}
        if len(found_policies) != 1:
            wrong.append(f"{context.path}: {len(found_policies)} policies")
            continue
        policy = found_policies.pop()
        found.update({(str(context.path), method): policy for method in context.methods or ()})
    if wrong:
        raise MissingPolicyError("; ".join(wrong))
    return found


def check_policies(routes: Sequence[BaseRoute]) -> None:
    """Raise MissingPolicyError if an operation does not have exactly one policy."""
    policies(routes)


def _policies_of(call: Callable[..., Any] | None) -> Iterator[AnyPolicy]:
    """Yield the policies on which a function depends, as its annotations say.

    FastAPI's own account of the dependencies would build every route at the start.
    """
    if isinstance(call, Policy | PublicPolicy):
        yield call
    elif call is not None:
        for hint in get_type_hints(call, include_extras=True).values():
            for part in getattr(hint, "__metadata__", ()):
                if isinstance(part, params.Depends):
                    yield from _policies_of(part.dependency)
