"""The mail server that takes everything, as a process that is started, stopped, and asked what it took."""

import subprocess
import sys

from benchmarks.processes import accepts, free_port, waited
from benchmarks.settings import ROOT, WORKSHOP


class MailServer:
    """``address``: what ``EMAIL_URL`` names it by."""

    def __init__(self) -> None:
        self.port, self.file = free_port(), WORKSHOP / "mails.txt"
        self.address = f"smtp://127.0.0.1:{self.port}"
        self.file.write_text("")
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "benchmarks.mail_sink", str(self.port), str(self.file)]
        self.process = subprocess.Popen(command, cwd=ROOT)
        waited(lambda: accepts(self.port), 60)

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()

    def taken(self) -> list[str]:
        """The ``Message-ID`` of each mail, as often as it was taken."""
        return self.file.read_text().split()
