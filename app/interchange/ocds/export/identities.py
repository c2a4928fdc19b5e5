"""Identifiers of contracting processes and releases."""

import re

PREFIX = "ocds-000000"
"""The prefix for contracts without a published ocid. It is not registered with the Open Contracting
Partnership: an operator who publishes releases registers a prefix and replaces this one."""

# A prefix from the Open Contracting Partnership, followed by the publisher's own number.
_PUBLISHED = re.compile(r"ocds-[a-z0-9]{6}-[A-Za-z0-9_-]{1,100}")


def ocid_of(reference: str, published: str | None) -> str:
    """Return the ocid of a contract: the published one, else one made from its reference."""
    if published and _PUBLISHED.fullmatch(published) and not published.startswith(PREFIX):
        return published
    return f"{PREFIX}-{reference}"


def reference_of(ocid: str) -> str | None:
    """Return the contract reference inside an ocid with our prefix, else None."""
    prefix, _, reference = ocid.partition(f"{PREFIX}-")
    return reference if reference and not prefix else None


def release_id(ocid: str, position: int) -> str:
    """Return the id of a release: its ocid and the position of its ledger entry."""
    return f"{ocid}.{position}"


def parse_release_id(name: str) -> tuple[str, int | None]:
    """Split an ocid or a release id into the ocid and, for a release, its position."""
    ocid, _, position = name.partition(".")
    return (ocid, int(position)) if re.fullmatch(r"[1-9][0-9]{0,17}", position) else (name, None)
