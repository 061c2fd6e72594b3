"""The kit of an organization: whose it is, what is in it, and that it is gone with the endorsement."""

from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
import segno
from PIL import Image

from campaign.core.theming.ready_looks import LOOKS
from endorsers.kit import badges, codes, pictures, sheets
from endorsers.kit.contents import Kit, Logo
from endorsers.kit.files import FILES
from endorsers.kit.logos import logo_of
from endorsers.kit.partnering import present_those_without
from endorsers.mails import links
from endorsers.mails.links import Purpose
from endorsers.models import Endorser
from endorsers.moderation.merging import merge
from endorsers.signing.changing import change_endorsement, withdraw_endorsement
from endorsers.tests.entries import picture, published
from endorsers.tests.representatives import shown
from petition.models import Partner
from petition.partners.directory import partner_named

LONG = "The International Confederation of Associations of Riverside Communities, Fisherfolk and Smallholders " * 2
NAMES = ["River Alliance", "شبكة مجتمعات الأنهار (Rivers)", "河流社区与湖泊山谷网络联合会", "नदी समुदाय", LONG.strip()]


def kit(name: str = "River Alliance", **values: object) -> Kit:
    made = {
        "organization": Logo(name),
        "campaign": Logo("Clean Copper"),
        "title": f"{name}: no clean energy from poisoned rivers",
        "call": f"{name} asks you: sign with us.",
        "ask": "We ask the ministers. " * 40,
        "badge": "We support",
        "link": "https://campaign.example/petition/with/river-alliance/",
        "look": LOOKS["lake"],
        "language": "en",
    }
    return Kit(**made | values)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", pictures.SIZES)
def test_each_card_has_its_size_the_campaigns_color_and_words_within_its_margins(name, size):
    image = Image.open(BytesIO(pictures.card(kit(name), size))).convert("RGB")
    assert image.size == pictures.SIZES[size]
    assert image.getpixel((image.width // 2, image.height - 2)) == (0x17, 0x54, 0x5C)
    foot = image.crop((30, image.height - image.height // 30, image.width // 2, image.height))
    assert len(foot.getcolors()) == 1  # nothing spills over the margin


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
@pytest.mark.parametrize("draw", [sheets.poster, sheets.leaflet])
def test_each_sheet_is_one_page_of_its_paper_and_says_what_it_is(name, paper, points, draw):
    document = pypdfium2.PdfDocument(draw(kit(name), paper))
    assert len(document) == 1
    assert tuple(round(side) for side in document[0].get_size()) == points
    assert name[:20] in document.get_metadata_dict()["Title"]
    assert "campaign.example" in document[0].get_textpage().get_text_bounded()


def test_the_code_leads_to_the_organizations_own_link():
    code = segno.make("https://campaign.example/petition/with/river-alliance/?utm_source=qr", error="m", micro=False)
    assert codes.code_of(kit()) == code
    assert b"<svg" in codes.code_svg(kit())
    assert codes.code_pdf(kit()).startswith(b"%PDF")


@pytest.mark.parametrize("name", NAMES)
def test_badges_are_drawn_in_any_script_and_bear_no_markup(name):
    assert Image.open(BytesIO(badges.badge_png(kit(name)))).size == (960, 288)
    svg = badges.badge_svg(kit(f"{name} <script>")).decode()
    assert "<script>" not in svg


@pytest.mark.django_db
def test_a_vector_logo_is_drawn_and_a_broken_one_gives_its_place_to_the_name():
    image = picture()
    assert Image.open(BytesIO(logo_of("River Alliance", image).data)).width > 100
    image.file.storage.delete(image.file.name)
    other = picture("Other")
    other.file.storage.delete(other.file.name)
    assert logo_of("Other", other) == Logo("Other")


@pytest.fixture
def contact(petition, endorsers_page):
    contact = shown(name="River Alliance")
    contact.refresh_from_db()
    return contact


def own(contact, rest: str = "") -> str:
    return links.link_path(contact, Purpose.MANAGE) + rest


@pytest.mark.django_db
def test_approval_makes_the_link_without_another_click(client, contact, petition):
    partner = Endorser.objects.get(pk=contact.endorser_id).partner
    assert (partner.slug, partner.active, partner.name) == (contact.endorser.slug, True, "River Alliance")
    assert partner_named(partner.slug, petition=petition) == partner.pk
    page = client.get(own(contact)).content.decode()
    assert '/kit/">Open your kit' in page
    kit_page = client.get(own(contact, "kit/")).content.decode()
    assert f"/with/{partner.slug}/</p>" in kit_page
    assert f"with/{partner.slug}/?utm_source=whatsapp" in kit_page
    assert "&lt;campaign-petition" in kit_page


@pytest.mark.django_db
def test_all_of_it_comes_in_one_file(client, contact):
    response = client.get(own(contact, "kit/en/kit.zip"))
    assert response["Cache-Control"] == "no-store"
    archive = ZipFile(BytesIO(b"".join(response) if response.streaming else response.content))
    assert set(archive.namelist()) == {*FILES, "texts.txt"}
    assert "/with/river-alliance/" in archive.read("texts.txt").decode("utf-8-sig")


@pytest.mark.django_db
@pytest.mark.parametrize("rest", ["kit/en/card-9000x9000.png", "kit/xx/qr.svg", "kit/en/texts.txt"])
def test_nobody_chooses_sizes_or_files(client, contact, rest):
    assert client.get(own(contact, rest)).status_code == 404


@pytest.mark.django_db
def test_an_edited_link_opens_no_kit(client, contact):
    other = shown(name="Other Alliance", contact_email="b@other.example", website="https://other.example/")
    token, theirs = links.token(contact, Purpose.MANAGE), links.token(other, Purpose.MANAGE)
    mixed = theirs.split("-")[0] + "-" + token.split("-", 1)[1]
    confirm = links.token(contact, Purpose.CONFIRM)
    for wrong in (mixed, token[:-1], confirm, "1"):
        for rest in ("kit/", "kit/en/qr.svg", "kit/en/kit.zip"):
            assert client.get(f"/endorsement/own/{wrong}/{rest}").status_code == 404


@pytest.mark.django_db
def test_withdrawn_it_is_gone_at_once(client, contact, petition, django_capture_on_commit_callbacks):
    contact.endorser.logo = picture()
    contact.endorser.save_revision().publish()
    image = Endorser.objects.get(pk=contact.endorser_id).logo
    rendition = image.get_rendition("original")
    assert client.get(own(contact, "kit/en/qr.svg")).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_endorsement(contact=contact)
    for rest in ("kit/", "kit/en/qr.svg", "kit/en/kit.zip"):
        assert client.get(own(contact, rest)).status_code == 404
    partner = Partner.objects.get()
    assert (partner.active, partner.logo) == (False, None)
    assert partner_named(partner.slug, petition=petition) is None
    assert not rendition.file.storage.exists(rendition.file.name)


@pytest.mark.django_db
def test_a_change_reaches_the_link_once_an_editor_approved_it(contact):
    change_endorsement(contact=contact, changes={"welcome": "Sign with us, neighbors."})
    assert Partner.objects.get().welcome == ""
    contact.endorser.refresh_from_db()
    contact.endorser.get_latest_revision().publish()
    assert Partner.objects.get().welcome == "Sign with us, neighbors."


@pytest.mark.django_db
def test_merged_entries_are_counted_together(petition):
    keep, drop = published("River Alliance"), published("Rivers Inc")
    merge(keep=keep, drop=drop, take=set(), by=None)
    joined = Partner.objects.get(slug="rivers-inc")
    assert joined.merged_into == Endorser.objects.get().partner
    assert partner_named("rivers-inc", petition=petition) == joined.merged_into_id


@pytest.mark.django_db
def test_those_from_before_get_their_link(petition):
    endorser = published("River Alliance")
    Endorser.objects.filter(pk=endorser.pk).update(partner=None)
    Partner.objects.all().delete()
    assert present_those_without() == 1
    assert Endorser.objects.get().partner.slug == "river-alliance"


@pytest.mark.django_db
def test_a_deleted_organization_has_no_link(petition):
    published("River Alliance").delete()
    assert not Partner.objects.get().active


@pytest.mark.django_db
def test_editors_write_the_texts_once_and_placeholders_are_checked(client, contact, endorsers_page):
    endorsers_page.kit_post = "{organization} calls: {link}"
    endorsers_page.save_revision().publish()
    assert "River Alliance calls: http://localhost/" in client.get(own(contact, "kit/")).content.decode()
    endorsers_page.kit_press = "{organisation} calls"
    with pytest.raises(Exception, match="organisation") as error:
        endorsers_page.full_clean()
    assert "kit_press" in error.value.message_dict
