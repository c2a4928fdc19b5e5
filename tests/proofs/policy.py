"""What the policy says of a request, worked out beside the code that says it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeAlias

from app.domain.vocabulary import Role
from tests.proofs.ground import Asker
from tests.proofs.relations import EDITORS, Target
from tests.support.openapi import Operation

Expected: TypeAlias = tuple[int, str | None]
"""A status, and the code of the problem if it is one."""

Rule: TypeAlias = Callable[[Operation, Asker, Target], Expected | None]

_S = HTTPStatus


def expected(operation: Operation, asker: Asker, target: Target) -> Expected:
    """The answer to somebody who asks an operation about something: the first that applies."""
    if not operation.said["security"]:
        return (operation.success, None)
    answers = (rule(operation, asker, target) for rule in RULES)
    success = (target.success or operation.success, None)
    return next((one for one in answers if one is not None), success)


def credentials(_: Operation, asker: Asker, __: Target) -> Expected | None:
    if asker.works:
        return None
    code = "two-credentials" if asker.name == "two keys" else "invalid-credentials"
    return (_S.UNAUTHORIZED, code)


def role(operation: Operation, asker: Asker, _: Target) -> Expected | None:
    if asker.role not in operation.roles:
        is_stranger = asker.role is Role.ANONYMOUS
        return (_S.UNAUTHORIZED, "credentials-needed") if is_stranger else FORBIDDEN
    return None


def acting_for_somebody_known(operation: Operation, asker: Asker, _: Target) -> Expected | None:
    is_unknown = "Acting-For" in operation.parameters and asker.acting_for == "atlantis"
    return (_S.UNPROCESSABLE_ENTITY, "unknown-authority") if is_unknown else None


def existence(_: Operation, asker: Asker, target: Target) -> Expected | None:
    """What is hidden from somebody does not exist for them."""
    if target.held_by is not None:
        is_theirs = asker.name in target.held_by or asker.role is Role.ADMIN
        return None if is_theirs else (_S.NOT_FOUND, "unknown-code")
    if target.shown_to != "nobody" and asker.sees(target.shown_to):
        return None
    in_body = target.unknown != "unknown-code"
    return (_S.UNPROCESSABLE_ENTITY if in_body else _S.NOT_FOUND, target.unknown)


def charge(operation: Operation, asker: Asker, target: Target) -> Expected | None:
    if "Acting-For" not in operation.parameters:
        return None
    code = _not_the_editor_s(asker, target) if asker.role is Role.EDITOR else None
    nobody_in_particular = target.charge in {EDITORS, frozenset()}
    if asker.role is Role.ADMIN and not nobody_in_particular:
        code = None if asker.acting_for in target.charge else "acting-for-needed"
    return None if code is None else (_S.FORBIDDEN, code)


def _not_the_editor_s(asker: Asker, target: Target) -> str | None:
    is_by_another = target.author not in {None, AUTHORS.get(asker.name)}
    is_in_charge = bool(asker.authorities & target.charge) or target.charge == EDITORS
    if asker.acting_for is not None:
        return "acting-for-not-yours"
    if not is_in_charge or (target.charge == EDITORS and is_by_another):
        return "not-in-charge"
    return None if target.owner is None or target.owner in asker.authorities else "owner-not-you"


AUTHORS = {"editor of camden": "camden-system", "editor of islington": "i"}
"""What the systems are called that have stated something on this ground."""

FORBIDDEN = (_S.FORBIDDEN, "forbidden")
RULES: tuple[Rule, ...] = (credentials, role, acting_for_somebody_known, existence, charge)
