"""systemd itself: takes units and drop-ins, and answers with what it warns of and what a unit would start with.

No service manager has to run: `systemd-analyze verify` loads the unit as the system's would, and `systemd --test` shows
what it has loaded. The latter refuses to be run by root.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

NOBODY = 65534


def load(directory, unit):
    """What `unit` is, as `systemd --test` shows it."""
    runtime = directory / "runtime"
    runtime.mkdir()
    command = ["/lib/systemd/systemd", "--test", "--user", f"--unit={unit}"]
    if os.getuid() == 0:
        os.chown(runtime, NOBODY, NOBODY)
        command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *command]
    shown = subprocess.run(
        command,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(runtime),
            "XDG_RUNTIME_DIR": str(runtime),
            "SYSTEMD_UNIT_PATH": f"{directory}/units:",
        },
        capture_output=True,
        check=True,
    ).stdout.decode()
    return re.search(rf"-> Unit {re.escape(unit)}:\n(.*?)(?=\n\t*-> |\Z)", shown, re.S)[1]


def settings(shown, names):
    """The values of `names`. A value stands there as it is, with its line breaks: it ends where the next one begins."""
    starts = "|".join(map(re.escape, names))
    ends = rf"(?=\n\t\tEnvironment: (?:{starts}|LAST)=|\n\t\tEnvironmentFile: |\Z)"
    found = re.findall(rf"\n\t\tEnvironment: ({starts})=(.*?){ends}", shown, re.S) if names else []
    return dict(found)


def answer(question):
    with tempfile.TemporaryDirectory() as directory:
        directory = pathlib.Path(directory)
        directory.chmod(0o755)
        for path, text in question["files"]:
            file = directory / "units" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            # Any line break is written as it is.
            file.write_bytes(text.encode())
        # What stands behind all others.
        end = directory / "units" / f"{question['unit']}.d" / "zzz.conf"
        end.parent.mkdir(exist_ok=True)
        end.write_text("[Service]\nEnvironment=LAST=\n")
        verified = subprocess.run(
            ["systemd-analyze", "verify", "--man=no", question["unit"]],
            env={"PATH": os.environ["PATH"], "SYSTEMD_UNIT_PATH": f"{directory}/units:"},
            capture_output=True,
        )
        shown = load(directory, question["unit"])
        return {
            "accepted": verified.returncode == 0,
            "warnings": verified.stderr.decode(),
            "environment": settings(shown, question["names"]),
            "environment_files": re.findall(r"\n\t\tEnvironmentFile: (.*)", shown),
            "drop_ins": [os.path.relpath(path, directory / "units") for path in
                         re.findall(r"\n\t\tDropIn Path: (.*)", shown)],
        }


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
