"""What a machine of its own has and a folder has not: each program, and what stands in for it.

They come first in the PATH of the rehearsal. Everything else is the real thing.
"""

import shutil
import sys
import sysconfig
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"

# $MACHINE is the machine's folder.
STAND_INS = {
    # Debian's packages are those of this machine; .ci/install put them here.
    "bin/apt": "exit 0",
    # Everything is done as the user of the rehearsal.
    "bin/useradd": "exit 0",
    "bin/chown": "exit 0",
    "bin/install": """
        for word; do shift; case "$word" in --owner=*|--group=*) ;; *) set -- "$@" "$word" ;; esac; done
        exec /usr/bin/install "$@\"""",
    # PostgreSQL knows who asks by the name; its own programs must not be root's.
    "bin/runuser": """
        PGUSER=$2 user=$2; export PGUSER; shift 3
        if [ "$user" = postgres ] && [ "$(id -u)" = 0 ]; then exec /usr/sbin/runuser -u postgres -- "$@"; fi
        exec "$@\"""",
    "bin/systemctl": 'exec "$PYTHON" "$HERE/systemctl.py" "$@"',
    "bin/journalctl": """
        while [ $# -gt 0 ]; do case "$1" in --unit) unit=$2 ;; --lines) lines=$2 ;; esac; shift; done
        tail -n "$lines" "$MACHINE/var/log/units/$unit.log\"""",
    # The certificate is of the rehearsal's own authority, where Let's Encrypt would put its own.
    "bin/certbot": 'exec "$PYTHON" "$HERE/certbot.py" "$@"',
    "bin/editor": 'export WEB_PORTS; exec "$PYTHON" "$HERE/editor.py" "$@"',
    "bin/nginx": 'exec "$NGINX" -c "$MACHINE/etc/nginx/nginx.conf" "$@"',
    # A release gets what this checkout has installed, and downloads nothing.
    "usr/bin/python3": """
        [ "$1 $2" = "-m venv" ] || exec "$PYTHON" "$@"
        "$PYTHON" -m venv --without-pip "$3"
        for packages in "$3"/lib/python3*/site-packages; do echo "$PACKAGES" >"$packages/installed.pth"; done
        printf '#!/bin/sh\\nexec %s -m granian "$@"\\n' "$3/bin/python" >"$3/bin/granian"
        printf '#!/bin/sh\\n[ -f constraints.txt ] && [ "$1 $5 $6" = "install constraints.txt ." ]\\n' >"$3/bin/pip"
        chmod 755 "$3/bin/granian" "$3/bin/pip\"""",
}


def write(machine: Any) -> None:
    """Put them where the machine's PATH, or a script of deploy/, finds them."""
    known = {
        "MACHINE": machine.root,
        "HERE": HERE,
        "PYTHON": sys.executable,
        "PACKAGES": sysconfig.get_path("purelib"),
        "WEB_PORTS": " ".join(map(str, machine.web_ports)),
        "NGINX": NGINX,
    }
    named = "".join(f"{name}='{value}'\n" for name, value in known.items())
    for path, body in STAND_INS.items():
        program = machine.root / path
        program.write_text(f"#!/bin/sh\n{named}{body.strip()}\n")
        program.chmod(0o755)


def nginx_folders(root: Path) -> str:
    """Where nginx keeps what passes through, which is compiled in otherwise."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return " ".join(f"{kind}_temp_path {root}/var/lib/nginx/{kind};" for kind in kinds)
