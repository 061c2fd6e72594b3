"""A campaign page that was kept as plain text."""

import pytest
from django.core.exceptions import ValidationError

from campaign.setup.page_import.opening import read_page

PAGE = """Home
About us
Rivers need rules
The government is about to sign an agreement on mines along the river, and nobody who lives there was asked about it.
Add your name

Endorsing organizations
National organizations
Resources for the Rivers
Lake Alliance <https://lake.example/>
More coming soon.
Local organizations
National Partners of Ohio
https://partners.example/

Frequently asked questions

Why now?

Because of this:
- it is late; and
- the report (https://a.example/why) says so.

Resources
How mines drain rivers
Report by Lake Alliance, July 2025 (Update)
Annual Report 2023
https://a.example/annual.pdf
Report by Lake Alliance, January 2024
A letter
https://a.example/letter
Another letter
Letter from 12 organizations, 2022
"""


@pytest.fixture(scope="module")
def page():
    return read_page(PAGE.encode())


def test_the_headline_is_above_the_first_paragraph(page):
    assert page["headline"] == "Rivers need rules"
    assert page["ask"].startswith("The government is about to sign")


def test_questions_end_with_their_mark_and_keep_lists_and_links(page):
    assert page["questions"] == [
        {
            "question": "Why now?",
            "answer": "Because of this:\n\n- it is late; and\n"
            "- the report ([https://a.example/why](https://a.example/why)) says so.",
        }
    ]


def test_a_resource_is_a_title_and_the_lines_below_it(page):
    assert [(entry["title"], entry["link"], entry["lines"]) for entry in page["resources"]] == [
        ("How mines drain rivers", "", ["Report by Lake Alliance, July 2025 (Update)"]),
        ("Annual Report 2023", "https://a.example/annual.pdf", ["Report by Lake Alliance, January 2024"]),
        ("A letter", "https://a.example/letter", []),
        ("Another letter", "", ["Letter from 12 organizations, 2022"]),
    ]


def test_an_organization_is_a_line_in_its_tier_whatever_its_name_begins_with(page):
    assert [(entry["name"], entry["website"], entry["tier"]) for entry in page["organizations"]] == [
        ("Resources for the Rivers", "", "national"),
        ("Lake Alliance", "https://lake.example/", "national"),
        ("National Partners of Ohio", "https://partners.example/", "local"),
    ]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.4\n1 0 obj\n", b"{\\rtf1 Rivers need rules}", b"PK\x03\x04 word/document"]
)
def test_a_file_of_another_kind_is_no_text(content):
    with pytest.raises(ValidationError, match="neither a web page nor plain text"):
        read_page(content)


@pytest.mark.parametrize("content", ["", "Buy milk", "name,website\nLake Alliance,https://lake.example/\n"])
def test_a_text_without_paragraph_and_parts_holds_nothing(content):
    with pytest.raises(ValidationError, match="Nothing was found"):
        read_page(content.encode())
