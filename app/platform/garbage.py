"""Collection of cyclic garbage, as often as suits a process of the registry."""

import gc

_THRESHOLDS = (50_000, 20, 20)
"""New objects before a collection, and collections before one of the next older generation.

A batch makes some hundred thousand objects that live until it ends. With Python's default of 700,
a fifth of the processor time of a batch went to looking at them again and again.
"""


def start_collector() -> None:
    """Enable the collection; what was imported so far lives as long as the process."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
