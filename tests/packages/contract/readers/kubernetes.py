"""Takes {"manifests": text}; answers with the documents, and why a Kubernetes would refuse one."""

import functools
import json
import sys

import yaml
from kubernetes_validate import utils

# It reads its files for each document anew.
utils.schema_contents = functools.lru_cache(utils.schema_contents)
VERSIONS = [utils.all_versions()[0], utils.latest_version()]


def answer(manifests):
    try:
        documents = [document for document in yaml.safe_load_all(manifests) if document is not None]
        for document in documents:
            for version in VERSIONS:
                utils.validate(document, version, strict=True)
    except utils.ValidationError as error:
        return {"refused": error.message}
    except (utils.SchemaNotFoundError, yaml.YAMLError) as error:
        return {"refused": str(error)}
    return {"documents": documents, "versions": VERSIONS}


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
