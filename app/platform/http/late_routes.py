"""Routes of modules that are imported at the first request for one of their paths."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from threading import RLock
from typing import Any

from starlette.routing import BaseRoute

from app.platform.route_template import path_root

IMPORTING = RLock()
"""Held while modules are imported late: two threads could see parts of modules of each other."""


def _nothing() -> None:
    """Do nothing after a load."""


class LateRoutes:
    """The routes of several modules, in the order of the modules.

    A process uses some of its modules only. To import all of them took a fifth of the time of a
    start and 15 MB.
    """

    def __init__(
        self,
        modules: Mapping[str, tuple[str, ...]],
        check: Callable[[Sequence[BaseRoute]], None],
    ) -> None:
        """Take the first two segments of the paths of each module; () if it is imported at once.

        `check` raises an exception if the routes of a module may not be served.
        """
        self._roots = dict(modules)
        self._check = check
        self._loaded: dict[str, Sequence[BaseRoute]] = {}
        self._known_roots = {root for roots in modules.values() for root in roots}
        self._loaded_roots: set[str] = set()
        self.on_load: Callable[[], None] = _nothing
        self._load([name for name, roots in modules.items() if not roots])

    def __iter__(self) -> Iterator[BaseRoute]:
        """Yield the routes that are loaded."""
        for name in self._roots:
            yield from self._loaded.get(name, ())

    def has_all_for(self, path: str) -> bool:
        """Return whether all routes that may match a path are loaded."""
        root = path_root(path)
        return root in self._loaded_roots or root not in self._known_roots

    def load_for(self, path: str) -> bool:
        """Load all routes that may match a path; return whether there are new ones."""
        if self.has_all_for(path):
            return False
        root = path_root(path)
        are_new = self._load([name for name, roots in self._roots.items() if root in roots])
        self._loaded_roots.add(root)
        return are_new

    def load_all(self) -> bool:
        """Load the routes of all modules; return whether there are new ones."""
        return self._load(list(self._roots))

    def _load(self, names: Sequence[str]) -> bool:
        # Whoever waits here finds all that was loaded in use, too.
        with IMPORTING:
            missing = [name for name in names if name not in self._loaded]
            for name in missing:
                routes = import_module(name).router.routes
                self._check(routes)
                self._check_roots(name, routes)
                self._loaded[name] = routes
            if missing:
                self.on_load()
        return bool(missing)

    def _check_roots(self, name: str, routes: Sequence[Any]) -> None:
        """Check that a request for any route of a module would load the module."""
        known = self._roots[name]
        unnamed = {path_root(route.path) for route in routes}.difference(known) if known else ()
        if unnamed:
            raise RuntimeError(f"{name} has routes for {', '.join(sorted(unnamed))}; name them")
