"""Trees of codes, as a map from each code to its parent."""

from collections.abc import Mapping

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
