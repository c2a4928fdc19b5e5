"""The ceiling: FastAPI on uvicorn, answering the same bytes from memory.

Run as `python -m bench.ceiling FILE PORT`; the file holds what the service answered.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response

from bench.questions import Answer

_MADE_BY_THE_SERVER = {"content-length", "date"}


def keep(file: Path, answers: Mapping[str, Answer]) -> None:
    """Write down what the service answered to each target, with a mark for what is known."""
    kept = {
        asked: [answer.status, dict(answer.headers), answer.body.decode()]
        for asked, answer in answers.items()
    }
    file.write_text(json.dumps(kept))


def create_app(kept: Mapping[str, Any]) -> FastAPI:
    """One route for each path; the query and If-None-Match pick the answer."""
    answers = {
        asked: (
            status,
            {k: v for k, v in headers.items() if k not in _MADE_BY_THE_SERVER},
            body.encode(),
        )
        for asked, (status, headers, body) in kept.items()
    }
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)

    async def answer(request: Request) -> Response:
        is_known = "if-none-match" in request.headers
        query = request.scope["query_string"].decode()
        status, headers, body = answers[key(request.scope["path"], query, is_known=is_known)]
        return Response(body, status, headers)

    for path in {asked.split(" ")[0] for asked in answers}:
        app.add_api_route(path, answer, response_model=None)
    return app


def key(path: str, query: str, *, is_known: bool) -> str:
    """Return the key of an answer."""
    return f"{path} {query} {is_known}"


if __name__ == "__main__":
    uvicorn.run(
        create_app(json.loads(Path(sys.argv[1]).read_text())),
        port=int(sys.argv[2]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        server_header=False,
        log_level="warning",
    )
