"""Each right on signatures on its own, page by page; names for nobody else."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from petition.models import OfflineBatch, Signature, SignatureExport, SignatureImport
from petition.tests.signature_admin_cast import NAME, bulk, sign


@pytest.fixture
def pages(petition, ada):
    """Every address of signatures in the admin by the right that it takes."""
    OfflineBatch.objects.create(petition=petition, count=3, collected_on=timezone.localdate())
    file = {"petition": petition, "filename": "x", "content": f"name,email\n{NAME},a@example.org".encode()}
    export = SignatureExport.objects.create(**file, state="done")
    signature_import = SignatureImport.objects.create(
        **file, state="done", encoding="utf-8-sig", delimiter=",", refused=b"Line", result={"new": 0}
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
            reverse("signatures:import_refused", args=[signature_import.pk]),
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
    admin_client.get(reverse("signatures:counts"))  # takes the messages of the two posts out of the session
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
