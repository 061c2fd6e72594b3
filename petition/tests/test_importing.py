"""Former and offline signatures come in by CSV: tried out first, by the rules of every signature, safe twice."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from campaign.imports.delimited import detect_delimiter
from campaign.imports.encodings import detect_encoding
from campaign.imports.running import sheet_of
from campaign.imports.sheets import read_sheet
from campaign.runtime.tasks.left_behind import take_up_left_behind
from petition.counting.recounting import recount
from petition.import_export.import_columns import KNOWN_HEADINGS, guess_mapping
from petition.import_export.importing import country_code, import_signatures
from petition.import_export.tasks import run_import
from petition.models import PetitionPage, PetitionQuestion, Signature, SignatureImport
from petition.partners.presenting import present
from petition.signing import channels
from petition.signing.sign import write_signature
from petition.submission.attribution import Visit
from petition.submission.submission import Submission

SHEET = "First name,Last name,E-mail,Newsletter\nAda,Lovelace,ada@example.org,yes\nBen,,ben@example.org,no\n"


def prepared(petition, text, *, dry_run=False, date_order="iso", encoding="utf-8-sig", delimiter=None):
    content = text if isinstance(text, bytes) else text.encode()
    encoding = encoding if isinstance(text, str) else detect_encoding(content)
    delimiter = delimiter or detect_delimiter(content.decode(encoding))
    sheet = read_sheet(content, encoding=encoding, delimiter=delimiter, known=KNOWN_HEADINGS)
    extra = {f"q_{question.clean_name}": question.label for question in petition.questions.all()}
    return SignatureImport.objects.create(
        petition=petition,
        filename="former.csv",
        content=content,
        encoding=encoding,
        delimiter=delimiter,
        mapping=guess_mapping(sheet.headings, extra),
        consent_note="Paper forms of the June rally, box 3",
        date_order=date_order,
        heading_line=sheet.heading_line,
        step="trial" if dry_run else "write",
        state="waiting",
    )


def ask(petition, label, field_type, **facts):
    PetitionQuestion.objects.create(petition=petition, label=label, field_type=field_type, required=False, **facts)


def take(petition, text, **options):
    signature_import = prepared(petition, text, **options)
    return import_signatures(signature_import, sheet_of(signature_import))


def numbers(result):
    counts = result.counts()
    return counts["new"], counts["repeated_in_file"], counts["known"], counts["wrong"]


def errors(result):
    """Line and column of each error, as the file of refused lines has them."""
    return [(int(line), column) for line, column, _words in result.refused]


def test_a_dry_run_counts_and_writes_nothing(petition):
    write_signature(
        petition=petition,
        submission=Submission(given_name="Ada", email="A.da@gmail.com"),
        visit=Visit(),
        channel=channels.FORM,
    )
    text = "Name,Email\nAda,ada+x@gmail.com\nBen,ben@example.org\nBen,BEN@example.org\n,chi@example.org\nDora,no\n"
    result = take(petition, text, dry_run=True)
    assert numbers(result) == (1, 1, 1, 2)
    assert errors(result) == [(5, "Name"), (6, "Email")]
    assert Signature.objects.count() == 1
    assert numbers(take(petition, text)) == (1, 1, 1, 2)
    assert Signature.objects.count() == 2


def test_a_second_run_finds_all_repeated(petition):
    assert numbers(take(petition, SHEET)) == (2, 0, 0, 0)
    assert numbers(take(petition, SHEET)) == (0, 0, 2, 0)
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 2
    assert recount(petition=petition) == []


def test_imported_ones_count_carry_the_consent_note_and_get_no_mail(petition):
    petition.confirmation = PetitionPage.Confirmation.COUNT
    petition.save()
    take(petition, SHEET)
    ada, ben = Signature.objects.order_by("pk")
    assert (ada.channel, ada.state, ada.owed_mail) == ("import", "confirmed", "")
    assert ada.consent_text.subscribe_label == "Paper forms of the June rally, box 3"
    assert (ada.subscribe, ben.subscribe) == (True, False)
    assert not ada.show_name


def test_a_closed_petition_still_takes_what_was_signed_before(closed_petition):
    assert numbers(take(closed_petition, SHEET)) == (2, 0, 0, 0)


@pytest.mark.parametrize(
    ("order", "text", "expected"),
    [
        ("iso", "2025-05-31", (2025, 5, 31)),
        ("iso", "2025-05-31 23:30", (2025, 5, 31)),
        ("day", "31/05/2025", (2025, 5, 31)),
        ("day", "31.05.2025", (2025, 5, 31)),
        ("month", "05/31/2025 10:00", (2025, 5, 31)),
    ],
)
def test_the_day_of_signing_is_kept(petition, order, text, expected):
    take(petition, f"name,email,date\nAda,ada@example.org,{text}\n", date_order=order)
    signature = Signature.objects.get()
    day = timezone.localdate(signature.confirmed_at, timezone.get_default_timezone())
    assert (day.year, day.month, day.day) == expected
    assert recount(petition=petition) == []


def test_a_date_of_tomorrow_or_of_no_kind_is_an_error_by_row(petition):
    tomorrow = timezone.localdate() + timedelta(days=1)
    result = take(petition, f"name,email,date\nAda,ada@example.org,{tomorrow}\nBen,ben@example.org,31/31/2025\n")
    assert errors(result) == [(2, "date"), (3, "date")]
    assert not Signature.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_usual_encodings_and_delimiters_are_found(petition, encoding, delimiter):
    text = "Prénom;Nom;Courriel;Ville\r\nSøren;Müller;soren@example.org;Nîmes\r\nAda;;ada@example.org;\r\n"
    petition.ask_city = "optional"
    petition.save()
    result = take(petition, text.replace(";", delimiter).encode(encoding))
    assert numbers(result) == (2, 0, 0, 0)
    assert Signature.objects.filter(given_name="Søren", family_name="Müller", city="Nîmes").exists()


def test_another_encoding_can_be_chosen(petition):
    signature_import = prepared(petition, "name,email\nSøren,s@example.org\n".encode("mac_roman"))
    signature_import.encoding = "mac_roman"
    import_signatures(signature_import, sheet_of(signature_import))
    assert Signature.objects.get().given_name == "Søren"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n\n,,\n", "empty"),
        (b"name,email\n", "no rows"),
        (b"Ada,ada@example.org\nBen,ben@example.org\n", "headings"),
        (b"name,email\nA\x00da,ada@example.org\n", "no CSV"),
        (b"PK\x03\x04\x00\x00workbook", "no CSV"),
        (b",".join(b"h%d" % n for n in range(300)) + b"\nx\n", "columns"),
    ],
)
def test_what_is_no_list_of_signatures_is_refused_in_words(content, words):
    with pytest.raises(ValidationError, match=words):
        read_sheet(content, encoding="utf-8-sig", delimiter=",")


def test_empty_lines_are_skipped_and_ragged_rows_are_told(petition):
    text = "name,email,city\n\nAda,ada@example.org\n,,\nBen,ben@example.org,Rome,Italy\nChi,chi@example.org,,,\n"
    result = take(petition, text)
    assert numbers(result) == (2, 0, 0, 1)
    assert errors(result) == [(5, "row")]
    assert "more cells" in result.refused[0][2]


def test_a_line_break_in_a_quoted_cell_stays_one_row(petition):
    take(petition, 'name,email,comment\nAda,ada@example.org,"First\nsecond, third"\nBen,ben@example.org,\n')
    assert Signature.objects.get(given_name="Ada").comment == "First\nsecond, third"
    assert Signature.objects.count() == 2


def test_a_quote_that_never_ends_swallows_no_row_unseen(petition):
    with pytest.raises(ValidationError, match="opens in line 3"):
        take(petition, 'name,email\nBen,ben@example.org\nAda,"ada@example.org\nChi,chi@example.org\n')


@pytest.mark.parametrize("name", ["http://spam.example", "ben@example.org", "<b>Ben</b>", "x" * 81])
def test_s16_the_rules_are_those_of_the_form(petition, name):
    result = take(petition, f"first name,email\n{name},ben@example.org\n")
    assert {column for _line, column in errors(result)} == {"first name"}


def test_countries_are_known_by_code_and_by_name_in_three_languages():
    for text in ("DE", "de", "Germany", "Alemania", "ALLEMAGNE"):
        assert country_code(text) == "DE"
    assert (country_code("USA"), country_code("UK"), country_code("Atlantis")) == ("US", "GB", "Atlantis")


def test_answers_of_the_petition_s_own_questions_come_along(petition):
    ask(petition, "Minerals", "checkboxes", choices="Co\nNi")
    ask(petition, "Farmer", "checkbox")
    take(petition, 'name,email,Minerals,Farmer\nAda,ada@example.org,"Co, Ni",oui\nBen,ben@example.org,,no\n')
    ada, ben = Signature.objects.order_by("pk")
    assert ada.answers == {"minerals": ["Co", "Ni"], "farmer": True}
    assert ben.answers.get("farmer", False) is False


def test_headings_are_known_in_english_spanish_and_french():
    assert guess_mapping(["Nombre", "Apellidos", "Correo electrónico", "Código postal"], {}) == {
        "given_name": 0,
        "family_name": 1,
        "email": 2,
        "postal_code": 3,
    }
    assert guess_mapping(["Nom", "Courriel"], {}) == {"full_name": 0, "email": 1}
    assert guess_mapping(["Surname", "Name", "EMAIL"], {}) == {"family_name": 0, "given_name": 1, "email": 2}


def test_the_task_runs_once_and_leaves_its_errors_as_a_file(petition):
    signature_import = prepared(petition, SHEET + "Chi,,nowhere,\n")
    run_import.call(signature_import.pk)
    run_import.call(signature_import.pk)
    signature_import.refresh_from_db()
    assert signature_import.state == "done"
    assert signature_import.result["new"] == 2
    rows = list(csv.reader(StringIO(bytes(signature_import.refused).decode("utf-8-sig"))))
    assert [row[:2] for row in rows] == [["Line", "Column"], ["4", "E-mail"]]
    assert "nowhere" not in bytes(signature_import.refused).decode()  # no cell is repeated


def test_a_file_that_is_gone_fails_in_words(petition):
    signature_import = prepared(petition, SHEET)
    later = timezone.now() + timedelta(days=8)
    assert SignatureImport.objects.update(state="uploaded")
    assert SignatureImport.objects.forget_files(now=later) == 1
    SignatureImport.objects.update(state="waiting")
    run_import.call(signature_import.pk)
    signature_import.refresh_from_db()
    assert signature_import.state == "failed"
    assert "empty" in signature_import.failure


def test_x11_what_a_killed_worker_left_is_taken_up_and_goes_on_without_doubling(petition):
    signature_import = prepared(petition, SHEET)
    # A worker wrote the first row and was killed.
    first = prepared(petition, SHEET.partition("Ben")[0])
    import_signatures(first, sheet_of(first))
    long_ago = timezone.now() - timedelta(hours=1)
    own = SignatureImport.objects.filter(pk=signature_import.pk)
    own.update(state="running", due_at=long_ago, attempts=1)
    first.delete()

    assert take_up_left_behind() == 1

    done = own.get()
    assert (done.state, done.result["new"], done.result["known"]) == ("done", 2, 0)
    assert Signature.objects.count() == 2
    assert recount(petition=petition) == []


@pytest.mark.parametrize(
    ("headings", "mapping"),
    [
        ("Vorname,Nachname,E-Mail-Adresse,PLZ", {"given_name": 0, "family_name": 1, "email": 2, "postal_code": 3}),
        ("Vorname,Name,E-Mail,Ort", {"given_name": 0, "family_name": 1, "email": 2, "city": 3}),
        ("Name,E-Mail,Kommentar,Datum", {"full_name": 0, "email": 1, "comment": 2, "signed_at": 3}),
    ],
)
def test_german_headings_are_understood(headings, mapping):
    assert guess_mapping(headings.split(","), {}) == mapping


def test_a_trial_whose_file_is_forgotten_asks_to_upload_it_again(admin_client, petition):
    signature_import = prepared(petition, SHEET, dry_run=True)
    run_import.call(signature_import.pk)
    address = reverse("signatures:import_result", args=[signature_import.pk])
    assert "Import 2 signatures" in admin_client.get(address).content.decode()
    SignatureImport.objects.forget_files(now=timezone.now() + timedelta(days=8))
    page = admin_client.get(address).content.decode()
    assert "Import 2 signatures" not in page
    assert "the file is forgotten by now: upload it again" in page


def test_a_list_says_which_partner_brought_each(petition):
    lakes = present(site=petition.get_site(), name="Lakes", slug="lakes")
    take(
        petition, "Name,E-mail,Partner\nAda,ada@example.org,lakes\nBen,ben@example.org,\nEve,eve@example.org,unknown\n"
    )
    found = dict(Signature.objects.values_list("given_name", "partner"))
    assert found == {"Ada": lakes.pk, "Ben": None, "Eve": None}
