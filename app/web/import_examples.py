"""Examples of what is taken as a file, and of what is kept of it."""

from typing import Any

_OCID = "ocds-h6vhtk-06f00d"
_ADDRESS = "https://www.find-tender.service.gov.uk/Notice/090001-2026"

IMPORT_EXAMPLES: dict[str, dict[str, Any]] = {
    "import_notices": {
        "dry_run": True,
        "body": {
            "publisher": {"name": "Cabinet Office"},
            "releases": [
                {
                    "ocid": _OCID,
                    "id": "090001-2026",
                    "date": "2026-09-25T10:00:00+01:00",
                    "tag": ["award", "contract"],
                    "parties": [
                        {
                            "id": "GB-LAE-ISL",
                            "name": "London Borough of Islington",
                            "identifier": {"scheme": "GB-LAE", "id": "ISL"},
                            "roles": ["buyer"],
                        },
                        {
                            "id": "GB-COH-12345678",
                            "name": "Example Equipment Ltd",
                            "identifier": {"scheme": "GB-COH", "id": "12345678"},
                            "roles": ["supplier"],
                        },
                    ],
                    "buyer": {"id": "GB-LAE-ISL"},
                    "tender": {
                        "title": "Community equipment",
                        "legalBasis": {"id": "2023/54", "scheme": "UKPGA"},
                        "procurementMethod": "direct",
                    },
                    "awards": [
                        {
                            "id": "1",
                            "status": "active",
                            "suppliers": [{"id": "GB-COH-12345678"}],
                            "value": {"amount": 250000, "currency": "GBP"},
                            "contractPeriod": {
                                "startDate": "2026-10-01T00:00:00+01:00",
                                "endDate": "2027-09-30T23:59:59+01:00",
                            },
                            "documents": [
                                {"id": "090001-2026", "noticeType": "UK6", "url": _ADDRESS}
                            ],
                        }
                    ],
                }
            ],
        },
    },
    "get_kept_process": {"ocid": _OCID},
}
