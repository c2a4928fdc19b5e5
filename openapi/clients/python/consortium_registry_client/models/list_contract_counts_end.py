from typing import Literal, cast

ListContractCountsEnd = Literal["known", "open", "unknown"]


def check_list_contract_counts_end(value: str) -> ListContractCountsEnd:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractCountsEnd, value)
