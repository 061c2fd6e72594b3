"""The pages on which people find what to paste into another site."""

from html import unescape
from html.parser import HTMLParser

import pytest

from petition.embedding.pasting import PastingForm, pasting

pytestmark = pytest.mark.django_db


class Tags(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.tags, self.words = [], ""
        self.feed(str(markup))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def pasted(petition, **chosen):
    return pasting(petition, PastingForm(chosen).chosen())


def test_the_lines_name_the_script_the_petition_and_the_link_for_who_has_no_scripts(petition):
    petition.title = 'Cobalt & "copper" <now>'
    found = Tags(pasted(petition).lines)
    assert found.tags == [
        ("script", {"src": "http://localhost/static/embed.js", "defer": None}),
        ("campaign-petition", {"petition": str(petition.pk)}),
        ("a", {"href": petition.full_url}),
    ]
    assert found.words.strip() == 'Cobalt & "copper" <now>'


def test_choices_are_attributes_of_the_element_and_the_preview_shows_them(petition):
    shown = pasted(petition, kind="compact", theme="dark", accent="#FFD83D", radius="8", lang="fr", source='a"b')
    element = Tags(shown.lines).tags[1][1]
    assert element == {
        "petition": str(petition.pk),
        "theme": "dark",
        "accent": "ffd83d",
        "radius": "8",
        "lang": "fr",
        "variant": "compact",
        "source": 'a"b',
    }
    assert shown.address.endswith("?theme=dark&accent=ffd83d&radius=8&lang=fr&variant=compact")


def test_a_badge_is_a_picture_within_a_link(petition):
    shown = pasted(petition, kind="badge", accent="123456")
    link, picture = Tags(shown.lines).tags
    assert link == ("a", {"href": petition.full_url})
    assert picture[1]["src"] == f"http://localhost/embed/petition/{petition.pk}/badge.svg?accent=123456"
    assert shown.height == 44


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"accent": "red"}, "Enter six hexadecimal digits"),
        ({"background": "808080"}, "hard to read"),
        ({"text": "999999"}, "hard to read"),
        ({"radius": "99"}, "24"),
        ({"theme": "pink"}, "pink"),
    ],
)
def test_a_choice_that_cannot_be_is_said_beside_its_field_and_left_out(client, petition, choice, words):
    answer = client.get("/petition/embed/", choice)
    (name,) = choice
    assert answer.status_code == 200
    assert words in str(answer.context["pasting_form"].errors[name])
    assert f" {name}=" not in answer.context["pasting"].lines


def test_everybody_finds_the_page_from_the_petition(client, petition):
    assert 'href="/petition/embed/"' in client.get("/petition/").content.decode()
    page = client.get("/petition/embed/?theme=dark")
    assert page.context["pasting"].lines in unescape(page.content.decode())
    assert f'src="/embed/petition/{petition.pk}/?theme=dark"' in page.content.decode()
    assert not page.cookies


def test_editors_find_it_in_the_admin_and_others_do_not(client, admin_client, petition, django_user_model):
    address = f"/admin/petitions/{petition.pk}/embed/"
    assert address in admin_client.get(f"/admin/pages/{petition.pk}/edit/").content.decode()
    assert "campaign-petition" in admin_client.get(address, {"kind": "compact"}).content.decode()
    petition.unpublish()
    assert "not published yet" in admin_client.get(address).content.decode()
    client.force_login(django_user_model.objects.create_user("nobody", password="nobody"))
    assert client.get(address).status_code in (302, 403)
