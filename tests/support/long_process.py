"""What a process that runs thousands of tests does rarely: collect garbage."""

import gc

from app.platform.garbage import start_collector


def pytest_sessionstart() -> None:
    """Collect no garbage while the tests are collected: nearly everything stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Collect garbage as often as the service does."""
    start_collector()
