"""A certificate authority that lives as long as the rehearsal, by openssl."""

import subprocess
from pathlib import Path


class Authority:
    """``certificate`` is what clients trust; its key stays in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.certificate, self._key = folder, folder / "authority.pem", folder / "authority.key"
        if folder.exists():
            return  # made before, by another process of the rehearsal
        folder.mkdir(parents=True)
        subject = ("-subj", "/CN=Authority of a rehearsal")
        usage = ("-addext", "keyUsage=critical,keyCertSign,cRLSign")
        self._openssl(
            "req", "-x509", *self._new_key(self._key), "-days", "2", "-out", self.certificate, *subject, *usage
        )

    def certify(self, host: str, *, certificate: Path, key: Path) -> None:
        """Write a certificate for the host, and its key."""
        asked, extensions = self.folder / f"{host}.csr", self.folder / f"{host}.ext"
        self._openssl("req", *self._new_key(key), "-out", asked, "-subj", f"/CN={host}")
        extensions.write_text(f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n")
        by = ("-CA", self.certificate, "-CAkey", self._key, "-CAcreateserial")
        self._openssl("x509", "-req", "-in", asked, *by, "-days", "2", "-extfile", extensions, "-out", certificate)

    def _new_key(self, file: Path) -> tuple[object, ...]:
        return ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", file)

    def _openssl(self, *arguments: object) -> None:
        subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)
