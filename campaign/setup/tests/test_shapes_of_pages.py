"""What is found on a campaign page, however its questions, resources and organizations are written."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from campaign.setup.page_import.marked_text import as_html
from campaign.setup.page_import.opening import read_page

ADDRESS = "https://tradetable.example/campaigns/critical-minerals/"


def found(html, address=ADDRESS):
    return read_page(html.encode(), address=address)


def test_questions_of_schema_org():
    page = found(
        """<h1>Say no</h1><script type="application/ld+json">{"@graph": [{"@type": "FAQPage", "mainEntity": [
        {"@type": "Question", "name": "Why &amp; when?",
         "acceptedAnswer": {"@type": "Answer", "text": "<p>Now.</p><ul><li>One</li><li>Two</li></ul>"}}]}]}</script>
        <h2>FAQ</h2><h3>Why & when?</h3><p>Now.</p>"""
    )
    assert page["questions"] == [{"question": "Why & when?", "answer": "Now.\n\n- One\n- Two"}]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>FAQ</h2><h3>Why?</h3><p>So.</p><h2>About</h2><p>Us</p>",
        "<h2>FAQ</h2><h2>Why?</h2><p>So.</p><h2>About</h2><p>Us</p>",
        "<h2>FAQ</h2><p><strong>Why?</strong></p><p>So.</p><h2>About</h2>",
        "<h2>FAQ</h2><dl><dt>Why?</dt><dd>So.</dd></dl><p>Us</p>",
        "<details><summary>Why?</summary>So.</details><p>Us</p>",
        "<h2>FAQ</h2><button aria-expanded=false>Why?</button><div>So.</div>",
        "<div itemscope itemtype='https://schema.org/Question'><span itemprop=name>Why?</span><p>So.</p></div>",
        "<h2>Preguntas frecuentes</h2><h3>Why?</h3>So.",
    ],
)
def test_questions_as_pages_write_them(html):
    assert found(f"<h1>Rivers</h1>{html}")["questions"] == [{"question": "Why?", "answer": "So."}]


@pytest.mark.parametrize(
    "html",
    [
        "<h4><a href='/a.pdf'>Our report</a></h4><p>Report by A, May 2024</p>",
        "<h2><a href='/a.pdf'>Our report</a></h2><p>Report by A, May 2024</p>",
        "<p><a href='/a.pdf'>Our report</a><br>Report by A, May 2024</p>",
        "<ul><li><a href='/a.pdf'>Our report</a>, Report by A, May 2024</li></ul>",
        "<a href='/a.pdf'><img src=c.png><h4>Our report</h4><p>Report by A, May 2024</p></a>",
        "<h4>Our report</h4><p>Report by A, May 2024</p><a href='/a.pdf'>Read more</a>",
    ],
)
def test_resources_as_pages_write_them(html):
    page = found(f"<h1>Rivers</h1><h2>Resources</h2>{html}<footer><a href=/imprint>Imprint</a></footer>")
    link = "https://tradetable.example/a.pdf"
    assert page["resources"] == [{"title": "Our report", "link": link, "lines": ["Report by A, May 2024"]}]


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        ("<a href='//a.example'><img src=a.png alt='Logo of A B'></a>", ("A B", "https://a.example", "a.png")),
        ("<figure><img src=a.png alt=''><figcaption>A B</figcaption></figure>", ("A B", "", "a.png")),
        ("<ul><li><a href='https://a.example'>A B</a></li></ul>", ("A B", "https://a.example", "")),
        ("<ul><li>A B</li></ul>", ("A B", "", "")),
        ("<a href='//a.example' aria-label='A B'><img src=a.png></a>", ("A B", "https://a.example", "a.png")),
        ("<a href='//a.example'><img src=a.png><span>A B</span></a>", ("A B", "https://a.example", "a.png")),
    ],
)
def test_organizations_as_pages_write_them(html, facts):
    page = found(
        f"<h1>Rivers</h1><h2>Endorsed by</h2><h3>National</h3>{html}<p>More coming soon.</p>", "https://p.example/"
    )
    name, website, logo = facts
    logo = f"https://p.example/{logo}" if logo else ""
    assert page["organizations"] == [{"name": name, "website": website, "logo": logo, "tier": "national", "place": ""}]


def test_a_saved_page_says_where_it_came_from():
    html = '<!-- saved from url=(0023)https://a.example/here/ --><h1>Rivers</h1><a href="faq/">FAQ</a>'
    assert [entry["path"] for entry in found(html, "")["paths"]] == ["/here/", "/here/faq/"]
    whole = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/here/\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<h1>Rivi=C3=A8res</h1>\n--x--\n"
    )
    page = found(whole, "")
    assert (page["headline"], page["address"]) == ("Rivières", "https://a.example/here/")


def test_more_than_five_hundred_are_said_to_be_left_out():
    items = "".join(f"<li>Group {number}</li>" for number in range(502))
    page = found(f"<h1>Rivers</h1><h2>Endorsers</h2><ul>{items}</ul>")
    assert (len(page["organizations"]), page["left_out"]) == (500, {"organizations": 2})


@pytest.mark.parametrize(
    "html",
    ["<div>" * 200_000, "<a href='x'" * 100_000, "<h2>FAQ</h2>" + "<h3>?" * 100_000, "[" * 500_000, "<!--" * 300_000],
)
def test_a_hostile_page_is_read_or_refused_apart(settings, html):
    settings.DECODE_APART = True
    with suppress(ValidationError):
        assert len(found(f"<h1>Rivers</h1>{html}")["questions"]) <= 500


def test_marked_text_holds_no_markup_of_a_stranger():
    text = 'One <b>bold</b>\nline\n\n- [a "b"](https://a.example/?a=1&b=2)\n- [x](javascript:alert(1))'
    assert as_html(text) == (
        "<p>One &lt;b&gt;bold&lt;/b&gt;<br/>line</p><ul><li>"
        '<a href="https://a.example/?a=1&amp;b=2">a &quot;b&quot;</a></li><li>[x](javascript:alert(1))</li></ul>'
    )
