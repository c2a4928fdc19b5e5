from typing import Literal, cast

ContractItemOutEndType0 = Literal["known", "open", "unknown"]


def check_contract_item_out_end_type_0(value: str) -> ContractItemOutEndType0:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ContractItemOutEndType0, value)
