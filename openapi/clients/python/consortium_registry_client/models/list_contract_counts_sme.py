from typing import Literal, cast

ListContractCountsSme = Literal["false", "true", "unknown"]


def check_list_contract_counts_sme(value: str) -> ListContractCountsSme:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractCountsSme, value)
