"""Takes {"file": text, "env": {..}, "rest": {..}}; answers with what PyYAML reads, and with the environment of each container, or why
there is none, as Docker Compose and podman-compose have it."""

import json
import os
import subprocess
import sys
import tempfile

import podman_compose
import yaml

DOCKER_COMPOSE = os.path.join(os.path.dirname(sys.executable), "docker-compose")


def docker(file, env, rest):
    """The environment that Docker Compose gives each service, merged with a file that has their images and the rest."""
    try:
        services = yaml.safe_load(file)["services"]
    except (yaml.YAMLError, TypeError, KeyError):
        services = {}
    images = {"services": {name: {"image": "none"} | rest for name in services}}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [("compose.yaml", json.dumps(images)), ("environment.yaml", file)]:
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as out:
                out.write(text)
        command = [DOCKER_COMPOSE, "-p", "p", "-f", "environment.yaml", "-f", "compose.yaml", "config"]
        done = subprocess.run(command + ["--format", "json"], cwd=folder, env=env, capture_output=True, check=False)
    if done.returncode != 0:
        return {"refused": done.stderr.decode()}
    services = json.loads(done.stdout)["services"]
    # What it prints could be interpolated again.
    return {"given": {name: given(service.get("environment"), unescaped) for name, service in services.items()}}


def unescaped(value):
    return value.replace("$$", "$")


def podman(file, env):
    """The same by podman-compose, which passes a variable without a value on as `podman run -e NAME` does."""
    try:
        services = podman_compose.rec_subs(yaml.safe_load(file), dict(env))["services"]
    except (ValueError, KeyError) as error:
        return {"refused": str(error)}
    passed = {}
    for name, service in services.items():
        environment = podman_compose.norm_as_dict(service.get("environment")) or {}
        passed[name] = {key: env.get(key) if value is None else value for key, value in environment.items()}
    return {"given": {name: given(environment, str) for name, environment in passed.items()}}


def given(environment, text):
    """Without what is not set."""
    return {name: text(value) for name, value in (environment or {}).items() if value is not None}


def answer(file, env=None, rest=None):
    env, rest = env or {}, rest or {}
    try:
        document = yaml.safe_load(file)
    except yaml.YAMLError as error:
        return {"refused": str(error), "docker": docker(file, env, rest)}
    return {"document": document, "docker": docker(file, env, rest), "podman": podman(file, env)}


for line in sys.stdin:
    print(json.dumps(answer(**json.loads(line))), flush=True)
