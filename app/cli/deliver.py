"""python -m app deliver."""

import argparse
import logging.config
import signal
import threading

from prometheus_client import CollectorRegistry, start_http_server

from app.cli.database import opened
from app.platform.clock import Clock
from app.platform.http.observability import LOGGING
from app.settings import Settings
from app.webhooks.target_policy import TargetPolicy
from app.webhooks.worker import run_workers


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where its own metrics are."""
    parser.add_argument(
        "--metrics-port", type=int, metavar="PORT", help="serve /metrics there, on HOST; nowhere"
    )
    parser.epilog = f"For example: {parser.prog} --metrics-port 9100"


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Deliver until told to stop. It may be killed at any moment: nothing is lost."""
    logging.config.dictConfig(LOGGING)
    registry, told = CollectorRegistry(), threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: told.set())
    if asked.metrics_port is not None:
        start_http_server(asked.metrics_port, settings.host, registry)
    policy = TargetPolicy(settings.webhook_networks)
    with opened(settings) as database, run_workers(database, Clock(), policy, registry):
        told.wait()
    return 0
