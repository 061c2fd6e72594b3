"""“With containers” of docs/deploy.md: each command of compose.yaml and of the Dockerfile, run without containers.

The database is the one that a backup was restored into, so the campaign goes on on another machine. Names of services
stand for ports of this machine, and folders of an image for folders of the rehearsal.
"""

import re
import secrets
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from campaign.tests.services import accepts, free_port, remove_sockets, running

from . import stand_ins
from .compose import Composed
from .document import commands_of
from .life import ORGANIZATION, signatures
from .machine import HOST, Machine
from .mailbox import Mailbox
from .on_debian import DOCUMENT
from .processes import kept_running
from .report import Failed, expect, say, step
from .visitor import Visitor

SECONDS = 240
OF_S3 = ("s3", "master", "volume", "filer", "admin")
IN_CONTAINER = re.compile(r"docker compose (?:exec|run(?: --rm)?(?: --volume \S+)?) (\w+) (.*)")
# What an image puts before its command, and where that is here: the packages of this checkout.
ENTRY = {"s3": ("weed",)}
BUCKET_KEY = ("rehearsal", "rehearsal-secret")


class Containers:
    def __init__(self, machine: Machine) -> None:
        self.machine, self.stack = machine, machine.stack
        self.folder = machine.root / "containers"
        self.folder.mkdir()
        self.checkout = self.folder / "campaign"
        self.ports = {name: free_port() for name in ("web", "proxy", "cache", *OF_S3)}
        self.mailbox = self.stack.enter_context(Mailbox())
        self.composed: Composed

    @property
    def bucket(self) -> str:
        key, secret = BUCKET_KEY
        return f"s3://{key}:{secret}@media?endpoint=http://127.0.0.1:{self.ports['s3']}&region=us-east-1"

    def prepare(self) -> None:
        """Until the bucket's server runs: a backup is restored into it."""
        clone, fill_in, *_rest = commands_of(DOCUMENT, "With containers")
        self.machine.directory = str(self.folder)
        self.machine.do(clone)
        self.machine.do(fill_in)
        self._fill_in(self.checkout / ".env")
        self.machine.directory = str(self.machine.current)
        self.composed = Composed(self.checkout)
        self.start("s3")

    def follow(self) -> None:
        _clone, _fill_in, up, *inside = commands_of(DOCUMENT, "With containers")
        inside.append(commands_of(DOCUMENT, "Backups")[-1])
        say(f"$ {up}")
        self._take_the_key()
        self._build()
        for service in self.composed.services:
            if service not in ("s3", "database", "mail", "proxy"):
                self.start(service)
        self._start_proxy()
        self._is_well("database")
        for command in inside:
            with step(f"$ {command}"):
                service, words = IN_CONTAINER.fullmatch(command).groups()
                self._once(["sh", "-c", self._moved(words)], self._environment(service))

    def look(self) -> None:
        visitor = Visitor(HOST, self.ports["proxy"])
        with step("what was restored is there, through the proxy"):
            visitor.read("/endorsers/", ORGANIZATION)
            expect(signatures(visitor) >= 1, "no signature came back")
        with step("a picture comes out of the bucket"):
            pictures = self.machine.place("/var/lib/campaign/media/images")
            path = next(file.relative_to(pictures) for file in sorted(pictures.rglob("*")) if file.is_file())
            expect(visitor.get(f"/media/images/{path}").status == 200, f"{path} is not handed out")
            document = visitor.get("/media/documents/any.pdf").status
            expect(document == 404, f"a document is answered {document}")
        with step("a stranger signs there, and gets a mail"):
            visitor.read(visitor.send("/petition/", given_name="Noor", email="noor@signers.example"), "mail")
            self.mailbox.newest("noor@signers.example", "confirm your signature")

    def start(self, service: str) -> None:
        command = [*ENTRY.get(service, ()), *map(self._moved, self.composed.command(service))]
        environment = self._environment(service)
        folder = self.folder / service
        folder.mkdir()
        if self.composed.services[service].get("restart") == "no":
            with step(f"compose: {service}"):
                self._once(command, environment)
            return
        if service == "cache":
            command += ["--port", str(self.ports["cache"]), "--bind", "127.0.0.1"]
        if service == "s3":
            command += [f"-{part}.port={self.ports[part]}" for part in OF_S3]
            command += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
            environment["TMPDIR"] = str(folder)
            self.stack.callback(remove_sockets, self.ports.values())
        with step(f"compose: {service}"):
            program = shutil.which(command[0], path=environment["PATH"])
            ready = (lambda: self._health(service)) if self.composed.health(service) else (lambda: True)
            where = self.checkout if "build" in self.composed.services[service] else folder
            self.stack.enter_context(
                kept_running(
                    [program, *command[1:]],
                    log=folder / "output",
                    directory=where,
                    environment=environment,
                    is_ready=ready,
                )
            )

    def _fill_in(self, file: Path) -> None:
        """The same secret as before: it opens mailed links, and what the database keeps encrypted."""
        before = self.machine.place("/etc/campaign/environment").read_text()
        filled = {
            "SECRET_KEY": re.search(r"^SECRET_KEY=(.*)$", before, re.MULTILINE)[1],
            "DATABASE_PASSWORD": secrets.token_urlsafe(12),
            "S3_KEY": BUCKET_KEY[0],
            "S3_SECRET": BUCKET_KEY[1],
        }
        text = file.read_text()
        for name, value in filled.items():
            text = re.sub(rf"^{name}=$", f"{name}={value}", text, flags=re.MULTILINE)
        # As the document says for a first look without a certificate.
        file.write_text(f"{text}SECURE_SSL_REDIRECT=off\n")

    def _take_the_key(self) -> None:
        """It was made after the bucket's server was started."""
        settings = self.machine.place("/etc/campaign/environment").read_text()
        file = self.checkout / ".env"
        recipient = re.search(r"^BACKUP_RECIPIENT=.*$", settings, re.MULTILINE)[0]
        file.write_text(file.read_text().replace("#BACKUP_RECIPIENT=", recipient))
        self.composed = Composed(self.checkout)

    def _build(self) -> None:
        with step("the image's static files"):
            clean = {"PATH": self._path(), "PACKED_FILES": str(self.machine.place("/srv/campaign/packed"))}
            self._once(["sh", "-c", self._moved(self.composed.built_with())], clean)

    def _start_proxy(self) -> None:
        """The image's own configuration is not here; what is mounted into it is."""
        folder = self.folder / "proxy"
        (folder / "conf.d").mkdir(parents=True)
        for volume in self.composed.services["proxy"]["volumes"]:
            source, target, *_mode = volume.split(":")
            if source.startswith("./"):
                there = folder / Path(target).relative_to("/etc/nginx")
                there.write_text(self._moved((stand_ins.HERE.parents[1] / source).read_text()))
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} "
            f"http {{ {stand_ins.nginx_folders(self.machine.root)} include {folder}/conf.d/*.conf; }}"
        )
        with step("compose: proxy"):
            command = [
                stand_ins.NGINX,
                "-p",
                str(folder),
                "-c",
                str(folder / "nginx.conf"),
                "-g",
                "master_process off;",
            ]
            self.stack.enter_context(running(command, folder, lambda: accepts(self.ports["proxy"])))

    def _is_well(self, service: str) -> None:
        with step(f"compose: {service} is well"):
            expect(self._health(service), f"{service}: its check of health fails")

    def _health(self, service: str) -> bool:
        command = [self._moved(word) for word in self.composed.health(service)]
        with suppress(Failed):
            self._once(command, self._environment(service))
            return True
        return False

    def _once(self, command: list[str], environment: dict[str, str]) -> None:
        done = subprocess.run(
            command,
            cwd=self.checkout,
            env=environment,
            capture_output=True,
            text=True,
            timeout=SECONDS * 4,
            check=False,
        )
        if done.returncode:
            raise Failed(f"{' '.join(command)} ended with {done.returncode}: {(done.stdout + done.stderr)[-2000:]}")

    def _environment(self, service: str) -> dict[str, str]:
        said = {name: self._moved(value) for name, value in self.composed.environment(service).items()}
        of_machine = {name: self.machine.environment[name] for name in ("PGHOST", "PGPORT", "LANG")}
        return of_machine | {"PATH": self._path(), "MEDIA_ROOT": str(self.folder / "media")} | said

    def _path(self) -> str:
        return f"{self.machine.current}/.venv/bin:{self.machine.environment['PATH']}:{Path(sys.executable).parent}"

    def _moved(self, text: str) -> str:
        """Names of services and folders of images, as they are here."""
        cluster = self.machine.cluster.port
        for there, here in {
            r"@database/campaign\b": f"@127.0.0.1:{cluster}/empty",
            r"redis://cache\b": f"redis://127.0.0.1:{self.ports['cache']}",
            r"(s3|127\.0\.0\.1):8333\b": f"127.0.0.1:{self.ports['s3']}",
            r"smtp://mail:1025\b": f"smtp://127.0.0.1:{self.mailbox.port}",
            r"-ip=s3\b": "-ip=127.0.0.1",
            r"-ip\.bind=0\.0\.0\.0": "-ip.bind=127.0.0.1",
            r"(?<![\w.])/data\b": str(self.folder / "s3"),
            r"127\.0\.0\.1:8000\b": f"127.0.0.1:{self.ports['web']}",
            r"^8000$": str(self.ports["web"]),
            r"\blisten 80;": f"listen 127.0.0.1:{self.ports['proxy']};",
            r"/srv/campaign/static": str(self.folder / "static"),
            r"/var/(cache|log)/nginx": str(self.folder / "proxy"),
            r"/venv/bin/": "",
            r"(?<!\S)/backups\b": str(self.folder / "backups"),
        }.items():
            text = re.sub(there, here, text, flags=re.MULTILINE)
        return text
