from typing import Literal, cast

ListContractCountsByItem = Literal[
    "authority", "consortium", "end_month", "ground", "kind", "provider", "purpose", "regime", "sme", "vcse"
]


def check_list_contract_counts_by_item(value: str) -> ListContractCountsByItem:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ListContractCountsByItem, value)
