"""Each catalogue that we ship is whole for the public."""

import gettext
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext, override, to_locale

from campaign.core.catalogs.public_words import public_places
from campaign.settings.languages import LANGUAGES as OFFERED
from endorsers.moderation.states import ModerationState
from petition.models import Signature
from resources.models import ResourcePage

LANGUAGES = sorted(path.parent.parent.name for path in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po"))
# Where messages stand that visitors, signers and organizations read; the rest is for editors.
PUBLIC = re.compile(public_places())
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")


def catalog(language: str) -> polib.POFile:
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_reads_nothing_untranslated_or_doubtful(language):
    public = [e for e in catalog(language) if any(PUBLIC.match(place) for place, _line in e.occurrences)]
    assert len(public) > 400
    assert [e.msgid for e in public if not e.translated() or e.fuzzy] == []


@pytest.mark.parametrize(
    ("language", "signature", "organization", "resource"),
    [("es", "rechazada", "rechazada", "destacado"), ("fr", "rejetée", "refusée", "à la une")],
)
def test_a_word_agrees_with_what_it_is_said_of(language, signature, organization, resource):
    with override(language):
        assert Signature.State.REJECTED.label == signature
        assert ModerationState.REJECTED.label == organization
        assert ResourcePage._meta.get_field("featured").verbose_name == resource


@pytest.mark.parametrize(
    ("language", "new", "update"), [("es", "Nuevo", "Actualizar"), ("fr", "Nouveau", "Mettre à jour")]
)
def test_our_words_do_not_replace_those_of_the_admin(language, new, update):
    with override(language):
        assert (translated("New"), translated("Update")) == (new, update)


def filled_in(message: str) -> list[str]:
    """What a message has filled in, and its mark-up."""
    return sorted(PLACEHOLDERS.findall(message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_doubtful_or_loses_what_is_filled_in(language):
    entries = catalog(language)
    assert [e.msgid for e in entries if e.fuzzy] == []
    assert [e.msgid for e in entries if e.msgstr and filled_in(e.msgid) != filled_in(e.msgstr)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_the_forms_of_its_language_and_each_says_the_number(language):
    """A form that stands for one number alone, such as the Arabic dual, may say it in a word."""
    entries = catalog(language)
    rule = entries.metadata["Plural-Forms"]
    count, places = int(re.search(r"nplurals=(\d+)", rule)[1]), gettext.c2py(re.search(r"plural=(.+?);?$", rule)[1])
    numbers = {form: [n for n in range(1001) if places(n) == form] for form in range(count)}
    wrong = []
    for entry in entries:
        forms = {form: words for form, words in entry.msgstr_plural.items() if words}
        if not forms:
            continue
        if sorted(forms) != list(range(count)):
            wrong.append((entry.msgid, "forms"))
        wanted = filled_in(entry.msgid_plural)
        for form, words in forms.items():
            lost = set(wanted) ^ set(filled_in(words))
            if lost and not (len(numbers[form]) <= 1 or set(wanted) - set(filled_in(entry.msgid)) == lost):
                wrong.append((entry.msgid, form, lost))
    assert wrong == []


# CLDR's rules for whole numbers, by the forms of our catalogues.
PLURALS = {
    "ar": lambda n: n if n < 3 else 3 if 3 <= n % 100 <= 10 else 4 if n % 100 >= 11 else 5,
    "de": lambda n: int(n != 1),
    "es": lambda n: 0 if n == 1 else 1 if n and n % 1_000_000 == 0 else 2,
    "fr": lambda n: int(n > 1),
    "hi": lambda n: int(n > 1),
    "pt": lambda n: int(n > 1),
    "zh_Hans": lambda n: 0,
}


def test_each_language_that_can_be_chosen_has_a_catalogue_and_the_rule_of_its_plurals():
    assert {to_locale(code) for code in dict(OFFERED)} - {"en"} == set(LANGUAGES) == set(PLURALS)
    for language, right in PLURALS.items():
        ours = gettext.c2py(re.search(r"plural=(.+?);?$", catalog(language).metadata["Plural-Forms"])[1])
        assert [n for n in range(1001) if ours(n) != right(n)] == [], language


@pytest.mark.parametrize(
    ("language", "none", "one", "two"),
    [
        ("es", "personas han firmado", "persona ha firmado", "personas han firmado"),
        ("fr", "personne a signé", "personne a signé", "personnes ont signé"),
        ("de", "Menschen haben unterschrieben", "Person hat unterschrieben", "Menschen haben unterschrieben"),
    ],
)
def test_numbers_and_nouns_agree(language, none, one, two):
    """In French none is singular. The words stand for themselves too, where a script chooses among them."""
    with override(language):
        assert [ngettext("person has signed", "people have signed", number) for number in (0, 1, 2)] == [none, one, two]
        assert translated("Sign the petition") != "Sign the petition"
