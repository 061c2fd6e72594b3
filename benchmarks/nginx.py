"""nginx with the shipped configuration in front of the product, beside nginx with a file of the same size."""

import contextlib
import re
import shutil
import tempfile
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.load import Side
from benchmarks.processes import free_port, serving
from benchmarks.settings import ROOT

SHIPPED = ROOT / "deploy" / "nginx" / "campaign.conf"
_MAIN = """daemon off; worker_processes 2; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  include /etc/nginx/mime.types; access_log off; keepalive_requests 1000000;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  {site}
}}
"""
_STATIC = "server {{ listen 127.0.0.1:{port}; root {folder}/files; }}"


class NotShippedError(Exception):
    """There is no configuration to measure."""


@contextlib.contextmanager
def serving_both(ours: Side) -> Iterator[tuple[Side, Side]]:
    if not SHIPPED.exists():
        raise NotShippedError(f"{SHIPPED.relative_to(ROOT)} is not there")
    with tempfile.TemporaryDirectory(prefix="campaign-bench-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "files").mkdir()
        with urllib.request.urlopen(ours.url + ours.path) as page:
            (folder / "files" / "page.html").write_bytes(page.read())
        proxied = stack.enter_context(_served(folder, "shipped", _fitted(ours, folder)))
        static = stack.enter_context(_served(folder, "static", _STATIC))
        yield replace(proxied, path=ours.path), replace(static, path="/page.html")


def _fitted(ours: Side, folder: Path) -> str:
    """The shipped site, listening and forwarding where this run has its ports, without TLS."""
    site = SHIPPED.read_text()
    site = re.sub(r"listen\s+[^;]*;", "", site)
    site = re.sub(r"(?m)^\s*ssl_\w+\s[^;]*;", "", site)
    site = re.sub(r"server_name\s+[^;]*;", "server_name _; listen 127.0.0.1:@port@;", site, count=1)
    site = re.sub(r"(?m)^(\s*)server\s+[\w.:/-]+(\s[^;{]*)?;", rf"\1server {ours.url[7:]};", site)
    site = re.sub(r"/var/(cache|lib|log)/nginx", str(folder), site)
    return site.replace("{", "{{").replace("}", "}}").replace("@port@", "{port}")


@contextlib.contextmanager
def _served(folder: Path, name: str, site: str) -> Iterator[Side]:
    port = free_port()
    own = folder / name
    own.mkdir()
    for part in ("campaign-proxy.conf", "campaign-media.conf"):
        shutil.copy(SHIPPED.parent / part, own)
    config = own / "nginx.conf"
    config.write_text(_MAIN.format(folder=own, site=site.format(port=port, folder=folder)))
    url = f"http://127.0.0.1:{port}"
    nginx = next(
        path for path in ("/usr/sbin/nginx", "/usr/bin/nginx", "nginx") if Path(path).exists() or path == "nginx"
    )
    with serving([nginx, "-c", str(config), "-p", str(own)], name=f"nginx-{name}", url=url, env={}) as pid:
        yield Side(url=url, pid=pid)
