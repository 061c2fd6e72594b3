"""A long select says what Django's says."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy, override

from campaign.core.geography.long_select import LongSelect

CHOICES = [
    ("", "—"),
    ('"><script>alert(1)</script>', "<b>Bold & “quoted”</b>"),
    (7, gettext_lazy("Country")),
    (True, format_html("<i>{}</i>", "kept as HTML")),
    ("Lands & Seas <'>", [("a", "A & B"), ("b", 'B "b"'), (7, "again")]),
    (None, "nothing"),
]


class WithLanguages(forms.Select):
    """Options that carry attributes of their own."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"attrs": option["attrs"] | {"lang": "es", "hidden": value == "b", "data-x": '<">'}}


class LongWithLanguages(WithLanguages, LongSelect):
    pass


@pytest.mark.parametrize("value", ["", "a", 7, "True", None, ["b"], '"><script>alert(1)</script>', "unknown"])
@pytest.mark.parametrize("pair", [(forms.Select, LongSelect), (WithLanguages, LongWithLanguages)])
def test_a_long_select_says_what_djangos_says(value, pair):
    def shown(widget: forms.Select) -> list:
        html = widget(attrs={"id": "x<y", "required": True, "disabled": False}, choices=CHOICES).render(
            'n"ame', value, attrs={"aria-describedby": "a b"}
        )
        return [
            (tag.name, tag.attrs, tag.find(string=True, recursive=False), tag.decode_contents())
            for tag in BeautifulSoup("".join(line.strip() for line in html.splitlines()), "html.parser").find_all()
        ]

    with override("de"):
        django, ours = (shown(widget) for widget in pair)
        assert ours == django
        assert len(ours) > len(CHOICES) + 3
