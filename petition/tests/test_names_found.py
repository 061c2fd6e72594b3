"""The signature admin's search by name takes each script's readers as the public search does, on both databases
(L1)."""

import pytest
from django.db import connection

from campaign.core.tests.test_folding import ONE_WORD
from campaign.core.text.folding import folded
from petition.models import Signature
from petition.tests.signers import signed

NAMES = ["أحمد العلي", "José Müller-Søn", "राजेश क़ानूनी", "李 小龙", "O’Neil Straße", "Ada Lovelace"]


@pytest.fixture
def signers(petition):
    for number, name in enumerate(NAMES):
        given, _blank, family = name.partition(" ")
        signed(petition, given_name=given, family_name=family, email=f"n{number}@x.example")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("احمد", "أحمد العلي"),
        ("jose muller", "José Müller-Søn"),
        ("MÜLLER", "José Müller-Søn"),
        ("कानूनी", "राजेश क़ानूनी"),
        ("李", "李 小龙"),
        ("strasse", "O’Neil Straße"),
        ("love ada", "Ada Lovelace"),
        ("ＡＤＡ", "Ada Lovelace"),
    ],
)
def test_l1_a_name_is_found_in_whichever_way_it_is_written(signers, words, name):
    assert [signature.full_name for signature in Signature.objects.named(words)] == [name]


@pytest.mark.parametrize("words", ["'", "\\", "＇ ＼", "% _", "ada | xyz", "ada:*", "&", "\x00"])
def test_signs_of_the_database_are_no_commands(signers, words):
    assert len(Signature.objects.named(words)) <= len(NAMES)


def test_the_database_folds_as_the_process_does(db):
    words = " ".join([*ONE_WORD, *NAMES]).split()
    with connection.cursor() as cursor:
        for word in words:
            cursor.execute("SELECT campaign_folded(%s)", [word])
            assert cursor.fetchone() == (folded(word),)


@pytest.mark.postgresql
def test_names_are_found_by_their_index(signers):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = Signature.objects.named("jose").order_by().explain()
    assert "signature_names" in plan
