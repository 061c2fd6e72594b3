"""Stands in for certbot: writes the certificate of the rehearsal's authority where Let's Encrypt's would be."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rehearsal.authority import Authority

machine = Path(os.environ["REHEARSAL_MACHINE"])
host = sys.argv[sys.argv.index("--domain") + 1]
folder = machine / "etc/letsencrypt/live" / host
folder.mkdir(parents=True)
authority = Authority(machine / "etc/authority")
chain = folder / "fullchain.pem"
authority.certify(host, certificate=chain, key=folder / "privkey.pem")
chain.write_text(chain.read_text() + authority.certificate.read_text())
