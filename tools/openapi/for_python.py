"""The OpenAPI document as the Python client needs it: a client that reads JSON, and only JSON.

usage: for_python.py < openapi/registry.json > for-python.json

The Python client parses every answer as JSON. So `format`, which asks for CSV, would only break it,
and a 304, which comes to who sends `If-None-Match` alone, would make the type of every answer Any.
And an operation that names any key would take none but the client that has one, although `{}` among
its requirements says that nobody needs a key to read.
"""

import json
import sys

document = json.load(sys.stdin)
for methods in document["paths"].values():
    for operation in methods.values():
        parameters = operation.get("parameters", ())
        operation["parameters"] = [one for one in parameters if one["name"] != "format"]
        operation["responses"].pop("304", None)
        if {} in operation.get("security", ()):
            del operation["security"]
json.dump(document, sys.stdout)
