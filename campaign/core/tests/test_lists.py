"""Lists within sentences, and headings of lists, in the languages that we ship."""

import pytest
from django.template import Context, Template
from django.utils.translation import override

from campaign.core.text.lists import listed
from campaign.imports.headings import find_headings, guess_mapping, heading_key
from endorsers.import_export import import_rows as endorsers
from petition.import_export.import_columns import KNOWN_HEADINGS
from petition.import_export.import_columns import guess_mapping as guess_signatures
from resources.import_export import rows as resources


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "a, b, c"), ("fr", "a, b, c"), ("hi", "a, b, c"), ("ar", "a، b، c"), ("zh-hans", "a、b、c")],
)
def test_a_list_has_the_languages_own_sign(language, said):
    with override(language):
        assert listed(["a", "", "b", "c"]) == said
        template = Template("{% load campaign_languages %}{{ parts|listed }}{% and_then %}d")
        assert template.render(Context({"parts": ["a", "b", "c"]})) == listed(["a", "b", "c", "d"])


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("الاسم الأول|اسم العائلة|البريد الالكتروني|المدينة|البلد", "given_name family_name email city country"),
        ("पहला नाम|उपनाम|ईमेल|शहर|देश|टिप्पणी", "given_name family_name email city country comment"),
        ("名|姓|电子邮件|城市|国家|留言", "given_name family_name email city country comment"),
        ("姓名|邮箱|邮编", "full_name email postal_code"),
        ("الاسم|البريد الإلكتروني|الرمز البريدي", "full_name email postal_code"),
    ],
)
def test_headings_of_signatures_are_known(headings, fields):
    cells = headings.split("|")
    assert find_headings([(1, cells), (2, ["x"] * len(cells))], KNOWN_HEADINGS) == 0
    assert guess_signatures(cells, {}) == {field: place for place, field in enumerate(fields.split())}


@pytest.mark.parametrize(
    ("kind", "headings", "fields"),
    [
        (endorsers, "اسم المنظمة|الموقع الإلكتروني|المنطقة", "name website region"),
        (endorsers, "संगठन का नाम|वेबसाइट|राज्य", "name website region"),
        (endorsers, "机构名称|网站|地区", "name website region"),
        (resources, "العنوان|تاريخ النشر|الناشر|الرابط", "title date publishers link"),
        (resources, "शीर्षक|दिनांक|प्रकाशक|लिंक", "title date publishers link"),
        (resources, "标题|发布日期|发布者|链接|主题", "title date publishers link topics"),
    ],
)
def test_headings_of_organizations_and_resources_are_known(kind, headings, fields):
    mapping = guess_mapping(headings.split("|"), known=kind.HEADINGS, allowed=set(kind.FIELDS))
    assert mapping == {field: place for place, field in enumerate(fields.split())}


def test_a_heading_is_one_however_it_is_written():
    spellings = (
        ("E-Mail", "e_mail"),
        ("الجمعية", "الجمعيه"),
        ("قائمة الأسماء", "قائمه الاسماء"),
        ("नाम", " नाम "),
    )
    for one, other in spellings:
        assert heading_key(one) == heading_key(other)
    assert heading_key("नाम") == "नाम"
