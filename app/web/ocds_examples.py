"""Examples of the operations that answer with open contracting data."""

from typing import Any

OCDS_EXAMPLES: dict[str, dict[str, Any]] = {
    "list_release_packages": {
        "updatedFrom": "2025-08-01T00:00:00",
        "updatedTo": "2025-10-01T00:00:00",
        "limit": 5,
    },
    "get_release_package": {"id": "ocds-h6vhtk-0597f7"},
    "list_record_packages": {"limit": 3},
    "get_record_package": {"ocid": "ocds-h6vhtk-0597f7"},
}
