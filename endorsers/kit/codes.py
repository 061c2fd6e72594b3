"""The link as a QR code: for screens, and to print."""

from io import BytesIO

import segno

from campaign.core.text.cleaning import xml_text
from endorsers.kit.contents import Kit

SOURCE = "qr"


def code_of(kit: Kit) -> segno.QRCode:
    """Level M bears a scratch or a fold."""
    return segno.make(kit.link_by(SOURCE), error="m", micro=False)


def code_svg(kit: Kit) -> bytes:
    file = BytesIO()
    code_of(kit).save(file, kind="svg", scale=10, border=4, dark="#000", light="#fff", title=xml_text(kit.title))
    return file.getvalue()


def code_pdf(kit: Kit) -> bytes:
    file = BytesIO()
    code_of(kit).save(file, kind="pdf", scale=8, border=4)
    return file.getvalue()
