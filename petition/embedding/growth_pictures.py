"""The curve as a picture, SVG and PNG, where the petition's editors offer it to other sites."""

from collections.abc import Callable
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw

from campaign.core.charts.png import Palette, Place, draw_timeline
from campaign.core.charts.timeline import HEIGHT, WIDTH
from campaign.core.languages.language_prefix import language_of
from campaign.core.pages.translations import in_language
from campaign.core.text.cleaning import xml_text
from campaign.core.text.layout.bidi import is_right_to_left
from campaign.core.text.layout.pictures import draw, fitted, width
from campaign.core.theming.colors import mixed
from campaign.core.theming.frame_looks import PALETTES, THEMES, Look, look_of
from campaign.headless.cache_headers import remember
from campaign.web.policy.framing import asked_language
from petition.embedding.badge import ACCENT, POLICY
from petition.embedding.growth import GrowthOf, growth_of
from petition.embedding.views import public_petition
from petition.models import PetitionPage

MARGIN, HEAD = 20, 76
FULL_WIDTH, FULL_HEIGHT = WIDTH + 2 * MARGIN, HEIGHT + HEAD + MARGIN
TITLE, COUNT = 20, 15  # sizes of letters
# Of a curve over weeks nobody misses a minute.
KEPT = 60
SCALE = 2  # pixels of the PNG for each unit


@require_safe
def growth_svg(request: HttpRequest, petition_id: int) -> HttpResponse:
    """GET /embed/petition/<id>/growth.svg: ``lang`` and the look as for the badge. 404 where it is not offered."""
    return _picture(request, petition_id, _as_svg, "image/svg+xml; charset=utf-8")


@require_safe
def growth_png(request: HttpRequest, petition_id: int) -> HttpResponse:
    """GET /embed/petition/<id>/growth.png: the same for sites that take no SVG; light where the look says nothing."""
    return _picture(request, petition_id, _as_png, "image/png")


def _picture(
    request: HttpRequest, petition_id: int, draws: Callable[[GrowthOf, Look], str | bytes], content_type: str
) -> HttpResponse:
    look = look_of(request.GET)
    language = asked_language(request) if request.GET.get("lang") else ""
    key = f"growth:{content_type[:9]}:{petition_id}:{language}:{look.query}"
    picture = remember(key, KEPT, lambda: _drawn(language, _offered(petition_id), look, draws))
    response = HttpResponse(picture, content_type=content_type)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=KEPT)
    return response


def _offered(petition_id: int) -> PetitionPage:
    petition = public_petition(petition_id)
    if not petition.show_growth:
        raise Http404
    return petition


def _drawn(language: str, petition: PetitionPage, look: Look, draws: Callable[[GrowthOf, Look], str | bytes]) -> object:
    with override(language or language_of(petition)):
        return draws(growth_of(in_language(petition, get_language() or "").specific), look)


def _as_svg(shown: GrowthOf, look: Look) -> str:
    size, lines = _title(shown)
    context = {
        "shown": shown,
        "chart": shown.chart,
        "lines": [
            {"words": words, "y": y, "size": letters, "is_rtl": is_right_to_left(words), "kind": kind, "weight": weight}
            for words, y, letters, kind, weight in (
                (lines[0], 32, size, "words", 700),
                (shown.said, 58, COUNT, "soft", 400),
            )
        ],
        "schemes": [_palette(scheme, look) for scheme in look.schemes or THEMES],
        "language": get_language(),
        "width": FULL_WIDTH,
        "height": FULL_HEIGHT,
        "margin": MARGIN,
        "end": FULL_WIDTH - MARGIN,
        "head": HEAD,
    }
    return xml_text(render_to_string("petition/growth.svg", context))


def _as_png(shown: GrowthOf, look: Look) -> bytes:
    colors = _palette((look.schemes or THEMES)[0], look)
    image = Image.new("RGB", (FULL_WIDTH * SCALE, FULL_HEIGHT * SCALE), colors.ground)
    canvas = ImageDraw.Draw(image)
    size, lines = _title(shown)
    _line(canvas, lines[0], 32, size=size, fill=colors.text)
    _line(canvas, shown.said, 58, size=COUNT, fill=colors.soft)
    if shown.chart:
        draw_timeline(canvas, shown.chart, Place(MARGIN * SCALE, HEAD * SCALE, SCALE), colors)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def _line(canvas: ImageDraw.ImageDraw, words: str, y: int, *, size: int, fill: str) -> None:
    """At the side at which its script begins."""
    size *= SCALE
    x = (FULL_WIDTH - MARGIN) * SCALE - width(words, size) if is_right_to_left(words) else MARGIN * SCALE
    draw(canvas, (x, y * SCALE), words, size=size, fill=fill)


def _title(shown: GrowthOf) -> tuple[int, list[str]]:
    return fitted(shown.petition.title, sizes=(TITLE, 16), available=WIDTH, most_lines={TITLE: 1, 16: 1})


def _palette(scheme: str, look: Look) -> Palette:
    own = PALETTES[scheme]
    ground, text = look.background or own["surface"], look.text or own["text"]
    accent = look.accent or (ACCENT if scheme == "light" else own["mark"])
    return Palette(
        ground=ground,
        text=text,
        soft=look.text or own["text-soft"],
        line=own["line"],
        accent=accent,
        area=mixed(ground, accent, 0.15),
    )
