"""The JSON Schema that lets an editor complete and check a scheme while it is written."""

from __future__ import annotations

import json

from flows.categorise.rules import SchemeFile

SCHEMA_FILE = ".scheme.schema.json"  # beside the schemes; their first line names it


def scheme_schema() -> str:
    """Give the schema's text; `python -m flows.categorise.schema` prints it, to renew the file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SchemeFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(scheme_schema())
