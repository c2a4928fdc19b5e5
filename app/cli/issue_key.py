"""python -m app issue-key."""

import argparse
from http import HTTPStatus
from typing import get_args

from pydantic import ValidationError

import app.registry.authorities.models  # noqa: F401 - the authorities of an editor are looked up by name
from app.auth.audit import add_audit_entry
from app.auth.audited import API_KEYS, AuditedAction
from app.auth.commands import issue_api_key
from app.auth.schemas import ApiKeyIn, KnownRole
from app.cli.database import OPERATOR, audit_attempt, open_database
from app.domain.errors import DomainError
from app.domain.vocabulary import Role
from app.platform.clock import now
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of issue-key."""
    parser.add_argument("--name", required=True, help="the system that will use it")
    parser.add_argument("--role", required=True, choices=get_args(KnownRole), type=Role)
    parser.add_argument(
        "--authority", action="append", default=[], help="an authority of an editor; repeatable"
    )
    parser.add_argument(
        "--expires", metavar="DAY", help="the last day of the key; by default in a year"
    )
    parser.epilog = (
        f"For example: {parser.prog} --name bromley-desk --role editor --authority bromley"
    )


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Issue a key and print it."""
    body, at = _key_input(args), now()
    with open_database(settings) as database, database.write_session() as session:
        key, secret = issue_api_key(session, body, OPERATOR, at)
        add_audit_entry(
            session,
            audit_attempt("issue-key"),
            HTTPStatus.CREATED,
            at,
            fact=key.id,
            content=API_KEYS.content(AuditedAction.ISSUED, key),
        )
    print(secret)
    return 0


def _key_input(args: argparse.Namespace) -> ApiKeyIn:
    values = {"authorities": args.authority, "expires_on": args.expires}
    try:
        return ApiKeyIn.model_validate({"name": args.name, "role": args.role, **values})
    except ValidationError as error:
        first = error.errors()[0]
        raise DomainError("invalid-request", f"{first['loc'][0]}: {first['msg']}") from error
