from typing import Literal, cast

GetContractsWorkbookEnd = Literal["known", "open", "unknown"]


def check_get_contracts_workbook_end(value: str) -> GetContractsWorkbookEnd:
    """Return the value as a word of the codelist; a newer registry may know more words."""
    return cast(GetContractsWorkbookEnd, value)
