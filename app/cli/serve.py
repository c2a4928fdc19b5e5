"""python -m app serve."""

import argparse
import gc

import uvicorn

from app.platform.http.observability import LOGGING
from app.platform.http.slow_clients import TimeoutHttpProtocol
from app.settings import Settings

SHUTDOWN_SECONDS = 7
"""Seconds for requests in flight when told to stop: whoever runs services kills after ten."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whatever can be set is a setting."""
    parser.epilog = f"For example: {parser.prog}"


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop."""
    # Most is still to be imported: `application` has the collector begin once it is there.
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
