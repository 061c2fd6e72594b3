import pytest

from campaign.core.text.rich_text import absolute_html, plain_text


@pytest.mark.django_db
def test_links_inside_the_site_get_its_address(petition, settings):
    settings.SITE_URL = "https://campaign.example.org"

    html = absolute_html(f'<p><a linktype="page" id="{petition.pk}">Sign</a> or <a href="/faq/">ask</a></p>')

    assert 'href="https://campaign.example.org/petition/"' in html
    assert 'href="https://campaign.example.org/faq/"' in html


def test_links_to_other_sites_stay_as_they_are():
    html = (
        '<p><a href="https://x.example/">x</a> <a href="//cdn.x.example/">y</a> <a href="mailto:a@x.example">z</a></p>'
    )

    assert absolute_html(html) == html


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<ul><li>Jobs</li><li>Rights</li></ul>", "Jobs\nRights"),
        ("<p>A &amp; B &lt;now&gt;</p>", "A & B <now>"),
        ("<p>Line<br/>break</p>", "Line\nbreak"),
        ("<p>in<b>side</b> a word</p>", "inside a word"),
        ("", ""),
    ],
)
def test_plain_text_keeps_the_words_and_their_lines(source, text):
    """A6: entities are decoded, since what reads this escapes for itself."""
    assert plain_text(source) == text
