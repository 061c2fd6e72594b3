"""Formats of documents that may be uploaded, and what they are on the web (RFC 6838)."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "zip": "application/zip",
}


def content_type_of(extension: str) -> str:
    """Empty for a format that is not ours."""
    return TYPES.get(extension.lower(), "")
