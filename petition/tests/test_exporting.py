"""X1 to X3: what leaves in a file, and how a spreadsheet takes it."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.utils.translation import override
from openpyxl import load_workbook
from pypdf import PdfReader
from wagtail.models import Site

from campaign.core.models import CampaignSettings
from campaign.core.text.layout import fonts, pdf
from campaign.tests.services import missing
from petition.import_export.export_pdf import delivery_pdf
from petition.import_export.exporting import csv_export, export_filename, workbook_export
from petition.models import Partner, PetitionQuestion, Signature, SignatureExport
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.signing.withdrawing import anonymize, withdraw
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

DELIVERY, CRM = SignatureExport.Shape.DELIVERY, SignatureExport.Shape.CRM


def sign(petition, given_name, *, visit=None, channel=channels.FORM, **facts):
    address = f"signer{Signature.objects.count()}@example.org"
    submission = Submission(given_name=given_name, email=address, **facts)
    write_signature(petition=petition, submission=submission, visit=visit or Visit(), channel=channel)
    return Signature.objects.get(canonical_email=address)


def read(petition, shape, **options):
    content = b"".join(csv_export(petition, shape, **options))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def _workbook(petition, shape, **options):
    *_numbers, workbook = workbook_export(petition, shape, **options)
    return load_workbook(BytesIO(workbook)).active


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x.example")', "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1+1"])
def test_x1_no_cell_is_run_by_a_spreadsheet(petition, name):
    sign(petition, name, family_name=name, city=name, comment=name, subscribe=True)
    for shape, column in ((DELIVERY, "Name"), (CRM, "given_name")):
        (row,) = read(petition, shape, everyone=True)
        assert row[column].startswith(f"'{name}")
    for shape in (DELIVERY, CRM):
        first, second, *_cells = list(_workbook(petition, shape))[1]
        assert first.data_type == second.data_type == "s"
        assert first.value.startswith("'")


def test_x1_a_formula_behind_what_no_workbook_holds_is_none(petition):
    sign(petition, "Ada", visit=Visit(source='\x01=HYPERLINK("http://x.example")'))
    headings, row = _workbook(petition, CRM, everyone=True)
    (source,) = [cell for heading, cell in zip(headings, row, strict=True) if heading.value == "source"]
    assert (source.data_type, source.value) == ("s", '\'=HYPERLINK("http://x.example")')


def test_x1_the_api_keeps_the_plain_name(client, petition):
    sign(petition, "=1+1", show_name=True)
    (name,) = client.get(f"/api/campaign/v1/petitions/{petition.pk}/signatures/").json()["items"]
    assert name["name"] == "=1+1"


def test_x2_the_delivery_has_full_names_and_places_by_name(petition):
    sign(petition, "Søren", family_name="Ørsted", city="Columbus", postal_code="43215", country="US", comment="Go.")
    sign(petition, "李")
    ørsted, li = read(petition, DELIVERY)
    assert list(ørsted) == ["Name", "City", "Region", "Country", "Date", "Comment", "Wording"]
    assert list(ørsted.values())[:4] == ["Søren Ørsted", "Columbus", "Ohio", "United States of America"]
    assert date.fromisoformat(ørsted["Date"])
    assert ørsted["Comment"] == "Go."
    assert (li["Name"], li["Country"]) == ("李", "")


def test_x2_the_file_is_named_after_the_petition_and_the_day(petition):
    on = date(2026, 5, 31)
    assert export_filename(petition, "delivery", "csv", on=on) == "petition-signatures-delivery-2026-05-31.csv"
    assert export_filename(petition, "crm", "csv", on=on) == "petition-signatures-crm-2026-05-31.csv"


def test_x3_a_line_break_a_quote_and_a_comma_stay_in_one_record(petition):
    comment = 'First,\r\nsecond "line"\n\n;third'
    sign(petition, "Ada", comment=comment)
    sign(petition, "Ben")
    rows = read(petition, DELIVERY)
    assert [row["Name"] for row in rows] == ["Ada", "Ben"]
    assert rows[0]["Comment"] == comment


def test_only_what_counts_and_still_has_a_name_is_delivered(petition):
    sign(petition, "Ada")
    withdraw(signature=sign(petition, "Ben"))
    anonymize(signature=sign(petition, "Chi"))
    petition.confirmation = "count"
    sign(petition, "Dora")
    assert [row["Name"] for row in read(petition, DELIVERY)] == ["Ada"]


def test_the_mailing_list_gets_those_who_asked_for_updates_unless_everyone_is_chosen(petition):
    Partner.objects.create(name="River Alliance", slug="rivers")
    sign(petition, "Ada", subscribe=True, visit=Visit(source="whatsapp", partner="rivers"))
    sign(petition, "Ben")
    (ada,) = read(petition, CRM)
    assert (ada["given_name"], ada["email"], ada["subscribe"], ada["show_name"]) == (
        "Ada",
        "signer0@example.org",
        "yes",
        "no",
    )
    assert (ada["source"], ada["partner"], ada["partner_name"]) == ("whatsapp", "rivers", "River Alliance")
    assert ada["subscribed_since"].endswith("Z")
    assert ada["consent_words"] == "Send me updates about this campaign by e-mail."
    assert [row["given_name"] for row in read(petition, CRM, everyone=True)] == ["Ada", "Ben"]


def test_answers_are_columns(petition):
    PetitionQuestion.objects.create(petition=petition, label="Your union", field_type="singleline")
    PetitionQuestion.objects.create(petition=petition, label="Minerals", field_type="checkboxes", choices="Co\nNi")
    PetitionQuestion.objects.create(petition=petition, label="Farmer", field_type="checkbox")
    sign(petition, "Ada", answers={"your_union": "=1", "minerals": ["Co", "Ni"], "farmer": True})
    sign(petition, "Ben", answers={"farmer": False})
    ada, ben = read(petition, CRM, everyone=True)
    assert [ada[f"answer: {key}"] for key in ("your_union", "minerals", "farmer")] == ["'=1", "Co\nNi", "yes"]
    assert [ben[f"answer: {key}"] for key in ("your_union", "minerals", "farmer")] == ["", "", "no"]


def test_another_petition_s_signatures_stay_out(petition, closed_petition):
    sign(closed_petition, "Ada", channel=channels.IMPORT)
    assert read(petition, DELIVERY) == []


def test_the_first_piece_comes_before_any_row_is_read(petition, django_assert_num_queries):
    pieces = csv_export(petition, DELIVERY)
    with django_assert_num_queries(0):
        assert next(pieces).decode("utf-8-sig").startswith("Name,City")
    pieces.close()


def pdf_of(petition):
    *_numbers, content = delivery_pdf(petition)
    assert content.startswith(b"%PDF-")
    return content


def test_a12_a_slides_line_break_and_other_controls_are_in_no_part_of_the_pdf(petition):
    petition.title = "Rivers\x0bfirst\x07\x1b"
    reader = PdfReader(BytesIO(pdf_of(petition)))
    assert reader.metadata.title == "Rivers first"
    assert not {"\x0b", "\x07", "\x1b"} & set(reader.pages[0].extract_text())


def test_the_pdf_has_a_cover_and_more_pages_for_more_names(petition):
    for number in range(3):
        sign(petition, f"Ada{number}", country="US", postal_code="43215")
    few = pdf_of(petition)
    for number in range(200):
        sign(petition, f"Ben{number}", country="FR")
    assert pages(few) == 2
    assert pages(pdf_of(petition)) == 3


def pages(content):
    return content.count(b"/Type /Page\n")


@pytest.mark.parametrize("name", ["李小龙", "नमस्ते", "Ørsted", "محمد", "Nguyễn", "J. O’Neil", "Sun 🌞 Ray"])
def test_each_letter_of_a_name_is_drawn_in_a_font_that_has_it(name):
    if not {"NotoSans-Regular.ttf", "DroidSansFallbackFull.ttf"} <= fonts.files().keys():
        missing("A font for every script", "install fonts-noto-core and fonts-droid-fallback")
    drawn = "".join(run for _font, run in pdf._by_font(name))
    assert drawn == name.replace("🌞", "\ufffd")


def test_a_long_name_is_broken_over_lines_and_nothing_is_lost():
    name = "W" * 160
    lines = pdf.wrapped(name, 9, 200)
    assert len(lines) > 1
    assert "".join(lines) == name


def test_without_any_font_folder_latin_letters_still_have_a_font(settings):
    settings.PDF_FONT_FOLDERS = []
    for forget in (fonts.files, fonts.characters, pdf._loaded, pdf._font_of):
        forget.cache_clear()
    assert pdf.width("Søren", 10) > 0
    assert [run for _font, run in pdf._by_font("李")] == ["\ufffd"]
    for forget in (fonts.files, fonts.characters, pdf._loaded, pdf._font_of):
        forget.cache_clear()


def test_the_pdf_says_what_it_is_and_whose_to_readers_and_to_machines(petition, home):
    petition.target = "the Ministry of Water"
    CampaignSettings.objects.update_or_create(
        site=Site.objects.get(root_page=home), defaults={"organization_name": "River Neighbors"}
    )
    with override("fr"):
        reader = PdfReader(BytesIO(pdf_of(petition)))

    assert reader.metadata.title == petition.title
    assert reader.metadata.author == "River Neighbors"
    assert "the Ministry of Water" in reader.metadata.subject
    assert reader.trailer["/Root"]["/Lang"] == "fr"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "River Neighbors" in reader.pages[0].extract_text()
