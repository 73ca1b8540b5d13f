"""Takes {"text": a secretspec.toml, "scope": name or null, "environments": [{..}]}; answers, for each environment, with the report
that `secretspec check --json --provider env://` prints, or with the message with which the file is refused."""

import json
import os
import sys
import tempfile

from secretspec import _native

# Its settings are not those of the user, and it records nothing.
FOLDER = tempfile.TemporaryDirectory()
os.mkdir(os.path.join(FOLDER.name, "secretspec"))
with open(os.path.join(FOLDER.name, "secretspec", "config.toml"), "w", encoding="utf-8") as config:
    config.write("[audit]\nenabled = false\n\n[defaults]\nprovider = \"env\"\n")
OWN = {"HOME": FOLDER.name, "XDG_CONFIG_HOME": FOLDER.name, "XDG_STATE_HOME": FOLDER.name, "PATH": os.environ["PATH"]}
FILE = os.path.join(FOLDER.name, "secretspec.toml")


def report(scope, environment):
    os.environ.clear()
    os.environ.update(OWN | environment)
    request = {"path": FILE, "provider": "env://", "reason": "a test", "mode": "report"}
    answer = json.loads(_native.resolve(json.dumps(request | ({"scope": scope} if scope else {}))))
    return answer["response"] if answer["ok"] else {"refused": answer["error"]["message"]}


def answer(text, environments, scope=None):
    with open(FILE, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return [report(scope, environment) for environment in environments]


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
