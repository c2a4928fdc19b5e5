"""The OpenAPI document as the Python client needs it: a client that reads JSON, and only JSON.

usage: for_python.py < openapi/registry.json > for-python.json

The Python client parses every answer as JSON. So `format`, which asks for CSV, would only break it,
and a 304, which comes to who sends `If-None-Match` alone, would make the type of every answer Any.
And an operation that names any key would take none but the client that has one, although `{}` among
its requirements says that nobody needs a key to read. A body that is no JSON is sent as bytes, and
an answer that is never JSON is given as bytes.
"""

import json
import sys

BYTES = {"type": "string", "format": "binary"}

document = json.load(sys.stdin)
for methods in document["paths"].values():
    for operation in methods.values():
        parameters = operation.get("parameters", ())
        operation["parameters"] = [one for one in parameters if one["name"] != "format"]
        operation["responses"].pop("304", None)
        for answer in operation["responses"].values():
            if [*answer.get("content", ())] == ["text/csv"]:
                answer["content"]["text/csv"]["schema"] = BYTES
        for media_type, body in operation.get("requestBody", {}).get("content", {}).items():
            if media_type != "application/json":
                body["schema"] = BYTES
        if {} in operation.get("security", ()):
            del operation["security"]
json.dump(document, sys.stdout)
