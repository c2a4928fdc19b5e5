"""The hash chain of the ledger: canonical JSON and SHA-256, as the audit log uses them too."""

from app.platform.canonical import GENESIS, canonical, digest, to_plain

__all__ = ["GENESIS", "canonical", "digest", "to_plain"]
