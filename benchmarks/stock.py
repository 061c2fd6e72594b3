"""The other side: a site straight from ``wagtail start`` with one form page of four fields."""

import contextlib
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks import databases
from benchmarks.load import Post, Side, warm_up
from benchmarks.processes import free_port, serving
from benchmarks.settings import THREADS, WORKERS, WORKSHOP

DATABASE = "campaign_bench_stock"
_FOLDER = WORKSHOP / "stock"
_TEMPLATES = Path(__file__).with_name("stock_site")


def make() -> None:
    """Write the site and its database again."""
    databases.drop(DATABASE)
    databases.create(DATABASE)
    if not (_FOLDER / "manage.py").exists():
        _FOLDER.mkdir(parents=True, exist_ok=True)
        _python("-m", "wagtail.bin.wagtail", "start", "stocksite", str(_FOLDER), cwd=WORKSHOP)
        _fill_in()
        _python("manage.py", "makemigrations", "home")
    _python("manage.py", "migrate", "--verbosity", "0")
    _python(str(_TEMPLATES / "content.py"))


@contextlib.contextmanager
def served() -> Iterator[Side]:
    """The site, with the form page at /sign/."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    command += ["--log-level", "warning", "stocksite.wsgi:application"]
    with serving(command, name="stock", url=f"{url}/sign/", env=_env(), cwd=_FOLDER) as pid:
        side = Side(url=url, pid=pid, database=DATABASE, path="/sign/")
        warm_up(side)
        yield side


def signing(side: Side) -> Side:
    """The same site with the form's post; a stock form wants its token and cookie."""
    with urllib.request.urlopen(f"{side.url}/sign/") as page:
        cookie = page.headers["Set-Cookie"].partition(";")[0]
        token = page.read().decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    post = Post(
        paths=("/sign/",),
        before=f"csrfmiddlewaretoken={token}&first_name=Ada&last_name=Lovelace&postcode=20009&email=",
        after="%40example.org",
        cookie=cookie,
    )
    return Side(url=side.url, pid=side.pid, database=DATABASE, path="/sign/", post=post, rows=_rows)


def page_id() -> int:
    return databases.number(DATABASE, "SELECT id FROM wagtailcore_page WHERE slug = 'sign'")


def _rows() -> int:
    return databases.number(DATABASE, "SELECT count(*) FROM wagtailforms_formsubmission")


def _fill_in() -> None:
    with (_FOLDER / "home/models.py").open("a") as models:
        models.write((_TEMPLATES / "form_page.py").read_text())
    templates = _FOLDER / "home/templates/home"
    templates.mkdir(parents=True, exist_ok=True)
    for name in ("form_page.html", "form_page_landing.html"):
        (templates / name).write_text((_TEMPLATES / name).read_text())
    (_FOLDER / "stocksite/settings/local.py").write_text((_TEMPLATES / "local.py").read_text())
    (_FOLDER / "stocksite/urls.py").write_text((_TEMPLATES / "urls.py").read_text())
    base = _FOLDER / "stocksite/settings/base.py"
    redirects = '"wagtail.contrib.redirects",'
    base.write_text(base.read_text().replace(redirects, f'{redirects}\n    "wagtail.api.v2",', 1))


def _python(*arguments: str, cwd: Path = _FOLDER) -> None:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=os.environ | _env(), capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)}: {done.stderr[-1500:]}")


def _env() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "stocksite.settings.production",
        "PYTHONPATH": str(_FOLDER),
        "STOCK_DATABASE_URL": databases.address(DATABASE),
    }
