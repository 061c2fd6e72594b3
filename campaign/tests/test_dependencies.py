"""The pinned dependencies."""

import tomllib
from importlib.metadata import distribution

from packaging.specifiers import SpecifierSet

from campaign.settings.environment import ROOT


def test_every_pinned_package_runs_on_the_oldest_python_that_we_promise():
    """Newer releases may ask for a newer patch of Python than the oldest Debian has."""
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"].removeprefix(">=")
    pins = [line.partition("==")[0] for line in (ROOT / "constraints.txt").read_text().splitlines()]

    requirements = {name: distribution(name).metadata["Requires-Python"] or "" for name in pins}

    assert len(pins) > 50
    assert {name: it for name, it in requirements.items() if not SpecifierSet(it).contains(f"{oldest}.0")} == {}
