"""Our scripts and pictures on pages of other sites that isolate themselves."""

from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware


class SharedFilesMiddleware(WhiteNoiseMiddleware):
    """Static files, with what a page under ``Cross-Origin-Embedder-Policy`` asks of all that it loads (HTML, 7.1.4)."""

    def add_cache_headers(self, headers: Any, path: str, url: str) -> None:
        super().add_cache_headers(headers, path, url)
        share(headers)


def share(headers: Any) -> None:
    """Let any site use this file. The second is for workers, which must say what their page says."""
    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    headers["Cross-Origin-Embedder-Policy"] = "credentialless"
