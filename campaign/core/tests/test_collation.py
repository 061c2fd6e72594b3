"""Names in the order of a reader's alphabet."""

import pytest

from campaign.core.collation import reading_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Ørsted", "Øster", "An Otter", "The Owl", "Zebra"]),
        ("en", ["9 to 5", "100 Women", "Alpha", "#Beta", "“Gamma”"]),
        ("en-us", ["A Tree", "Tree of Life"]),
        ("fr", ["Les Amis", "L’Arche", "Éclair", "Étoile", "Le Fleuve"]),
        ("es", ["Nube", "Ñandú", "Oso"]),
        ("da", ["Zoo", "Ærø", "Øster", "Ålborg"]),
        ("sv", ["Zoo", "Ålborg", "Ängel", "Öst"]),
        ("en", ["Zebra", "गाँव", "नदी"]),
    ],
)
def test_each_language_has_its_own_order(language, names):
    by_code_point = sorted(names)
    assert sorted(by_code_point, key=lambda name: reading_key(name, language)) == names


@pytest.mark.parametrize("name", ["The", "!!!", "", "A", "💙"])
def test_a_name_of_an_article_or_of_signs_alone_has_a_place(name):
    assert reading_key(name, "en")[1] == name
