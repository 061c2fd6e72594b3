"""A Redis server of a test's own."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from campaign.runtime.cache import fault_tolerant_cache
from campaign.tests.services import accepts, free_port, missing, running


@pytest.fixture
def stoppable_redis(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], None]]:
    """The site's cache in a Redis server that ``stop()`` kills."""
    program = shutil.which("redis-server")
    if not program:
        missing("Redis", "install redis-server")
    port = free_port()
    settings.CACHES = {
        "default": {
            "BACKEND": "campaign.runtime.cache.fault_tolerant_cache.FaultTolerantRedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
    }
    monkeypatch.setattr(fault_tolerant_cache.FaultTolerantRedisCache, "_rests_until", 0.0)
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--dir", str(tmp_path), "--save", ""]
    server = running(command, tmp_path, lambda: accepts(port))
    server.__enter__()
    stopped = []

    def stop() -> None:
        stopped.append(True)
        server.__exit__(None, None, None)

    yield stop
    if not stopped:
        stop()
