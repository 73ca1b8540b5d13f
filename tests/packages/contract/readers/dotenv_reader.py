"""The pairs that python-dotenv finds in a file, by its own settings."""

import json
import os
import sys
import tempfile

from dotenv import dotenv_values

for line in sys.stdin:
    # A file, since how it is opened is a part of how it is read.
    descriptor, path = tempfile.mkstemp(suffix=".env")
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.loads(line)["text"].encode())
    pairs = dotenv_values(path)
    os.remove(path)
    print(json.dumps(pairs), flush=True)
