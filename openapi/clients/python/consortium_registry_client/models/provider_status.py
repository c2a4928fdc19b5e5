from typing import Literal, cast

ProviderStatus = Literal["ceased", "not-known-to-have-stopped", "trading-in-insolvency"]


def check_provider_status(value: str) -> ProviderStatus:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ProviderStatus, value)
