from typing import Literal, cast

ProviderEventKind = Literal[
    "administration",
    "ceased-trading",
    "dissolved",
    "distress-signal",
    "insolvency-ended",
    "resumed-trading",
    "sold",
    "special-manager-appointed",
    "trading-on",
    "winding-up-order",
    "winding-up-petition",
]


def check_provider_event_kind(value: str) -> ProviderEventKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ProviderEventKind, value)
