"""What machines read of the library follows the standards: Atom, JSON Feed, schema.org."""

import json
import re
from datetime import date
from pathlib import Path

import feedparser
import pytest
from django.core.files.base import ContentFile
from jsonschema import Draft202012Validator
from lxml import etree
from pyld import jsonld

from campaign.core.models import CampaignDocument
from resources.models import ResourcePage, Topic

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture
def varied(stocked, add_resource, settings):
    """Resources of every making: with a file, in another language, without publisher, with odd characters."""
    settings.SITE_URL = "http://localhost"
    document = CampaignDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.7", name="Informe año.pdf"))
    water = Topic.objects.create(name="Water & rivers")
    report = add_resource(
        "Ríos & <i>derechos</i>\x0b",
        slug="rios",
        publishers=["Ñandú", "A & B"],
        document=document,
        language="es",
        introduction='<p>Lea <a href="/faq/">esto</a> &amp; más\x07.</p>',
        date=date(2025, 12, 4),
        date_precision="month",
    )
    report.topics = [water]
    report.save_revision().publish()
    add_resource("Elsewhere", link="https://example.org/a?b=1&c=2", kind="joint_letter", signatories=36)
    return stocked


def test_the_atom_feed_follows_rfc_4287(client, varied):
    content = client.get("/resources/feed/", HTTP_HOST="localhost").content
    grammar = etree.RelaxNG.from_rnc_string((SCHEMAS / "atom.rnc").read_text())

    grammar.assertValid(etree.fromstring(content))

    read = feedparser.parse(content)
    assert not read.bozo
    assert read.version == "atom10"
    entry = next(entry for entry in read.entries if entry.title_detail.value.startswith("Ríos"))
    assert entry.link == "http://localhost/resources/rios/"
    assert [author.name for author in entry.authors] == ["Ñandú", "A & B"]
    assert entry.enclosures[0].type == "application/pdf"
    assert {tag.term for tag in entry.tags} == {"Report", "Water & rivers"}
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == len(ids) == 6


def test_the_feed_of_an_empty_library_follows_rfc_4287(client, library):
    grammar = etree.RelaxNG.from_rnc_string((SCHEMAS / "atom.rnc").read_text())

    grammar.assertValid(etree.fromstring(client.get("/resources/feed/").content))


def test_the_json_feed_follows_version_1_1(client, varied):
    feed = client.get("/resources/feed/json/").json()

    Draft202012Validator(json.loads((SCHEMAS / "json_feed.json").read_text())).validate(feed)
    assert len({item["id"] for item in feed["items"]}) == 6


def facts(client, path):
    page = client.get(path).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_the_facts_of_every_resource_are_json_ld_in_the_words_of_schema_org(client, varied):
    schema = Draft202012Validator(json.loads((SCHEMAS / "structured_data.json").read_text()))
    for resource in ResourcePage.objects.live():
        data = facts(client, resource.url)
        schema.validate(data)
        expanded = jsonld.expand(data | {"@context": {"@vocab": "https://schema.org/"}})
        assert any("https://schema.org/headline" in thing for thing in expanded)


def test_a_report_says_who_published_it_when_in_which_language_and_where_its_file_is(client, varied):
    work = facts(client, "/resources/rios/")["@graph"][-1]

    assert work["@type"] == "Report"
    assert [one["name"] for one in work["author"]] == [one["name"] for one in work["publisher"]] == ["Ñandú", "A & B"]
    assert (work["datePublished"], work["inLanguage"]) == ("2025-12", "es")
    assert work["encoding"]["contentUrl"].startswith("http://localhost/documents/")
    assert (work["encoding"]["encodingFormat"], work["encoding"]["contentSize"]) == ("application/pdf", "8 B")
    assert work["about"] == [{"@type": "Thing", "name": "Water & rivers"}]


def test_a_file_that_not_everybody_may_open_is_not_named_to_search_engines(client, varied):
    """A8."""
    varied_document = CampaignDocument.objects.get()
    varied_document.collection.view_restrictions.create(restriction_type="login")

    assert "encoding" not in facts(client, "/resources/rios/")["@graph"][-1]
