from typing import Literal, cast

ContractOutEndType0 = Literal["known", "open", "unknown"]


def check_contract_out_end_type_0(value: str) -> ContractOutEndType0:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(ContractOutEndType0, value)
