"""Names in the order of a reader's alphabet, in the process and in the database."""

import pytest
from django.apps import apps
from django.utils.translation import override

from campaign.core.geography.countries import country_choices
from campaign.core.text.collation import reading_key
from campaign.core.text.name_order import NameOrder, make_collations

ORDERS = [
    ("en", ["Ørsted", "Øster", "An Otter", "The Owl", "Zebra"]),
    ("en", ["9 to 5", "100 Women", "Alpha", "#Beta", "“Gamma”"]),
    ("en", ["Åland", "alpha", "Ängelholm", "Beta", "Éclair", "Zoo"]),
    ("en-us", ["A Tree", "Tree of Life"]),
    ("fr", ["Les Amis", "L’Arche", "Éclair", "Étoile", "Le Fleuve"]),
    ("es", ["Nube", "Ñandú", "Oso"]),
    ("de", ["Arzt", "Ärzte", "Die Bäume", "Zug"]),
    ("da", ["Zoo", "Ærø", "Øster", "Ålborg"]),
    ("sv", ["Zoo", "Ålborg", "Ängel", "Öst"]),
    ("pl", ["Lublin", "Łódź", "Malbork", "Zamość", "Żywiec"]),
    ("cs", ["Havel", "Chalupa", "Ivan"]),
    ("tr", ["Cem", "Çınar", "Izmir", "İzmir"]),
    ("ar", ["أحمد", "الأمل", "بدر", "البيت", "تونس", "Zoo"]),
    ("zh-hans", ["北京", "上海", "中国"]),
    ("th", ["กา", "เก", "ขา", "แข"]),
    ("hi", ["आशा", "ग़ज़ल", "गाँव", "नदी"]),
    ("en", ["Zebra", "गाँव", "नदी"]),
]


@pytest.mark.parametrize(("language", "names"), ORDERS)
def test_each_language_has_its_own_order(language, names):
    by_code_point = sorted(names)
    assert sorted(by_code_point, key=lambda name: reading_key(name, language)) == names


@pytest.mark.parametrize("name", ["The", "!!!", "", "A", "💙", "ال", "L’"])
def test_a_name_of_an_article_or_of_signs_alone_has_a_place(name):
    assert reading_key(name, "en") == reading_key(name, "en")
    assert reading_key(name, "ar")[1] == name


def test_countries_stand_where_a_reader_looks_for_them():
    with override("en"):
        names = [str(name) for _code, name in country_choices()]
    assert names.index("Afghanistan") < names.index("Åland Islands") < names.index("Albania")
    assert names.index("Colombia") < names.index("Côte d'Ivoire") < names.index("Cuba")


def test_countries_are_named_in_a_language_that_the_list_itself_is_not_in():
    with override("hi"):
        assert dict(country_choices())["DE"] == "जर्मनी"


@pytest.fixture
def collations(db, settings):
    """PostgreSQL's, for all the languages of the table."""
    settings.LANGUAGES = [(language, language) for language, _names in ORDERS]
    make_collations(sender=apps.get_app_config("core"), using="default")


def test_the_database_sorts_as_the_process_does(collations):
    from resources.models import Topic

    for language, names in dict(ORDERS).items():
        Topic.objects.all().delete()
        Topic.objects.bulk_create(
            Topic(name=name, slug=f"{language}-{number}") for number, name in enumerate(sorted(names))
        )
        with override(language):
            assert list(Topic.objects.order_by(NameOrder("name"), "pk").values_list("name", flat=True)) == names


def test_no_word_is_an_article_in_the_name_of_a_person(db):
    from resources.models import Topic

    Topic.objects.bulk_create(Topic(name=name, slug=name) for name in ("The Nguyen", "Otter", "Zebra"))
    with override("en"):
        ordered = Topic.objects.order_by(NameOrder("name", people=True), "pk")
        assert list(ordered.values_list("name", flat=True)) == ["Otter", "The Nguyen", "Zebra"]
