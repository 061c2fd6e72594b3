"""Every block: its preview for editors, and its shape in the API."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from rest_framework.utils.encoders import JSONEncoder
from wagtail.blocks import StreamBlock
from wagtail.rich_text import RichText

from campaign.core.blocks import CallToActionBlock, ContentStreamBlock, LinkBlock, QuoteBlock, RichTextBlock, TableBlock
from campaign.core.blocks.examples import described_blocks
from campaign.core.checks import our_block_classes

# The streams are what the blocks are in: each block has its own preview and shape.
BLOCKS = sorted(
    (one for one in our_block_classes() if not issubclass(one, StreamBlock)), key=lambda one: one.__qualname__
)


def made(block, value):
    """The value as an editor saved it."""
    return block.clean(block.to_python(value))


@pytest.mark.parametrize("block_class", BLOCKS, ids=lambda block_class: block_class.__name__)
def test_an_editor_sees_a_preview_of_every_block(block_class, admin_client, home):
    block = block_class()

    answer = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    assert block.is_previewable
    assert answer.status_code == 200


@pytest.mark.parametrize("block_class", BLOCKS, ids=lambda block_class: block_class.__name__)
def test_every_block_has_a_shape_that_json_can_carry(block_class, home):
    block = block_class()

    shape = block.get_api_representation(block.to_python(block.meta.preview_value))

    assert json.dumps(shape, cls=JSONEncoder) not in ("null", "{}")


def test_rich_text_is_html_and_text():
    shape = RichTextBlock().get_api_representation(RichText("<p>Rights <b>first</b></p>"))

    assert shape == {"html": "<p>Rights <b>first</b></p>", "text": "Rights first"}


def test_rich_text_that_is_not_filled_in_is_empty():
    assert RichTextBlock().get_api_representation(None) == {"html": "", "text": ""}


def test_a_link_to_a_page_has_its_title_and_its_full_address(petition):
    block = LinkBlock()

    shape = block.get_api_representation(made(block, {"page": petition.pk}))

    assert shape == {"text": "Put rights first", "url": petition.full_url}
    assert shape["url"].startswith("http")


def test_a_link_to_a_page_that_is_not_public_has_no_shape(petition):
    """A8"""
    block = LinkBlock()
    value = made(block, {"page": petition.pk, "label": "Sign"})
    petition.unpublish()

    assert block.get_api_representation(block.to_python({"page": petition.pk, "label": "Sign"})) is None
    assert value.text == "Sign"


def test_a_call_to_action_carries_its_link():
    block = CallToActionBlock()
    value = {"heading": "Join us", "text": "", "link": {"url": "https://x.example/", "label": "Join"}}

    shape = block.get_api_representation(made(block, value))

    assert shape == {"heading": "Join us", "text": "", "link": {"text": "Join", "url": "https://x.example/"}}


def test_a_quote_is_its_words_name_and_role():
    block = QuoteBlock()
    value = {"quote": "Rivers first.", "name": "Amara Example", "role": "River Network"}

    assert block.get_api_representation(made(block, value)) == value


def test_a_table_has_its_caption_columns_and_rows():
    shape = TableBlock().get_api_representation(TableBlock().get_preview_value())

    assert shape["caption"] == "Signatures by week"
    assert [column["heading"] for column in shape["columns"]] == ["Week", "Signatures"]
    assert [row["values"] for row in shape["rows"]] == [["First", 1200], ["Second", 3400]]


def test_a_stream_is_a_list_of_types_and_values():
    block = ContentStreamBlock()
    stream = block.to_python([{"type": "heading", "value": "Why now", "id": "a"}])

    assert block.get_api_representation(stream) == [{"type": "heading", "value": "Why now", "id": "a"}]


def test_the_committed_examples_are_what_the_blocks_give(db, tmp_path):
    """Refresh them with ``make blocks`` and read what changed for those who use the API."""
    committed = Path(settings.ROOT, "docs/blocks.md").read_text()
    (tmp_path / "blocks.md").write_text(committed)

    call_command("describe_blocks", tmp_path / "blocks.md")

    assert (tmp_path / "blocks.md").read_text() == committed


def test_an_example_shows_every_kind_of_thing_that_a_block_can_hold(db):
    """Pictures with alternative text and renditions, files with their size, whole addresses, rich text in two forms."""
    written = described_blocks()

    for part in ('"alt": "A river', '"renditions"', '"bytes": 482133', '"html": "<p>', '"text": "Trade', "/faq/"):
        assert part in written
    assert "localhost" not in written
    assert ": null" not in written
