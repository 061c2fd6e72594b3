"""The ledger: found, filtered, moderated; and each right on its own, page by page."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry

from petition import doors
from petition.ledger import LedgerPaginator
from petition.models import OfflineBatch, PetitionPage, Signature, SignatureEvent, SignatureExport, SignatureImport
from petition.signing import write_signature
from petition.submission import Submission
from petition.visits import Visit

NAME = "Lovelace"


def sign(petition, given_name="Ada", email=None, *, visit=None, **facts):
    email = email or f"{given_name.lower()}@example.org"
    submission = Submission(given_name=given_name, email=email, **facts)
    write_signature(petition=petition, submission=submission, visit=visit or Visit(), door=doors.IMPORT)
    return Signature.objects.get(email=email)


@pytest.fixture
def ada(petition):
    return sign(petition, "Ada", family_name=NAME)


@pytest.fixture
def editor_with(home, django_user_model, client):
    """Logs in an editor of pages who has just the named rights on signatures beside."""

    def log_in(*actions):
        group = Group.objects.create(name="just these")
        codenames = ["access_admin", *(f"{action}_signature" for action in actions)]
        group.permissions.set(Permission.objects.filter(codename__in=codenames))
        for codename in ("add_page", "change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=group, page=home, permission=Permission.objects.get(codename=codename)
            )
        user = django_user_model.objects.create_user("editor", password="editor")
        user.groups.add(group)
        client.force_login(user)
        return user

    return log_in


def listed(client, **query):
    response = client.get(reverse("signatures:index"), query)
    return sorted(signature.given_name for signature in response.context["object_list"])


def history(petition, action):
    return PageLogEntry.objects.get(page=petition.pk, action=action)


# Found and filtered


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("A.b+x@gmail.com", ["Ada"]),
        ("ab@googlemail.com", ["Ada"]),
        ("lovel", ["Ada"]),
        ("Lovelace Ada", ["Ada"]),
        ("ben", ["Ben"]),
        ("nguyễn", ["Nguyễn"]),
        ("nobody@example.org", []),
        ("no one", []),
        ("'; --", []),
        ("a & b | !", []),
        ("@", []),
        ("x@" + "ü" * 300, []),
        ("🌞", []),
    ],
)
def test_signatures_are_found_by_address_and_by_the_words_of_a_name(admin_client, petition, words, found):
    sign(petition, "Ada", "ab@gmail.com", family_name=NAME)
    sign(petition, "Ben")
    sign(petition, "Nguyễn", "n@example.org")
    assert listed(admin_client, q=words) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"place": "rom"}, ["Ada"]),
        ({"place": "Ohio"}, ["Ben"]),
        ({"place": "432"}, ["Ben"]),
        ({"country": "IT"}, ["Ada"]),
        ({"source": "WhatsApp"}, ["Ada"]),
        ({"source": "rivers"}, ["Ben"]),
        ({"state": "rejected"}, ["Ben"]),
        ({"mark": "editor"}, ["Ben"]),
        ({"door": "import"}, ["Ada", "Ben"]),
        ({"door": "form"}, []),
        ({"created_at_from": "2020-01-01", "created_at_to": "2020-12-31"}, []),
        ({"created_at_from": "2020-01-01"}, ["Ada", "Ben"]),
    ],
)
def test_the_list_is_narrowed_by_each_fact(admin_client, petition, query, found):
    sign(petition, "Ada", city="Rome", country="IT", visit=Visit(source="whatsapp"))
    ben = sign(petition, "Ben", country="US", postal_code="43215", visit=Visit(partner="rivers"))
    admin_client.post(reverse("signatures:do", args=[ben.pk, "reject"]))
    assert listed(admin_client, **query) == found


def test_the_list_of_one_petition_leaves_out_the_others(admin_client, petition, closed_petition):
    sign(petition, "Ada")
    sign(closed_petition, "Ben")
    assert listed(admin_client, petition=closed_petition.pk) == ["Ben"]


def test_more_rows_do_not_mean_more_queries(admin_client, petition, django_assert_max_num_queries):
    for number in range(30):
        sign(petition, f"Ada{number}")
    admin_client.get(reverse("signatures:index"))
    with django_assert_max_num_queries(16):
        admin_client.get(reverse("signatures:index"))


def test_the_list_pages_no_further_than_it_counts(admin_client, petition, monkeypatch):
    monkeypatch.setattr(LedgerPaginator, "reach", 2)
    for name in ("Ada", "Ben", "Chi"):
        sign(petition, name)
    html = admin_client.get(reverse("signatures:index"), {"door": "import"}).content.decode()
    assert "More than 2 signatures, of which the newest are shown" in html
    assert "Ada" not in html


def test_the_stock_export_of_a_list_does_not_exist_here(admin_client, ada):
    response = admin_client.get(reverse("signatures:index"), {"export": "csv"})
    assert response["Content-Type"].startswith("text/html")


# One signature


def test_a_signature_shows_facts_consent_and_what_happened(admin_client, petition):
    petition.confirmation = PetitionPage.Confirmation.COUNT
    write_signature(
        petition=petition,
        submission=Submission(given_name="Ada", email="Ada@example.org", subscribe=True, comment="Rivers first."),
        visit=Visit(source="whatsapp"),
        door=doors.FORM,
    )
    ada = Signature.objects.get()
    admin_client.post(reverse("signatures:do", args=[ada.pk, "resend"]))
    html = admin_client.get(reverse("signatures:inspect", args=[ada.pk])).content.decode()
    for words in (
        "Ada@example.org",
        "Rivers first.",
        "whatsapp",
        "Send me updates",
        "version 1",
        "Mail asked for again",
    ):
        assert words in html


def test_moderating_changes_state_count_and_history(admin_client, admin_user, petition, ada):
    def do(action):
        admin_client.post(reverse("signatures:do", args=[ada.pk, action]))
        ada.refresh_from_db()
        return ada.state, PetitionPage.objects.get(pk=petition.pk).signatures_counted

    assert do("reject") == ("rejected", 0)
    assert do("reject") == ("rejected", 0)
    assert do("restore") == ("confirmed", 1)
    assert do("withdraw") == ("withdrawn", 0)
    assert do("restore") == ("withdrawn", 0)
    assert do("erase") == ("withdrawn", 0)
    assert (ada.email, ada.full_name) == ("", "")
    events = SignatureEvent.objects.filter(signature=ada).order_by("pk")
    assert [(event.kind, event.by) for event in events] == [
        (kind, admin_user) for kind in ("rejected", "restored", "withdrawn", "erased")
    ]
    assert admin_client.get(reverse("signatures:inspect", args=[ada.pk])).status_code == 200
    assert admin_client.get(reverse("signatures:correct", args=[ada.pk])).status_code == 302


def test_a_get_asks_and_changes_nothing(admin_client, ada):
    html = admin_client.get(reverse("signatures:do", args=[ada.pk, "erase"])).content.decode()
    assert "removed for ever" in html
    ada.refresh_from_db()
    assert ada.state == "confirmed"


def test_a_correction_obeys_the_rules_of_signing(admin_client, admin_user, ada):
    url = reverse("signatures:correct", args=[ada.pk])
    assert admin_client.post(url, {"given_name": "http://spam.example"}).status_code == 422
    admin_client.post(url, {"given_name": "Ada Augusta", "family_name": NAME})
    ada.refresh_from_db()
    assert ada.full_name == f"Ada Augusta {NAME}"
    event = SignatureEvent.objects.get()
    assert (event.kind, event.by, event.details) == ("corrected", admin_user, {"fields": ["given_name"]})


@pytest.mark.parametrize("address", ["edit/1/", "delete/1/", "history/1/", "usage/1/", "copy/1/", "new/"])
def test_no_address_adds_copies_or_deletes_a_signature(admin_client, ada, address):
    assert admin_client.get(f"/admin/signatures/{address}").status_code == 404


# Several at once


def bulk(action, *signatures):
    url = reverse("wagtail_bulk_action", args=["petition", "signature", action])
    return url + "?" + "&".join(f"id={signature.pk}" for signature in signatures)


def test_several_are_rejected_and_restored_at_once(admin_client, petition, ada):
    ben = sign(petition, "Ben")
    assert NAME in admin_client.get(bulk("reject", ada, ben)).content.decode()
    admin_client.post(bulk("reject", ada, ben))
    assert Signature.objects.filter(state="rejected").count() == 2
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 0
    admin_client.post(bulk("restore", ada, ben))
    assert PetitionPage.objects.get(pk=petition.pk).signatures_counted == 2
    assert SignatureEvent.objects.count() == 4


def test_all_of_them_at_once_is_not_offered(admin_client, ada):
    url = reverse("wagtail_bulk_action", args=["petition", "signature", "reject"]) + "?id=all"
    assert admin_client.post(url).status_code == 404
    assert Signature.objects.confirmed().count() == 1


def test_s9_the_mail_to_the_unconfirmed_says_how_many_first_and_reaches_only_them(admin_client, petition):
    petition.confirmation = PetitionPage.Confirmation.COUNT
    petition.save()
    ben = sign(petition, "Ben")
    write_signature(
        petition=petition,
        submission=Submission(given_name="Ada", email="ada@example.org"),
        visit=Visit(),
        door=doors.FORM,
    )
    Signature.objects.update(owed_mail="", mail_due_at=None)
    url = reverse("signatures:resend", args=[petition.pk])
    assert "1 person has not confirmed" in admin_client.get(url).content.decode()
    admin_client.post(url)
    assert list(Signature.objects.exclude(owed_mail="").values_list("email", flat=True)) == ["ada@example.org"]
    ben.refresh_from_db()
    assert ben.owed_mail == ""


# Who may do what


@pytest.fixture
def pages(petition, ada):
    """Every address of signatures in the admin by the right that it takes."""
    OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    file = {"petition": petition, "filename": "x", "content": f"name,email\n{NAME},a@example.org".encode()}
    export = SignatureExport.objects.create(**file, state="done")
    signature_import = SignatureImport.objects.create(
        **file, state="done", encoding="utf-8-sig", delimiter=",", errors=b"Line", result={"new": 0}
    )
    return {
        "view": [
            reverse("signatures:index"),
            reverse("signatures:index_results"),
            reverse("signatures:inspect", args=[ada.pk]),
        ],
        "change": [
            reverse("signatures:correct", args=[ada.pk]),
            reverse("signatures:do", args=[ada.pk, "erase"]),
            reverse("signatures:resend", args=[petition.pk]),
            bulk("reject", ada),
            bulk("restore", ada),
            bulk("resend", ada),
        ],
        "export": [
            reverse("signatures:export"),
            reverse("signatures:export_progress", args=[export.pk]),
            reverse("signatures:export_file", args=[export.pk]),
        ],
        "import": [
            reverse("signatures:import"),
            reverse("signatures:import_result", args=[signature_import.pk]),
            reverse("signatures:import_columns", args=[signature_import.pk]),
            reverse("signatures:import_errors", args=[signature_import.pk]),
        ],
    }


@pytest.mark.parametrize(
    ("rights", "open_for"),
    [
        ((), ()),
        (("view",), ("view",)),
        (("change",), ()),
        (("view", "change"), ("view", "change")),
        (("export",), ("export",)),
        (("import",), ("import",)),
    ],
)
def test_each_right_opens_its_own_pages_and_no_others(client, editor_with, pages, rights, open_for):
    editor_with(*rights)
    for right, addresses in pages.items():
        for address in addresses:
            status = client.get(address).status_code
            assert (status == 200) is (right in open_for), (right, address, status)
            if right not in open_for:
                client.post(address)
    if "change" not in open_for:
        assert Signature.objects.get().state == "confirmed"
    assert client.get(reverse("signatures:counts")).status_code == 200


def test_an_editor_without_rights_sees_counts_and_never_a_name(client, editor_with, petition, pages):
    editor_with()
    addresses = [
        reverse("wagtailadmin_home"),
        reverse("signatures:counts"),
        reverse("wagtailadmin_explore", args=[petition.get_parent().pk]),
        reverse("wagtailadmin_pages:edit", args=[petition.pk]),
        reverse("wagtailadmin_pages:history", args=[petition.pk]),
        reverse("wagtailadmin_pages:usage", args=[petition.pk]),
        reverse("wagtailadmin_pages:search") + f"?q={NAME}&q={NAME}",
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_choose_page") + f"?q={NAME}",
    ]
    for address in addresses:
        response = client.get(address, follow=True)
        html = response.content.decode()
        assert response.status_code == 200, address
        assert NAME not in html.replace(f"?q={NAME}", "").replace(f'value="{NAME}"', "").replace(f"“{NAME}”", "") or (
            "search" in address or "choose" in address
        )
        assert "ada@example.org" not in html, address
    counts = client.get(reverse("signatures:counts")).content.decode()
    assert petition.title in counts
    assert f'{reverse("signatures:index")}"' not in counts
    assert f"{reverse('signatures:index')}?" not in counts


def test_the_counts_tell_each_state_apart_in_few_queries(
    admin_client, petition, closed_petition, pages, django_assert_max_num_queries
):
    ben, chi = sign(petition, "Ben"), sign(petition, "Chi")
    admin_client.post(reverse("signatures:do", args=[ben.pk, "reject"]))
    admin_client.post(reverse("signatures:do", args=[chi.pk, "withdraw"]))
    with django_assert_max_num_queries(14):
        response = admin_client.get(reverse("signatures:counts"))
    counts = {row.title: row for row in response.context["petitions"]}
    row = counts[petition.title]
    assert (row.total, row.today, row.week, row.offline, row.pending, row.withdrawn, row.rejected) == (
        4,
        1,
        1,
        3,
        0,
        1,
        1,
    )
    assert counts[closed_petition.title].total == 0


def test_only_meaningful_rights_are_offered_to_groups(admin_client, petition):
    html = admin_client.get(reverse("wagtailusers_groups:add")).content.decode()
    assert "Can export signatures" in html
    assert "Can import signatures" in html
    offered = {permission.codename for permission in Permission.objects.all() if f'value="{permission.pk}"' in html}
    assert {"view_signature", "change_signature"} <= offered


# Exports and imports in the admin


def test_an_export_is_streamed_named_and_written_into_the_history(client, editor_with, petition, ada):
    user = editor_with("export")
    response = client.post(
        reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": "csv"}
    )
    assert response.streaming
    assert f'filename="petition-signatures-{timezone.localdate():%Y-%m-%d}.csv"' in response["Content-Disposition"]
    assert NAME in b"".join(response.streaming_content).decode()
    entry = history(petition, "petition.export")
    assert (entry.user, entry.data) == (user, {"shape": "delivery", "format": "csv", "rows": 1})
    told = client.get(reverse("wagtailadmin_pages:history", args=[petition.pk])).content.decode()
    assert "Exported 1 signature (CSV)" in told


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_a_workbook_and_a_pdf_are_made_by_a_task_and_downloaded(client, editor_with, petition, ada, kind, start):
    editor_with("export")
    started = client.post(reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": kind})
    assert "Download" in client.get(started["Location"]).content.decode()
    export = SignatureExport.objects.get()
    response = client.get(reverse("signatures:export_file", args=[export.pk]))
    assert response.content.startswith(start)
    assert history(petition, "petition.export").data["format"] == kind


def test_a_workbook_of_too_many_rows_is_refused_in_words(client, editor_with, petition, ada, monkeypatch):
    monkeypatch.setattr("petition.exporting.WORKBOOK_ROWS_AT_MOST", 0)
    editor_with("export")
    response = client.post(
        reverse("signatures:export"), {"petition": petition.pk, "shape": "delivery", "format": "xlsx"}
    )
    assert response.status_code == 422
    assert "Choose CSV" in response.content.decode()


def upload(client, petition, content, name="former.csv"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post(
        reverse("signatures:import"),
        {"petition": petition.pk, "file": SimpleUploadedFile(name, content), "consent_note": "box 3"},
    )


def test_an_import_goes_from_upload_to_trial_to_the_real_run(client, editor_with, petition):
    user = editor_with("import")
    content = "Prénom;Nom;Courriel\nSøren;Ørsted;s@example.org\nBen;;nowhere\n".encode("cp1252")
    columns_url = upload(client, petition, content)["Location"]
    page = client.get(columns_url)
    assert "Søren" in page.content.decode()
    chosen = page.context["form"].initial
    assert (chosen["encoding"], chosen["column_given_name"], chosen["column_email"]) == ("cp1252", "0", "2")

    result_url = client.post(columns_url, chosen)["Location"]
    html = client.get(result_url).content.decode()
    assert "nothing is imported yet" in html
    assert "Import 1 signature" in html
    assert not Signature.objects.exists()

    client.post(result_url)
    assert "Imported" in client.get(result_url).content.decode()
    assert Signature.objects.get().full_name == "Søren Ørsted"
    entry = history(petition, "petition.import")
    assert (entry.user, entry.data["new"], entry.data["wrong"]) == (user, 1, 1)
    client.post(result_url)
    assert Signature.objects.count() == 1


def test_rows_are_shown_in_another_encoding_on_request(client, editor_with, petition):
    editor_with("import")
    columns_url = upload(client, petition, "name,email\nSøren,s@example.org\n".encode("mac_roman"))["Location"]
    chosen = client.get(columns_url).context["form"].initial | {"encoding": "mac_roman", "look": "1"}
    assert "Søren" in client.post(columns_url, chosen).content.decode()
    chosen |= {"encoding": "utf-16"}
    assert client.post(columns_url, chosen).status_code == 422


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04\x00\x01", b"ada@example.org\n", b"name,email\n", b"\xff\xfe\x00", b'"' * 200_000, b"a,b\n" * 3],
)
def test_a_file_that_is_no_list_is_answered_in_words_and_never_with_a_500(client, editor_with, petition, content):
    editor_with("import")
    response = upload(client, petition, content)
    if response.status_code == 302:  # it reads as a list: then no column of it is an address
        columns_url = response["Location"]
        chosen = client.get(columns_url).context["form"].initial
        response = client.post(columns_url, chosen)
    assert response.status_code == 422
    assert not Signature.objects.exists()


def test_a_file_over_the_limit_is_refused(client, editor_with, petition, monkeypatch):
    monkeypatch.setattr("petition.import_views.BYTES_AT_MOST", 10)
    editor_with("import")
    assert upload(client, petition, b"name,email\nAda,ada@example.org\n").status_code == 422


# Deleting pages


@pytest.mark.parametrize("bulk_delete", [False, True])
def test_a_page_with_signatures_on_it_or_below_it_is_not_deleted(admin_client, petition, ada, bulk_delete):
    for page in (petition, petition.get_parent()):
        url = reverse("wagtailadmin_pages:delete", args=[page.pk])
        if bulk_delete:
            url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={page.pk}"
        response = admin_client.post(url, follow=True)
        assert "can’t be deleted" in response.content.decode()
    assert PetitionPage.objects.filter(pk=petition.pk).exists()


def test_a_petition_with_paper_signatures_alone_is_not_deleted_either(admin_client, petition):
    OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    response = admin_client.post(reverse("wagtailadmin_pages:delete", args=[petition.pk]), follow=True)
    assert "can’t be deleted" in response.content.decode()


def test_a_petition_that_nobody_signed_is_deleted(admin_client, petition):
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[petition.pk]))
    assert not PetitionPage.objects.filter(pk=petition.pk).exists()
