"""Other people's sites for the browser tests: another origin, on 127.0.0.1 where the campaign is on localhost."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class _Quiet(SimpleHTTPRequestHandler):
    said: Mapping[str, str] = {}

    def end_headers(self) -> None:
        for name, value in self.said.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def hosted(folder: Path, *, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder's files, with these headers; gives the origin."""
    handler = type("_Handler", (_Quiet,), {"said": headers or {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def write_page(folder: Path, site: str, body: str, *, policy: str = "", name: str = "index.html") -> None:
    """A host's page with the script of the site; ``policy`` is the host's Content-Security-Policy."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    (folder / "heard.js").write_text(
        "window.heard = [];\n"
        "for (const name of ['ready', 'height', 'signed'])\n"
        "  document.addEventListener(`campaign-${name}`, ({ detail }) => heard.push({ name, ...detail }));\n"
    )
    (folder / "favicon.ico").touch()
    (folder / name).write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{meta}'
        f'<meta name="viewport" content="width=device-width"><title>Host</title>'
        f'<script src="heard.js"></script><script src="{site}/static/embed.js" defer></script></head>'
        f"<body><h1>A host</h1>{body}</body></html>"
    )


def frame_of(page, number: int = 0):
    """The frame of a petition on a host's page, the first one or another."""
    return page.frame_locator("campaign-petition iframe").nth(number)
