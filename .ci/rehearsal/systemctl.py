"""Stands in for systemctl: does with the units of deploy/systemd what systemd would, as far as a release needs it.

The machine's folder is REHEARSAL_MACHINE. A unit's process gets what its file says and nothing of the caller's
environment but what a machine has as a whole (MACHINE). Not done: the limits of what a unit may touch; its restart by
itself; the hour of a timer.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(os.environ["REHEARSAL_MACHINE"])
UNITS, RUNNING, LOGS = ROOT / "etc/systemd/system", ROOT / "run/units", ROOT / "var/log/units"
MACHINE = ("PATH", "PGHOST", "PGPORT", "SSL_CERT_FILE", "LANG", "REHEARSAL_MACHINE")
SECONDS_TO_STOP = 90  # where a unit says nothing: systemd-system.conf(5), DefaultTimeoutStopSec


class Unit:
    def __init__(self, name: str) -> None:
        self.name = name if "." in name else f"{name}.service"
        stem, at, rest = self.name.partition("@")
        self.instance = rest.removesuffix(".service")
        file = UNITS / (f"{stem}@.service" if at else self.name)
        if not file.is_file():
            sys.exit(f"Unit {self.name} not found.")
        lines = re.sub(r"\\\n", " ", file.read_text()).replace("%i", self.instance).splitlines()
        pairs = [line.partition("=")[::2] for line in lines if "=" in line and not line.startswith(("#", ";"))]
        self.said: dict[str, list[str]] = {}
        for key, value in pairs:
            self.said.setdefault(key.strip(), []).append(value.strip())
        self.log, self._pid = LOGS / f"{self.name}.log", RUNNING / self.name

    def one(self, key: str, default: str = "") -> str:
        return self.said.get(key, [default])[-1]

    @property
    def is_active(self) -> bool:
        try:
            state = Path(f"/proc/{self._pid.read_text()}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return state != "Z"

    def start(self) -> int:
        for wanted in self.one("Wants").split() if self.name.endswith(".target") else ():
            Unit(wanted).start()
        if not self.said.get("ExecStart") or self.is_active:
            return 0
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                shlex.split(self.one("ExecStart")),
                cwd=self.one("WorkingDirectory", "/"),
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        if self.one("Type") == "oneshot":
            return process.wait()
        self._pid.write_text(str(process.pid))
        return 0

    def stop(self) -> None:
        """SIGTERM to all of its processes, and SIGKILL to whoever is left when the unit's time is over."""
        if self.is_active:
            group = int(self._pid.read_text())
            os.killpg(group, signal.SIGTERM)
            deadline = time.monotonic() + int(self.one("TimeoutStopSec", str(SECONDS_TO_STOP)))
            while self.is_active and time.monotonic() < deadline:
                time.sleep(0.05)
            if self.is_active:
                os.killpg(group, signal.SIGKILL)
        self._pid.unlink(missing_ok=True)

    def _environment(self) -> dict[str, str]:
        values = {name: os.environ[name] for name in MACHINE if name in os.environ}
        values["PGUSER"] = self.one("User", "root")  # as the socket of PostgreSQL would know it
        for line in self.said.get("Environment", []):
            values |= dict(word.split("=", 1) for word in shlex.split(line))
        for file in self.said.get("EnvironmentFile", []):
            for line in Path(file).read_text().splitlines():
                if "=" in line and not line.startswith(("#", ";")):
                    name, _equals, value = line.partition("=")
                    values[name.strip()] = "".join(shlex.split(value))
        return values


def main(verb: str, *words: str) -> int:
    names = [word for word in words if not word.startswith("--")]
    if verb == "daemon-reload":
        return 0
    if verb == "reload":  # nginx alone is reloaded
        return subprocess.run([*names, "-s", "reload"], check=False).returncode
    if verb == "list-units":
        pattern = re.compile(names[0].replace("*", ".*") if names else ".*")
        for name in sorted(filter(pattern.match, (file.name for file in RUNNING.iterdir()))):
            print(f"{name} loaded {'active running' if Unit(name).is_active else 'failed failed'}")
        return 0
    if verb == "is-active":
        return 0 if Unit(names[0]).is_active else 3
    for unit in map(Unit, names):
        if verb in ("restart", "stop"):
            unit.stop()
        starts = verb in ("restart", "start") or (verb == "enable" and "--now" in words)
        if starts and (code := unit.start()):
            sys.exit(code)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
