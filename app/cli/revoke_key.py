"""python -m app revoke-key."""

import argparse
from http import HTTPStatus

from app.auth.audit import add_audit_entry
from app.auth.commands import revoke_api_key
from app.cli.database import OPERATOR, audit_attempt, open_database
from app.platform.clock import now
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of revoke-key."""
    parser.add_argument("id", metavar="ID", help="the public part of the key, after crk_")
    parser.epilog = f"For example: {parser.prog} ab2cd3ef"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Revoke a key with immediate effect."""
    at = now()
    with open_database(settings) as database, database.write_session() as session:
        content = revoke_api_key(session, args.id, OPERATOR.name, at)
        add_audit_entry(
            session,
            audit_attempt("revoke-key"),
            HTTPStatus.NO_CONTENT,
            at,
            fact=args.id,
            content=content,
        )
    return 0
