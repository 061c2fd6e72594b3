"""The placeholder document that stands where a real publication would be."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer


def placeholder_pdf(title: str, byline: str) -> bytes:
    """A page that says what it stands for and that it is not the publication itself."""
    styles = getSampleStyleSheet()
    file = BytesIO()
    SimpleDocTemplate(
        file, pagesize=A4, title=f"Demo placeholder: {title}", author="Demo campaign", lang="en", invariant=1
    ).build(
        [
            Paragraph("Demo placeholder", styles["Title"]),
            Spacer(1, 24),
            Paragraph(title, styles["Heading2"]),
            Paragraph(byline, styles["BodyText"]),
            Spacer(1, 24),
            Paragraph(
                "This file is not the publication named above and has none of its text. It stands here so that the "
                "demo site has a document to list, to search and to download.",
                styles["BodyText"],
            ),
        ]
    )
    return file.getvalue()
