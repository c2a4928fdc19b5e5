"""Trees of codes, as a map from each code to its parent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Parents = Mapping[str, str | None]


def path_to_root(code: str, parents: Parents) -> list[str]:
    """Return the code, its parent and so on up to the root; a cycle is followed once."""
    path = [code]
    while (parent := parents.get(path[-1])) is not None and parent not in path:
        path.append(parent)
    return path


def leaves_of(parents: Parents) -> list[str]:
    """Return the codes without children, sorted."""
    branches = set(parents.values())
    return sorted(code for code in parents if code not in branches)


def leaves_under(code: str, parents: Parents) -> list[str]:
    """Return the leaves below a code, or the code itself if it is a leaf."""
    return [leaf for leaf in leaves_of(parents) if code in path_to_root(leaf, parents)]


@dataclass(frozen=True)
class Tree:
    """A tree that is asked many times: each path and each list of leaves is computed once."""

    parents: Parents
    _paths: dict[str, list[str]] = field(default_factory=dict)
    _under: dict[str, dict[str, int]] = field(default_factory=dict)

    @cached_property
    def leaves(self) -> frozenset[str]:
        """The codes without children."""
        return frozenset(leaves_of(self.parents))

    def path_to_root(self, code: str) -> list[str]:
        """Return the code, its parent and so on up to the root."""
        if code not in self._paths:
            self._paths[code] = path_to_root(code, self.parents)
        return self._paths[code]

    def leaves_under(self, code: str) -> dict[str, int]:
        """Return the leaves below a code, or itself, each with the number of steps up to it."""
        if code not in self._under:
            paths = ((leaf, self.path_to_root(leaf)) for leaf in sorted(self.leaves))
            self._under[code] = {leaf: path.index(code) for leaf, path in paths if code in path}
        return self._under[code]

    def siblings(self, leaf: str) -> list[str]:
        """Return the other leaves with the same parent."""
        parent = self.parents.get(leaf)
        if parent is None:
            return []
        below = self.leaves_under(parent)
        return [other for other, steps in below.items() if steps == 1 and other != leaf]
