"""python -m app serve."""

import argparse
import gc

import uvicorn

from app.platform.http.observability import LOGGING
from app.platform.http.slow_clients import TimeoutHttpProtocol
from app.settings import Settings

SHUTDOWN_SECONDS = 7
"""Seconds for running requests at shutdown; service managers kill after ten."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the help text of serve, which takes settings instead of options."""
    parser.epilog = f"For example: {parser.prog}"


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Serve until a signal arrives."""
    # Imports are still to come: `application` enables the collector after them.
    gc.disable()
    uvicorn.run(
        "app.main:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        http=TimeoutHttpProtocol,
        ws="none",
        log_config=LOGGING,
        server_header=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
    return 0
