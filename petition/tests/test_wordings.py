"""Each signature knows which published wording of the statement it signed, and every channel and list can say it."""

import csv
import hashlib
import io
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from campaign.imports.sheets import read_sheet
from campaign.tests.pressing import press
from petition.counting.recounting import recount
from petition.import_export.export_pdf import delivery_pdf
from petition.import_export.exporting import csv_export
from petition.import_export.importing import import_signatures
from petition.mails import links
from petition.mails.links import Purpose
from petition.models import (
    OfflineBatch,
    PetitionPage,
    Signature,
    SignatureExport,
    SignatureImport,
    SignatureTally,
    StatementWording,
)
from petition.models.wording_counts import counts_by_wording
from petition.moderation.moderating import reject, restore
from petition.signing.withdrawing import withdraw
from petition.tests.signers import asks_to_confirm, signed


def reword(petition, words="<p>We ask for more.</p>"):
    """Publish the petition with other words, as editors do."""
    petition = PetitionPage.objects.get(pk=petition.pk)
    petition.statement = [("text", words)]
    petition.save_revision().publish()
    return PetitionPage.objects.get(pk=petition.pk)


@pytest.fixture
def reworded(petition):
    """Two signed the first words, three the second, of whom one withdrew."""
    for name in ("ada", "ben"):
        signed(petition, email=f"{name}@example.org")
    again = reword(petition)
    for name in ("chi", "dora", "emil"):
        signed(again, email=f"{name}@example.org")
    withdraw(signature=Signature.objects.get(email="emil@example.org"))
    return again


def numbers(petition):
    return {one.wording.number: one.signatures for one in counts_by_wording([petition])[petition.counted_id]}


def test_names_before_and_after_a_change_stand_under_their_own_words(reworded):
    assert numbers(reworded) == {1: 2, 2: 2}
    assert sum(numbers(reworded).values()) == reworded.signatures_counted
    assert recount(petition=reworded) == []
    first, second = StatementWording.objects.order_by("number")
    assert first.text == "Put rights first\nSign before the talks end.\nWe ask for fair agreements."
    assert second.text.endswith("We ask for more.")


def test_only_other_words_make_another_wording(petition):
    petition.statement = [("text", "<p>We   ask for <b>fair</b>&nbsp;agreements.</p>")]
    petition.goal = 7
    petition.save_revision().publish()
    assert StatementWording.objects.count() == 1
    for field, value in {"title": "Rights first", "target": "The minister", "introduction": "<p>Now.</p>"}.items():
        before = StatementWording.objects.count()
        setattr(petition, field, value)
        petition.save_revision().publish()
        assert StatementWording.objects.count() == before + 1


def test_words_that_come_back_are_the_same_wording(petition):
    signed(petition)
    reword(petition)
    back = reword(petition, "<p>We ask for fair agreements.</p>")
    signed(back, email="b@example.org")
    assert numbers(back) == {1: 2, 2: 0}


def test_a_draft_is_no_wording_and_a_failed_publication_leaves_none(petition):
    petition.title = "A draft"
    petition.save_revision()
    assert StatementWording.objects.count() == 1

    def fail():
        with transaction.atomic():
            reword(petition)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert StatementWording.objects.count() == 1


def test_each_language_has_its_own_words_under_one_row_of_numbers(client, petition, french):
    for path, email in (("/petition/", "a@example.org"), ("/fr/petition/", "b@example.org")):
        assert client.post(path, {"given_name": "Ada", "email": email}).status_code == 303
    kept = Signature.objects.order_by("pk").values_list("wording__language", "wording__petition")
    assert list(kept) == [("en", petition.pk), ("fr", petition.pk)]
    assert sum(numbers(petition).values()) == 2


def test_the_api_says_which_words_and_how_many_names(client, reworded):
    shape = client.get(f"/api/campaign/v1/petitions/{reworded.pk}/").json()
    assert shape["wording"] == 2
    assert [(one["number"], one["signatures"]) for one in shape["wordings"]] == [(1, 2), (2, 2)]
    assert sum(one["signatures"] for one in shape["wordings"]) == shape["signatures"]
    first = shape["wordings"][0]
    assert first["text"].endswith("We ask for fair agreements.")
    assert first["sha256"] == hashlib.sha256(first["text"].encode()).hexdigest()


def test_the_page_says_it_only_where_words_were_changed(client, petition):
    signed(petition)
    assert "These words were changed" not in client.get("/petition/").content.decode()
    reword(petition)
    html = client.get("/petition/").content.decode()
    assert "These words were changed" in html
    assert "1 person signed" in html
    assert "We ask for fair agreements." in html


def test_exports_say_it(reworded):
    rows = list(csv.DictReader(io.StringIO(b"".join(csv_export(reworded, SignatureExport.Shape.DELIVERY)).decode())))
    assert [row["Wording"] for row in rows] == ["1", "1", "2", "2"]
    rows = list(
        csv.DictReader(io.StringIO(b"".join(csv_export(reworded, SignatureExport.Shape.CRM, everyone=True)).decode()))
    )
    digest = StatementWording.objects.get(number=2).digest
    assert (rows[-1]["wording"], rows[-1]["wording_sha256"]) == ("2", digest)
    *_done, file = delivery_pdf(reworded)
    assert file.startswith(b"%PDF")


def test_paper_stands_under_the_words_of_its_day_or_those_that_are_named(petition):
    StatementWording.objects.update(published_at=timezone.now() - timedelta(days=30))
    StatementWording.objects.update(live_since=timezone.now() - timedelta(days=30))
    again = reword(petition)
    second = StatementWording.objects.get(number=2)
    day = timezone.localdate() - timedelta(days=9)
    OfflineBatch.objects.create(petition=again, count=5, collected_on=day)
    OfflineBatch.objects.create(petition=again, count=7, collected_on=day, wording=second)
    OfflineBatch.objects.create(petition=again, count=11, collected_on=date(2001, 1, 1))
    assert numbers(again) == {1: 16, 2: 7}
    assert again.signatures_counted == 23


@pytest.mark.parametrize("named", [False, True])
def test_a_list_stands_under_the_words_of_each_day_or_those_that_are_named(petition, named):
    StatementWording.objects.update(live_since=timezone.now() - timedelta(days=30))
    StatementWording.objects.update(published_at=timezone.now() - timedelta(days=30))
    again = reword(petition)
    then = timezone.localdate() - timedelta(days=9)
    content = f"Name,E-mail,Date\nAda,a@example.org,{then}\nBen,b@example.org,\n".encode()
    sheet = read_sheet(content, encoding="utf-8", delimiter=",")
    import_signatures(
        SignatureImport.objects.create(
            petition=again,
            encoding="utf-8",
            delimiter=",",
            mapping={"full_name": 0, "email": 1, "signed_at": sheet.headings.index("Date")},
            consent_note="Box 3",
            step="write",
            wording=StatementWording.objects.get(number=2) if named else None,
        ),
        sheet,
    )
    assert numbers(again) == ({1: 0, 2: 2} if named else {1: 1, 2: 1})
    assert recount(petition=again) == []


def test_every_change_of_state_moves_the_count_of_its_own_wording(client, petition):
    ada = signed(asks_to_confirm(petition))
    again = reword(petition)
    press(client, links.link_path(ada, Purpose.CONFIRM))
    ada.refresh_from_db()
    assert numbers(again) == {1: 1, 2: 0}
    reject(signature=ada, by=None)
    assert numbers(again) == {1: 0, 2: 0}
    restore(signature=ada, by=None)
    assert numbers(again) == {1: 1, 2: 0}
    assert recount(petition=again) == []


def test_a_recount_finds_and_mends_names_counted_under_the_wrong_words(reworded):
    first, second = StatementWording.objects.order_by("number")
    tally = SignatureTally.objects.filter(wording=first, count__gte=1).first()
    taken = SignatureTally.objects.filter(wording=second).values_list("slot", flat=True)
    SignatureTally.objects.filter(pk=tally.pk).update(wording=second, slot=min(set(range(16)) - set(taken)))
    assert recount(petition=reworded) != []
    recount(petition=reworded, mend=True)
    assert numbers(reworded) == {1: 2, 2: 2}


def test_a_petition_is_not_public_yet_and_its_paper_signers_stand_under_its_words(home):
    draft = home.add_child(instance=PetitionPage(title="Not yet", slug="not-yet", live=False))
    assert signed(draft).wording.text == "Not yet"
