"""The Atom feed of the library (RFC 4287)."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction, Site

from resources.models import ResourcePage

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client):
    def fetch(**headers):
        response = client.get("/resources/feed/", **headers)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return fetch


def entries(feed):
    return {entry.findtext(f"{ATOM}title"): entry for entry in feed.iter(f"{ATOM}entry")}


def test_the_newest_resources_come_first_with_what_a_reader_program_needs(feed, stocked):
    Site.objects.update(site_name="Minerals for people")

    root = feed()

    assert list(entries(root)) == ["Cobalt", "Letter", "Nickel", "Anonymous"]
    assert root.findtext(f"{ATOM}title") == "Resources"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Minerals for people"
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo
    letter = entries(root)["Letter"]
    authors = [author.findtext(f"{ATOM}name") for author in letter.findall(f"{ATOM}author")]
    assert authors == ["Public Citizen", "Mighty Earth"]
    assert letter.find(f"{ATOM}category").get("term") == "Letter"


def test_links_are_absolute_on_the_address_that_was_asked(feed, stocked):
    root = feed(HTTP_HOST="campaign.example", secure=True)

    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == "https://campaign.example/resources/feed/"
    assert links["alternate"] == "https://campaign.example/resources/"
    entry = entries(root)["Cobalt"]
    assert entry.find(f"{ATOM}link").get("href") == "https://campaign.example/resources/cobalt/"


def test_an_entry_keeps_its_id_when_its_address_and_title_change(feed, stocked):
    before = entries(feed())["Cobalt"].findtext(f"{ATOM}id")
    resource = ResourcePage.objects.get(title="Cobalt")
    resource.title, resource.slug = "Cobalt, revised", "cobalt-revised"
    resource.save_revision().publish()

    assert entries(feed())["Cobalt, revised"].findtext(f"{ATOM}id") == before


def test_updated_is_when_an_editor_last_published(feed, stocked):
    resource = ResourcePage.objects.get(title="Cobalt")
    resource.save_revision().publish()
    resource.refresh_from_db()

    updated = datetime.fromisoformat(entries(feed())["Cobalt"].findtext(f"{ATOM}updated"))

    assert updated == resource.last_published_at


@pytest.mark.parametrize(
    ("precision", "published", "shown"),
    [("day", "2025-12-17", "Dec. 17, 2025"), ("month", "2025-12-01", "December 2025"), ("year", "2025-01-01", "2025")],
)
def test_a_date_is_told_as_far_as_it_is_known(feed, add_resource, precision, published, shown):
    add_resource("Deal", publishers=["Public Citizen"], date=date(2025, 12, 17), date_precision=precision)

    entry = entries(feed())["Deal"]

    assert entry.findtext(f"{ATOM}published").startswith(f"{published}T00:00:00")
    assert f"<p>Report by Public Citizen, {shown}</p>" in entry.findtext(f"{ATOM}summary")


def test_the_summary_is_html_with_absolute_links_and_escaped_names(feed, add_resource, settings):
    settings.SITE_URL = "https://campaign.example"
    add_resource(
        "A & B <i>deal</i>",
        byline="By <b>A</b> & B",
        updated_note="Update",
        introduction='<p>Read <a href="/faq/">why</a> & how.</p>',
    )

    entry = entries(feed())["A & B <i>deal</i>"]

    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "html"
    assert "By &lt;b&gt;A&lt;/b&gt; &amp; B, July 4, 2025 (Update)" in summary.text
    assert 'href="https://campaign.example/faq/"' in summary.text


def test_characters_that_xml_has_no_way_to_write_are_left_out(feed, add_resource):
    add_resource("Vertical\x0btab", introduction="<p>Bell\x07</p>")

    assert "Vertical tab" in entries(feed())


def test_drafts_and_private_resources_are_not_in_the_feed(feed, stocked):
    """A8."""
    ResourcePage.objects.get(title="Letter").unpublish()
    PageViewRestriction.objects.create(page=ResourcePage.objects.get(title="Nickel"), restriction_type="login")

    assert list(entries(feed())) == ["Cobalt", "Anonymous"]


def test_an_empty_library_has_a_feed(feed, library):
    assert entries(feed()) == {}


def test_a_reader_program_that_has_the_feed_is_told_so(client, stocked):
    first = client.get("/resources/feed/")

    assert client.head("/resources/feed/").status_code == 200
    again = client.get("/resources/feed/", HTTP_IF_MODIFIED_SINCE=first["Last-Modified"])
    assert again.status_code == 304
    assert not first.cookies


def test_a_file_kept_here_goes_with_its_entry(feed, add_resource, settings):
    from django.core.files.base import ContentFile

    from campaign.core.models import CampaignDocument

    settings.SITE_URL = "https://campaign.example"
    document = CampaignDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.7", name="report.pdf"))
    add_resource("With file", document=document)

    links = entries(feed())["With file"].findall(f"{ATOM}link")

    enclosure = next(link for link in links if link.get("rel") == "enclosure")
    assert enclosure.get("href") == f"https://campaign.example{document.url}"
    assert (enclosure.get("type"), enclosure.get("length")) == ("application/pdf", "8")
