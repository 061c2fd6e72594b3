"""The machine: a folder that stands for its root, with what a Debian package would have put and started there.

Commands run as they are written, but for the names of places, which lie in the folder, and of ports, which are free
ones of this machine. So nothing outside of the folder is touched, and it needs no rights of its own.
"""

import os
import re
import signal
import subprocess
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from campaign.tests.clusters import Cluster
from campaign.tests.services import accepts, free_port, running
from campaign.tests.serving import sooner_or_later

from . import stand_ins
from .authority import Authority
from .mailbox import Mailbox
from .report import Failed, say

HOST = "campaign.example.org"
# What has another place in the rehearsal; longer ones first, where one begins like another.
PLACES = (
    *("/srv/campaign", "/etc/campaign", "/etc/nginx", "/etc/systemd/system", "/etc/letsencrypt"),
    *("/var/lib/campaign", "/var/backups/campaign", "/var/cache/nginx", "/var/log/nginx", "/var/www/html"),
    *("/root/campaign", "/usr/local/bin", "/usr/bin/python3", "/backups"),
)
FOLDERS = (
    *("bin", "root", "run/units", "var/log/units", "var/log/nginx", "var/lib/nginx", "var/cache", "var/www/html"),
    *("etc/nginx/conf.d", "etc/nginx/sites-enabled", "etc/systemd/system", "usr/bin", "usr/local/bin"),
    *("srv/campaign/releases",),
)
COMMAND_SECONDS = 240


class Machine:
    """``root`` is its folder, ``origin`` the repository that it clones from. It runs while ``stack`` is open."""

    def __init__(self, root: Path, stack: ExitStack) -> None:
        self.root, self.stack, self.directory = root, stack, "/"
        root.chmod(0o755)  # nginx's processes read the static files as another user
        for folder in FOLDERS:
            (root / folder).mkdir(parents=True)
        self.log = root / "var/log/commands"
        self.web_ports, self.http, self.https, self.redis = (
            (free_port(), free_port()),
            free_port(),
            free_port(),
            free_port(),
        )
        self.authority = Authority(root / "etc/authority")
        self.mailbox = stack.enter_context(Mailbox(self.authority))  # which other machines would be
        # Not below the folder: PostgreSQL runs as a user of its own.
        self.cluster = Cluster(Path(stack.enter_context(TemporaryDirectory(prefix="rehearsal-postgresql-"))))
        stack.callback(self.cluster.stop)
        self.origin = root / "origin"
        self.environment = _without_settings(os.environ) | {
            "PATH": f"{root}/bin:{root}/usr/local/bin:{os.environ['PATH']}:/usr/sbin",
            "REHEARSAL_MACHINE": str(root),
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.cluster.port),
            "PGUSER": "postgres",
            "SSL_CERT_FILE": str(self.authority.certificate),
            "LANG": "C.UTF-8",
        }
        stand_ins.write(self)
        self._start_what_packages_start()

    def place(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    def moved(self, text: str) -> str:
        """The text with the machine's own places and ports."""
        places = "|".join(sorted(map(re.escape, PLACES), key=len, reverse=True))
        text = re.sub(rf"(?<![\w./$])({places})(?![\w])", lambda found: f"{self.root}{found[1]}", text)
        for shipped, port in zip((8000, 8001), self.web_ports, strict=True):
            text = re.sub(rf"(@|127\.0\.0\.1:){shipped}\b", rf"\g<1>{port}", text)
        text = re.sub(r"\blisten 80;", f"listen 127.0.0.1:{self.http};", text)
        text = re.sub(r"\blisten 443\b", f"listen 127.0.0.1:{self.https}", text)
        text = text.replace("redis://127.0.0.1", f"redis://127.0.0.1:{self.redis}")
        return text.replace("user:password@mail.example.org:587", f"user:password@localhost:{self.mailbox.port}")

    def run(self, command: str, *, fails: bool = False, **environment: str) -> str:
        """Run it in bash; its output. ``fails``: it must, and the output then holds what it said."""
        script = f"cd {self.directory}\n{command}\ncode=$?; pwd >{self.root}/run/directory; exit $code"
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", script],
            env=self.environment | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        with self.log.open("a") as log:
            log.write(f"$ {command}\n{done.stdout}")
        if (done.returncode != 0) is not fails:
            raise Failed(f"{command}\nended with {done.returncode}:\n{done.stdout[-3000:]}")
        directory = (self.root / "run/directory").read_text().strip()
        self.directory = directory or "/"
        return done.stdout

    def do(self, command: str, **environment: str) -> str:
        """A command of the document, said as it is there."""
        say(f"$ {' '.join(command.replace(chr(92), ' ').split())}")
        return self.run(self.as_typed(command), **environment)

    def as_typed(self, command: str) -> str:
        """A command of the document with what a reader fills in."""
        return self.moved(command.replace(" … ", f" {self.origin} "))

    def exit_code(self, command: str, **environment: str) -> int:
        said = self.run(f"({command}); ended=$?; echo; echo $ended", **environment)
        return int(said.split()[-1])

    def release_of(self, unit: str) -> Path:
        """The folder of the release that a unit's process runs, as the kernel knows it."""
        return Path(f"/proc/{(self.root / 'run/units' / unit).read_text()}/cwd").resolve()

    @property
    def webs(self) -> list[str]:
        return [f"campaign-web@{port}.service" for port in self.web_ports]

    @property
    def current(self) -> Path:
        return self.place("/srv/campaign/current").resolve()

    def journal(self) -> str:
        """The last words of each unit, for when something failed."""
        logs = sorted((self.root / "var/log/units").glob("*.log"))
        return "\n".join(f"--- {log.stem}\n{log.read_text(errors='replace')[-1500:]}" for log in logs)

    def _start_what_packages_start(self) -> None:
        redis = ["redis-server", "--port", str(self.redis), "--bind", "127.0.0.1", "--save", ""]
        folder = self.root / "var/lib/redis"
        folder.mkdir()
        self.stack.enter_context(running(redis, folder, lambda: accepts(self.redis)))
        site = Path("/etc/nginx/nginx.conf").read_text()
        for packaged, here in {
            "/run/nginx.pid": f"{self.root}/run/nginx.pid",
            "/var/log/nginx": f"{self.root}/var/log/nginx",
            "/etc/nginx/conf.d": f"{self.root}/etc/nginx/conf.d",
            "/etc/nginx/sites-enabled": f"{self.root}/etc/nginx/sites-enabled",
            "http {": f"http {{ {stand_ins.nginx_folders(self.root)}",
        }.items():
            site = site.replace(packaged, here)
        self.place("/etc/nginx/nginx.conf").write_text(site)
        self.run("nginx")
        self.stack.callback(self._stop_nginx)
        self.stack.callback(self._stop_units)

    def _stop_nginx(self) -> None:
        file = self.root / "run/nginx.pid"
        os.kill(int(file.read_text()), signal.SIGTERM)  # whatever its configuration has become
        sooner_or_later(lambda: not file.exists())

    def _stop_units(self) -> None:
        for unit in (self.root / "run/units").iterdir():
            self.run(f"systemctl stop {unit.name}")


def _without_settings(environment: dict[str, str]) -> dict[str, str]:
    """What is set for a site of somebody's own is none of the rehearsal's."""
    kept = ("PATH", "HOME", "TMPDIR", "LANG", "CHROMIUM", "PIP_", "SYSTEM")
    return {name: value for name, value in environment.items() if name.startswith(kept)}
