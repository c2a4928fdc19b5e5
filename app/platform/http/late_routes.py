"""Routes of modules that are imported at the first request for one of their paths."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from threading import RLock

from starlette.routing import BaseRoute

_API = "/v1/"


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
        self._loading = RLock()
        self._load([name for name, roots in modules.items() if not roots])

    def __iter__(self) -> Iterator[BaseRoute]:
        """Yield the routes that are loaded."""
        for name in self._roots:
            yield from self._loaded.get(name, ())

    def has_all_for(self, path: str) -> bool:
        """Return whether all routes that may match a path are loaded."""
        root = _root(path)
        if root in self._loaded_roots:
            return True
        return not path.startswith(_API) and root not in self._known_roots

    def load_for(self, path: str) -> bool:
        """Load all routes that may match a path; return whether there are new ones.

        A path of the API that no module names may belong to any of them.
        """
        if self.has_all_for(path):
            return False
        root = _root(path)
        names = [name for name, roots in self._roots.items() if root in roots]
        if not names:
            return self.load_all()
        are_new = self._load(names)
        self._loaded_roots.add(root)
        return are_new

    def load_all(self) -> bool:
        """Load the routes of all modules; return whether there are new ones."""
        return self._load(list(self._roots))

    def _load(self, names: Sequence[str]) -> bool:
        with self._loading:
            missing = [name for name in names if name not in self._loaded]
            for name in missing:
                routes = import_module(name).router.routes
                self._check(routes)
                self._loaded[name] = routes
        return bool(missing)


def _root(path: str) -> str:
    """Return a path up to its second segment."""
    return "/".join(path.split("/", 3)[:3])
