"""Logos from strangers: made anew, or refused in words."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin

from campaign.core.models import CampaignImage
from endorsers.logos.cleaning import clean_logo
from endorsers.logos.decoding import KEPT_SIDE
from endorsers.models import Endorser, PendingLogo
from endorsers.tests.representatives import ADD, picture, shown, submitted, typed, upload

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100"'


def svg(inner: str, root: str = SVG) -> bytes:
    return f"<svg {root}>{inner}</svg>".encode()


def cleaned(inner: str) -> str:
    return clean_logo(svg(inner)).data.decode()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    """A small PNG file whose pixels would fill the memory."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "mode", "content_type"),
    [
        ("PNG", "RGBA", "image/png"),
        ("JPEG", "RGB", "image/jpeg"),
        ("WEBP", "RGBA", "image/webp"),
        ("PNG", "P", "image/png"),
    ],
)
def test_pictures_of_each_kind_stay_what_they_are(kind, mode, content_type):
    logo = clean_logo(picture(kind=kind, mode=mode), file_name="Logo.BIN")
    assert (logo.content_type, logo.width, logo.height) == (content_type, 300, 120)
    assert logo.file_name.startswith("Logo.")
    Image.open(BytesIO(logo.data)).verify()


def test_metadata_are_left_out():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    data = picture(kind="JPEG", mode="RGB", exif=exif, comment=b"secret comment")
    assert b"taken at home" in data
    logo = clean_logo(data)
    assert b"taken at home" not in logo.data
    assert b"secret comment" not in logo.data
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "somebody")
    assert b"somebody" not in clean_logo(picture(pnginfo=text)).data


def test_a_picture_lying_on_its_side_is_put_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = clean_logo(picture(kind="JPEG", mode="RGB", exif=exif))
    assert (logo.width, logo.height) == (120, 300)


def test_a_large_picture_is_kept_smaller():
    logo = clean_logo(picture((3900, 1950)))
    assert (logo.width, logo.height) == (KEPT_SIDE, KEPT_SIDE // 2)


@pytest.mark.parametrize("size", [(4001, 10), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_pixel_bomb_is_refused_by_its_header(size):
    with pytest.raises(ValidationError):
        clean_logo(bomb(*size))


def test_a_file_whose_rows_are_missing_is_refused():
    with pytest.raises(ValidationError, match="no PNG, JPEG, WebP or SVG"):
        clean_logo(bomb(3000, 3000))


def test_a_huge_file_is_refused_in_words():
    with pytest.raises(ValidationError, match="larger than 2 MB"):
        clean_logo(picture() + b"\0" * 2 * 1024 * 1024)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7",
        b"MZ\x90\0",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        b"RIFF\0\0\0\0WAVE",
        picture()[:60],
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(data):
    with pytest.raises(ValidationError):
        clean_logo(data, file_name="logo.png")


def test_a_picture_that_is_a_page_too_is_only_a_picture_afterwards():
    polyglot = picture() + b"<html><script>alert(1)</script></html>"
    logo = clean_logo(polyglot, file_name="logo.html")
    assert b"script" not in logo.data
    assert logo.file_name == "logo.png"


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect width="9" height="9" onload="alert(1)" onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><rect width="9" height="9"/></a>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
        '<use href="https://alert.example/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml,alert"/>',
        '<rect fill="url(https://alert.example/)" width="9"/>',
        '<rect style="fill:url(//alert.example/);background:url(https://alert.example)" width="9"/>',
        "<style>@import url(https://alert.example/a.css);</style>",
        "<style>.a{background:url(https://alert.example/a)}</style>",
        "<style>.a{fill:u\\72l(https://alert.example/a)}</style>",
        "<style>.a{fill:u/**/rl(https://alert.example/a)}</style>",
        "<style><![CDATA[</style><script>alert(1)</script>]]></style>",
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<handler xmlns="http://www.w3.org/2001/xml-events">alert(1)</handler>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<iframe src="https://alert.example"/>',
        '<filter id="f"><feImage href="https://alert.example"/></filter>',
        '<?xml-stylesheet href="https://alert.example"?>',
        "<!-- alert -->",
    ],
)
def test_nothing_in_an_svg_acts_or_fetches(inner):
    assert "alert" not in cleaned(f'{inner}<circle r="5"/>')
    assert "<circle" in cleaned(f'{inner}<circle r="5"/>')


def test_an_svg_keeps_its_shapes_colours_and_parts():
    kept = cleaned(
        "<defs><style>.a, .b{fill:#1d35b4;stroke-width:2} .c{clip-path:url(#clip)}</style>"
        '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
        '<clipPath id="clip"><rect width="9" height="9"/></clipPath></defs>'
        '<switch><g class="a" transform="scale(2)"><path d="M0 0h9v9z" fill="url(#g)"/></g></switch>'
        '<use xlink:href="#g"/><text x="1">A &amp; B</text>'
    )
    for part in (
        "fill:#1d35b4",
        "clip-path:url(#clip)",
        'd="M0 0h9v9z"',
        "url(#g)",
        "A &amp; B",
        'href="#g"',
        "scale(2)",
        'viewBox="0 0 200 100"',
    ):
        assert part in kept


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + svg("<text>&b;</text>"),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<text>&a;</text>"),
        svg('<image href="data:image/png;base64,AAAA"/>'),
        svg("<g>" * 200 + "</g>" * 200),
        svg('<circle r="1"/>' * 25_000),
        svg("<circle r='5'/>", root='xmlns="http://www.w3.org/2000/svg"'),
        svg("<circle", root=SVG),
        b"<svg><circle/></svg>",
        svg('<g id="a"><use href="#a"/></g>'),
        svg(
            '<g id="l0"><circle r="1"/></g>'
            + "".join(f'<g id="l{n}">{f"<use href=%s#l{n - 1}%s/>" % (chr(34), chr(34)) * 10}</g>' for n in range(1, 9))
        ),
        svg(
            "<style>"
            + "".join(f".m{n}{{mask:url(#m{n - 1})}}" for n in range(1, 20))
            + '</style><mask id="m0"><circle r="1"/></mask>'
            + "".join(
                f'<mask id="m{n}">{f"<rect class=%sm{n}%s/>" % (chr(34), chr(34)) * 4}</mask>' for n in range(1, 20)
            )
        ),
    ],
    ids=["entities", "file", "pixels", "deep", "many", "no size", "broken", "no namespace", "itself", "uses", "masks"],
)
def test_an_svg_that_is_too_much_is_refused_in_words(data):
    with pytest.raises(ValidationError, match="SVG"):
        clean_logo(data)


def test_a_refused_logo_is_an_error_beside_its_field(client, endorsers_page):
    response = client.post(ADD, typed(logo=upload(b"GIF89a", "logo.png"), may_show_logo="on"))
    assert response.status_code == 422
    assert "This is no PNG, JPEG, WebP or SVG picture" in response.content.decode()
    assert not PendingLogo.objects.exists()


def test_before_the_approval_no_logo_is_among_the_pictures_and_no_address_leads_to_it(client, endorsers_page):
    client.post(ADD, typed(logo=upload(), may_show_logo="on"))
    assert not CampaignImage.objects.exists()
    assert bytes(PendingLogo.objects.get().data).startswith(b"\x89PNG")


@pytest.mark.parametrize("data", [picture(), svg('<circle r="5"/>')])
def test_with_the_approval_the_logo_is_a_picture_in_its_collection(client, endorsers_page, data):
    client.post(ADD, typed(logo=upload(data), may_show_logo="on"))
    endorser = Endorser.objects.get()
    endorser.get_latest_revision().publish()
    endorser.refresh_from_db()
    assert (endorser.live, endorser.new_logo) == (True, None)
    assert (endorser.logo.title, endorser.logo.collection.name) == ("River Communities Network", "Endorser logos")
    assert not PendingLogo.objects.exists()
    assert endorser.get_latest_revision_as_object().logo == endorser.logo
    assert "<img" in client.get("/endorsers/").content.decode()


def test_a_version_that_is_scheduled_keeps_its_logo_until_it_is_its_time(endorsers_page):
    from datetime import timedelta

    from django.utils import timezone

    from endorsers.logos import accepting as logos

    contact = submitted(logo=logos.keep(clean_logo(picture())))
    draft = contact.endorser.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    revision = draft.save_revision()
    revision.publish()
    assert not CampaignImage.objects.exists()
    revision.content["go_live_at"] = None
    revision.save()
    revision.publish()
    assert CampaignImage.objects.count() == 1


def test_publishing_again_makes_no_second_picture(endorsers_page):
    from endorsers.logos import accepting as logos

    contact = shown(logo=logos.keep(clean_logo(picture())))
    contact.endorser.get_latest_revision().publish()
    assert CampaignImage.objects.count() == 1


def test_logos_that_nobody_sent_are_forgotten_after_an_hour(db):
    from datetime import timedelta

    from django.utils import timezone

    from endorsers.logos import accepting as logos

    old, new = logos.keep(clean_logo(picture())), logos.keep(clean_logo(picture()))
    PendingLogo.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(minutes=61))
    assert logos.forget_unsent() == 1
    assert list(PendingLogo.objects.all()) == [new]
