"""What exports need from the machine."""

from .environment import words

# TrueType fonts for the PDF that is delivered, searched by file name: NotoSans-Regular.ttf and
# NotoSans<Script>-Regular.ttf (Debian's fonts-noto-core), DroidSansFallbackFull.ttf for Chinese, Japanese and
# Korean (fonts-droid-fallback). Without any, Latin letters still have one.
PDF_FONT_FOLDERS = words("PDF_FONT_FOLDERS") or ["/usr/share/fonts", "/usr/local/share/fonts"]
