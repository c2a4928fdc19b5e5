"""Derive codes from ocids and notice ids, so that repeated imports agree."""

import hashlib
import re

from app.interchange.ocds.import_.notices import CONTRACTS_FINDER

_PREFIXES = {CONTRACTS_FINDER: "cf", "ocds-h6vhtk-": "fts"}
_MAX_LENGTH = 61
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")


def contract_reference(ocid: str) -> str:
    """Return the reference of the contract of a process: its ocid if valid as a code."""
    if _CODE.fullmatch(ocid):
        return ocid
    plain = re.sub("[^a-z0-9]+", "-", ocid.lower()).strip("-")
    digest = hashlib.sha256(ocid.encode()).hexdigest()[:12]
    return f"{plain[: _MAX_LENGTH - 13]}-{digest}".lstrip("-")


def source_code(ocid: str, id_: str) -> str:
    """Return the code of the source for a notice."""
    prefix = next((name for start, name in _PREFIXES.items() if ocid.startswith(start)), None)
    plain = re.sub("[^a-z0-9]+", "-", id_.lower()).strip("-")
    if prefix is not None and plain == id_ and len(plain) < _MAX_LENGTH - 4:
        return f"{prefix}-{plain}"
    return f"ocds-{hashlib.sha256(f'{ocid} {id_}'.encode()).hexdigest()[:24]}"
