"""Lines of a list that are no entry of it: totals, notes of the program that wrote it, headings once again."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from campaign.imports.headings import heading_key

_TOTAL = re.compile(
    r"(?:(?:sub|grand |sous-)?total|gesamt|insgesamt|totale|totaal)"
    r"(?:\s*[:=(]|\s*\d|\s+(?:of|number|de|der|organi[sz]ation|row|signature|resource)|\s*$)|"
    r"(?:sum|summe|suma|somme|count|anzahl)(?:\s*[:=(]|\s*\d|\s*$)|"
    r"\d+\s+(?:organi[sz]ations?|organi[sz]aciones|organisationen|rows?|records?|entries|signatures?|results?)\W*$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:page|seite|página|pagina)\s+\d+ ?(?:of|/|von|de|sur|di|$)|"
    r"(?:last )?updated?\s*(?:on|:)|as of [^,;]{0,20}\d|"
    r"(?:exported|generated|printed|created|downloaded)\s+(?:on|by|at|:)|"
    r"(?:source|note|notes|quelle|fuente|stand|legend|key)\s*:|(?:©|\(c\)|copyright)\s|end of (?:list|file|report)$|"
    r"confidential$",
    re.IGNORECASE,
)
_LENGTH = 200  # nothing longer is a total or a note


def why_no_entry(cells: list[str], headings: list[str], mapping: Mapping[str, int]) -> str:
    """Why the line is no entry of the list, in words; empty where it may be one."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    keys = [heading_key(cell) for cell in cells]
    if filled and keys[: len(headings)] == [heading_key(heading) for heading in headings][: len(keys)]:
        return _("These are the headings once again.")
    if not any(any(char.isalnum() for char in cell) for cell in filled):
        return _("The line holds no words.")
    first, others = filled[0][:_LENGTH], filled[1:]
    if _TOTAL.match(first) and all(_is_number(cell) for cell in others):
        return _("This is a total, and no entry of the list.")
    if _NOTE.match(first) and not others:
        return _("This is a note below or above the list, and no entry of it.")
    return ""


def _is_number(text: str) -> bool:
    return text[:30].strip("€$% ").replace(",", "").replace(".", "").isdecimal()
