"""Answer groups of requests, each in a process that imports only what they need; run by a test.

A line of the input is a list of requests: method, URL and headers. A line of the output is the list
of the statuses.
"""

import json
import os
import sys
from typing import Any

from fastapi.testclient import TestClient

from app.main import create_app
from app.platform.db.database import Database
from app.settings import Settings


def main(url: str) -> None:
    """Answer each line in a copy of this process, which has imported no room."""
    settings = Settings(_env_file=None, rate_limit="", response_cache_mib=0)
    for line in sys.stdin:
        if os.fork() == 0:
            client = TestClient(create_app(settings, Database(url)))
            statuses = [_status(client, *request) for request in json.loads(line)]
            sys.stdout.write(f"{json.dumps(statuses)}\n")
            sys.stdout.flush()
            os._exit(0)
        os.wait()


def _status(client: TestClient, method: str, url: str, headers: dict[str, str]) -> int | str:
    try:
        response: Any = client.request(method, url, headers=headers)
    except Exception as error:
        return repr(error)
    return int(response.status_code)


if __name__ == "__main__":
    main(sys.argv[1])
