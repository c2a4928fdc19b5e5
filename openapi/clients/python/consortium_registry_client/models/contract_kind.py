from typing import Literal, cast

ContractKind = Literal[
    "call-off",
    "competed",
    "concession",
    "direct-award",
    "direct-engagement",
    "dynamic-market",
    "framework",
    "grant",
    "in-house",
    "inter-authority",
    "light-touch-framework",
    "open-framework",
    "section-75-agreement",
    "spot-purchase",
    "unknown",
]


def check_contract_kind(value: str) -> ContractKind:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ContractKind, value)
