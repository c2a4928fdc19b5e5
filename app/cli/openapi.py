"""python -m app openapi."""

import argparse
import json

from app.main import create_app
from app.platform.db.database import Database
from app.settings import Settings


def arguments(parser: argparse.ArgumentParser) -> None:
    """There is one description."""
    parser.epilog = f"For example: {parser.prog} > registry.json"


def run(_: argparse.Namespace, __: Settings) -> int:
    """Print it with every setting as it is defined, so that it depends on nobody's own."""
    app = create_app(Settings.model_construct(), Database("sqlite:///:memory:"))
    print(json.dumps(app.openapi(), indent=2, ensure_ascii=False))
    return 0
