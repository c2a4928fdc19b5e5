"""Trees of codes, each code with that of its parent: the way up, and the leaves below."""

from collections.abc import Mapping

Parents = Mapping[str, str | None]


def path_to_root(code: str, parents: Parents) -> list[str]:
    """The code itself, its parent, and so on to the root; a circle is walked once."""
    path = [code]
    while (parent := parents.get(path[-1])) is not None and parent not in path:
        path.append(parent)
    return path


def leaves_of(parents: Parents) -> list[str]:
    """The codes under which there is nothing, in order."""
    branches = set(parents.values())
    return sorted(code for code in parents if code not in branches)


def leaves_under(code: str, parents: Parents) -> list[str]:
    """The leaves below a code; a leaf is its own."""
    return [leaf for leaf in leaves_of(parents) if code in path_to_root(leaf, parents)]
