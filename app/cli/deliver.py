"""python -m app deliver."""

import argparse
import logging.config
import signal
import threading

from prometheus_client import CollectorRegistry, start_http_server

from app.cli.database import open_database
from app.platform.clock import Clock
from app.platform.http.observability import LOGGING
from app.settings import Settings
from app.webhooks.target_policy import TargetPolicy
from app.webhooks.worker import run_workers


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of deliver."""
    parser.add_argument(
        "--metrics-port",
        type=int,
        metavar="PORT",
        help="serve /metrics on this port of HOST; by default not at all",
    )
    parser.epilog = f"For example: {parser.prog} --metrics-port 9100"


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Deliver webhooks until a signal arrives; a kill at any moment loses nothing."""
    logging.config.dictConfig(LOGGING)
    registry, stopped = CollectorRegistry(), threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    if args.metrics_port is not None:
        start_http_server(args.metrics_port, settings.host, registry)
    policy = TargetPolicy(settings.webhook_networks)
    with open_database(settings) as database, run_workers(database, Clock(), policy, registry):
        stopped.wait()
    return 0
