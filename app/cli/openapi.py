"""python -m app openapi."""

import argparse
import json

from app.main import create_app
from app.platform.db.database import Database
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the help text of openapi, which takes no options."""
    parser.epilog = f"For example: {parser.prog} > registry.json"


def run(_: argparse.Namespace, __: Settings) -> int:
    """Print the OpenAPI document with default settings, independent of the environment."""
    app = create_app(Settings.model_construct(), Database("sqlite:///:memory:"))
    print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
    return 0
