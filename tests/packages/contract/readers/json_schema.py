# Schemas and environments as jsonschema sees them, one line of JSON for each question.
import json
import sys
import warnings

import re2
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

# Python warns of what another version of it will read differently.
warnings.simplefilter("error", FutureWarning)


def patterns(schema):
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for value in schema.values():
            yield from patterns(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from patterns(value)


for line in sys.stdin:
    question = json.loads(line)
    schema = json.loads(question["schema"])
    Draft202012Validator.check_schema(schema)
    # As validators in Go read them.
    for pattern in patterns(schema):
        re2.compile(pattern)
    # One process alone, as the documentation says.
    ask = {"$ref": "https://contract.example/schema.json" + question["process"]} if "process" in question else schema
    registry = Registry().with_resource("https://contract.example/schema.json", DRAFT202012.create_resource(schema))
    formats = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(ask, registry=registry, format_checker=formats)
    verdicts = [validator.is_valid(environment) for environment in question["environments"]]
    print(json.dumps({"schema": schema, "verdicts": verdicts}), flush=True)
