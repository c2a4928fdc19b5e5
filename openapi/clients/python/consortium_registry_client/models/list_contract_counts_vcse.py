from typing import Literal, cast

ListContractCountsVcse = Literal["false", "true", "unknown"]


def check_list_contract_counts_vcse(value: str) -> ListContractCountsVcse:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractCountsVcse, value)
