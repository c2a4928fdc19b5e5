"""How contracting processes and releases are called."""

import re

PREFIX = "ocds-000000"
"""Ours, and not registered with the Open Contracting Partnership: for contracts of which no ocid
is published. Whoever runs the registry for others to rely on registers a prefix of their own."""

# What the Partnership gives out as a prefix, and then a number of the publisher's own.
_PUBLISHED = re.compile(r"ocds-[a-z0-9]{6}-[A-Za-z0-9_-]{1,100}")


def ocid_of(reference: str, published: str | None) -> str:
    """The process that a contract belongs to: the one published for it, else one of its own."""
    if published and _PUBLISHED.fullmatch(published) and not published.startswith(PREFIX):
        return published
    return f"{PREFIX}-{reference}"


def reference_of(ocid: str) -> str | None:
    """The contract that an ocid of ours is made of."""
    prefix, _, reference = ocid.partition(f"{PREFIX}-")
    return reference if reference and not prefix else None


def release_id(ocid: str, position: int) -> str:
    """A release is known by its process and by the entry of the ledger that it tells of."""
    return f"{ocid}.{position}"


def parse_release_id(name: str) -> tuple[str, int | None]:
    """The process that an ocid or the id of a release names, and the position, if it names one."""
    ocid, _, position = name.partition(".")
    return (ocid, int(position)) if re.fullmatch(r"[1-9][0-9]{0,17}", position) else (name, None)
