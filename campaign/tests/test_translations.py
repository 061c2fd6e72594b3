"""Spanish and French are whole for the public, and what is compiled is what is written."""

import gettext
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import ngettext, override

from endorsers.moderation.standing import Standing
from petition.models import Signature
from resources.models import ResourcePage

LANGUAGES = ["es", "fr"]
# Where messages stand that visitors, signers and organizations read; the rest is for editors.
PUBLIC = re.compile("|".join(Path(__file__).parents[2].joinpath(".ci", "public-messages").read_text().split()))
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
        assert Standing.REJECTED.label == organization
        assert ResourcePage._meta.get_field("featured").verbose_name == resource


@pytest.mark.parametrize(
    ("language", "new", "update"), [("es", "Nuevo", "Actualizar"), ("fr", "Nouveau", "Mettre à jour")]
)
def test_our_words_do_not_replace_those_of_the_admin(language, new, update):
    with override(language):
        assert (translated("New"), translated("Update")) == (new, update)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_doubtful_or_loses_what_is_filled_in(language):
    entries = catalog(language)
    assert [e.msgid for e in entries if e.fuzzy] == []
    lost = [
        e.msgid
        for e in entries
        if e.msgstr and sorted(PLACEHOLDERS.findall(e.msgid)) != sorted(PLACEHOLDERS.findall(e.msgstr))
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    """Who installs the site has no gettext, so the compiled files are kept beside the others."""
    compiled = gettext.translation("django", settings.LOCALE_PATHS[0], [language])
    stale = [e.msgid for e in catalog(language) if e.msgstr and not e.msgctxt and compiled.gettext(e.msgid) != e.msgstr]
    assert stale == []


@pytest.mark.parametrize(
    ("language", "none", "one", "two"),
    [
        ("es", "personas han firmado", "persona ha firmado", "personas han firmado"),
        ("fr", "personne a signé", "personne a signé", "personnes ont signé"),
    ],
)
def test_numbers_and_nouns_agree(language, none, one, two):
    """In French none is singular. The words stand for themselves too, where a script chooses among them."""
    with override(language):
        assert [ngettext("person has signed", "people have signed", number) for number in (0, 1, 2)] == [none, one, two]
        assert translated("Sign the petition") != "Sign the petition"
