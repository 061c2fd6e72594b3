"""compose.yaml and the Dockerfile, read for what they would run. Nothing is built."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from .report import Failed

VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class Composed:
    """The services of a folder's compose.yaml, with the values of its ``.env``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.values = environment_file(folder / ".env")
        text = VARIABLE.sub(lambda found: _value(found, self.values), (folder / "compose.yaml").read_text())
        self.services: dict[str, dict] = yaml.safe_load(text)["services"]
        joined = re.sub(r"\\\n\s*", " ", (folder / "Dockerfile").read_text())
        self.image = re.sub(r"^#.*\n", "", joined, flags=re.MULTILINE)

    def command(self, service: str) -> list[str]:
        """What the service's process is; empty where its image says so itself."""
        said = self.services[service].get("command")
        if said is None and "build" in self.services[service]:
            return self._of_image(r"CMD")
        return ["sh", "-c", said] if isinstance(said, str) else list(said or [])

    def environment(self, service: str) -> dict[str, str]:
        said = self.services[service]
        listed = {name: str(value) for name, value in said.get("environment", {}).items()}
        return (self.values if said.get("env_file") else {}) | listed

    def health(self, service: str) -> list[str]:
        """The command that says whether the service is well; empty where there is none."""
        said = self.services[service].get("healthcheck", {})
        if said.get("disable"):
            return []
        kind, *words = said.get("test") or ["CMD"]
        if not words and "build" in self.services[service]:
            return self._of_image(r"HEALTHCHECK.*? CMD")
        return ["sh", "-c", *words] if kind == "CMD-SHELL" else words

    def built_with(self) -> str:
        """The command by which the image collects its static files."""
        return re.search(r"^RUN (SECRET_KEY=.*collectstatic.*)$", self.image, re.MULTILINE)[1]

    def _of_image(self, instruction: str) -> list[str]:
        return json.loads(re.findall(rf"^{instruction} (\[.*\])$", self.image, re.MULTILINE)[-1])


def environment_file(file: Path) -> dict[str, str]:
    pairs = [line.split("=", 1) for line in file.read_text().splitlines() if re.match(r"\w+=", line)]
    return {name: value.strip("'") for name, value in pairs}


def _value(found: re.Match, values: Mapping[str, str]) -> str:
    name, kind, words = found.groups()
    if value := values.get(name):
        return value
    if kind == "?":
        raise Failed(f"compose.yaml wants {name}: {words}")
    return words or ""
