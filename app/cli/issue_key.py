"""python -m app issue-key."""

import argparse
from http import HTTPStatus
from typing import get_args

from pydantic import ValidationError

import app.registry.authorities.models  # noqa: F401 - the authorities of an editor are looked up by name
from app.auth.audit import add_audit_entry
from app.auth.commands import issue_api_key
from app.auth.schemas import ApiKeyIn, KnownRole
from app.cli.database import OPERATOR, opened, typed
from app.domain.errors import DomainError
from app.domain.vocabulary import Role
from app.platform.clock import now
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Who will hold the key, and what for."""
    parser.add_argument("--name", required=True, help="the system that will use it")
    parser.add_argument("--role", required=True, choices=get_args(KnownRole), type=Role)
    parser.add_argument(
        "--authority", action="append", default=[], help="one that an editor speaks for; repeatable"
    )
    parser.add_argument("--expires", metavar="DAY", help="its last day; in a year")
    parser.epilog = (
        f"For example: {parser.prog} --name bromley-desk --role editor --authority bromley"
    )


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Issue a key."""
    body, at = _whom(asked), now()
    with opened(settings) as database, database.write_session() as session:
        key, whole = issue_api_key(session, body, OPERATOR.name, at)
        add_audit_entry(session, typed("issue-key"), HTTPStatus.CREATED, at, fact=key.id)
    print(whole)
    return 0


def _whom(asked: argparse.Namespace) -> ApiKeyIn:
    said = {"authorities": asked.authority, "expires_on": asked.expires}
    try:
        return ApiKeyIn.model_validate({"name": asked.name, "role": asked.role, **said})
    except ValidationError as error:
        first = error.errors()[0]
        raise DomainError("invalid-request", f"{first['loc'][0]}: {first['msg']}") from error
