"""An SVG file as a tree, within bounds that are kept while it is read: no element too many is ever made."""

from xml.etree.ElementTree import Element, TreeBuilder

from defusedxml import DefusedXmlException, EntitiesForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A logo has a few hundred elements. What the browser draws after all ``use`` are followed is no more either.
MOST_ELEMENTS = 20_000
DEEPEST = 60
# Drawing programs write addresses of languages as entities; each is a few words long, and so is what they become.
LONGEST_ENTITY = 100
LONGEST_OF_ENTITIES = 64 * 1024

NO_SVG = _("This SVG can't be read. Save the logo as plain SVG or as PNG and choose it again.")
TOO_RICH = _("This SVG is too complex for a logo. Save it as PNG and choose it again.")


def too_rich() -> ValidationError:
    return ValidationError(TOO_RICH, code="too_rich")


def read_svg(data: bytes) -> Element:
    """The root of the file, whatever it is called. Raises ValidationError in words."""
    parser = _Parser(data)
    try:
        parser.feed(data)
        return parser.close()
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ValidationError(NO_SVG, code="no_svg") from error


class _Builder(TreeBuilder):
    def __init__(self) -> None:
        super().__init__()
        self.elements = self.depth = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise too_rich()
        return super().start(tag, attrs)

    def end(self, tag: str) -> Element:
        self.depth -= 1
        return super().end(tag)


class _Parser(DefusedXMLParser):
    """Takes short entities without others in them, as often as they come to little text; no other entity."""

    def __init__(self, data: bytes) -> None:
        super().__init__(target=_Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
        self.data, self.left = data, LONGEST_OF_ENTITIES

    def defused_entity_decl(
        self,
        name: str,
        is_parameter_entity: bool,
        value: str | None,
        base: str | None,
        sysid: str | None,
        pubid: str | None,
        notation_name: str | None,
    ) -> None:
        plain = value is not None and not is_parameter_entity and not sysid and not set("&%<") & set(value)
        text = value or ""
        if not plain or len(text) > LONGEST_ENTITY or b"\0" in self.data:  # in UTF-16 no use of one would be seen
            raise EntitiesForbidden(name, value, base, sysid, pubid, notation_name)
        self.left -= (len(text) + 1) * self.data.count(f"&{name};".encode())
        if self.left < 0:
            raise too_rich()
