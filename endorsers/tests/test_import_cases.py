"""Lists of organizations as offices have them: namesakes, shared sites, headings between the rows, drafts."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from campaign.imports.outcomes import packed, unpacked
from campaign.runtime.tasks.left_behind import take_up_left_behind
from endorsers.import_export import importing
from endorsers.models import Endorser, EndorserImport
from endorsers.models.keys import website_key
from endorsers.moderation.duplicates import entries_of
from endorsers.tests.entries import PASSWORD, moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, home):
    user = moderator("editor")
    user.user_permissions.add(Permission.objects.get(codename="add_endorser"))
    client.login(username="editor", password=PASSWORD)
    return user


def tried(client, text):
    client.post(reverse("endorsers_admin:import"), {"file": SimpleUploadedFile("list.csv", text.encode())})
    made = EndorserImport.objects.first()
    columns = {f"column_{name}": str(number) for name, number in made.mapping.items()}
    read_as = {"encoding": made.encoding, "heading_line": made.heading_line}
    client.post(reverse("endorsers_admin:import_columns", args=[made.pk]), columns | read_as)
    return EndorserImport.objects.get(pk=made.pk)


def act(client, made, **data):
    client.post(reverse("endorsers_admin:import_result", args=[made.pk]), data)
    return EndorserImport.objects.get(pk=made.pk)


def kinds(made):
    return {line.number: line.kind for line in unpacked(packed(made.lines))}


LIST = """sep=,
Endorsers of the campaign,,
As of June 2026,,

Name,Website,State
OHIO,,
First Community Church,,OH
First Community Church,,Texas
First Community Church,, iowa
River &amp; Lake,https://www.facebook.com/profile.php?id=1,
Hill Watch,https://m.facebook.com/profile.php?id=2&fbclid=x,
"The River & Lake, Inc.",,
Bad Site,not a website,
Total: 54 organizations,,
"""


def test_e4_e5_x9_each_line_is_told_and_namesakes_of_other_states_come_in(client, editor):
    made = tried(client, LIST)
    assert kinds(made) == {
        6: "skipped",
        **dict.fromkeys((7, 8, 9, 10, 11), "new"),
        12: "repeated_in_file",
        13: "wrong",
        14: "skipped",
    }
    page = client.get(reverse("endorsers_admin:import_result", args=[made.pk])).content.decode()
    for words in ("OHIO", "River &amp; Lake", "The same as line 10", "Total: 54 organizations", "Import 5"):
        assert words in page
    act(client, made, do="import")
    assert set(Endorser.objects.values_list("name", "region")) == {
        ("First Community Church", "Ohio"),
        ("First Community Church", "Texas"),
        ("First Community Church", "Iowa"),
        ("River & Lake", ""),
        ("Hill Watch", ""),
    }


def test_x9_in_a_list_of_names_alone_short_ones_are_no_codes_of_countries(client, editor):
    assert kinds(tried(client, "name\nOHIO\nPAN\nCHI\n")) == {2: "skipped", 3: "new", 4: "new"}


def test_e5_an_editor_takes_a_marked_line_all_the_same(client, editor):
    made = tried(client, "name,website\nRiver Watch,https://a.example/\nRiver Watch,https://b.example/\n")
    assert kinds(made) == {2: "new", 3: "repeated_in_file"}
    made = act(client, made, do="want", line="3")
    assert (kinds(made), made.dry_run) == ({2: "new", 3: "new"}, True)
    act(client, made, do="import")
    assert Endorser.objects.count() == 2


def test_x9_what_came_in_is_linked_waits_as_drafts_and_is_published_by_one_button(client, editor):
    made = act(client, tried(client, "name\nRiver Watch\nHill Watch\n"), do="import")
    page = client.get(reverse("endorsers_admin:import_result", args=[made.pk])).content.decode()
    assert "2 of them wait as drafts" in page
    for endorser in Endorser.objects.all():
        assert reverse("endorsers_admin:edit", args=[endorser.pk]) in page
        assert not endorser.live
    made = act(client, made, do="publish")
    assert made.result["published"] == 2
    assert Endorser.objects.public().count() == 2
    assert {endorser.latest_revision.user for endorser in Endorser.objects.all()} == {editor}
    assert {event.kind for event in Endorser.objects.first().events.all()} == {"submitted", "approved"}
    assert act(client, made, do="publish").result["published"] == 2  # pressed twice
    assert "2 were published" in client.get(reverse("endorsers_admin:import_result", args=[made.pk])).content.decode()


def test_a_representative_without_an_address_is_not_left_out_unnamed(client, editor):
    editor.user_permissions.add(Permission.objects.get(codename="view_endorsementcontact"))
    made = tried(client, "name,contact name,e-mail,notes\nRiver Watch,Amara,,hello\n")
    assert "no e-mail address" in next(unpacked(packed(made.lines))).words
    page = client.get(reverse("endorsers_admin:import_result", args=[made.pk])).content.decode()
    assert "Nothing is read from these columns: <bdi>notes</bdi>" in page


def test_who_may_not_publish_publishes_nothing(client, editor):
    made = act(client, tried(client, "name\nRiver Watch\n"), do="import")
    helper = moderator("helper")
    helper.groups.clear()
    helper.user_permissions.set(Permission.objects.filter(codename__in=["add_endorser", "access_admin"]))
    client.login(username="helper", password=PASSWORD)
    act(client, made, do="publish")
    assert not Endorser.objects.public().exists()


def test_x11_an_import_whose_worker_was_killed_goes_on_without_doubling(client, editor, monkeypatch):
    made = tried(client, "name\nRiver Watch\nHill Watch\nLake Watch\n")
    write, written = importing._write, []

    def dies_at_the_second(*args, **kwargs):
        if written:
            raise SystemExit
        written.append(write(*args, **kwargs))
        return written[0]

    monkeypatch.setattr(importing, "_write", dies_at_the_second)
    act(client, made, do="import")  # the task's worker ends as if it were killed
    monkeypatch.setattr(importing, "_write", write)
    EndorserImport.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert EndorserImport.objects.get().state == "running"

    assert take_up_left_behind() == 1

    made.refresh_from_db()
    assert (made.state, made.result["new"], made.result["known"]) == ("done", 3, 0)
    assert Endorser.objects.count() == 3
    assert {line.pk for line in unpacked(packed(made.lines))} == set(Endorser.objects.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://facebook.com/profile.php?id=1", "https://facebook.com/profile.php?id=2"),
        ("https://facebook.com/groups/a", "https://facebook.com/groups/b"),
        ("https://sites.google.com/view/a", "https://sites.google.com/view/b"),
        ("https://linktr.ee/a", "https://linktr.ee/b"),
        ("https://a.github.io", "https://b.github.io"),
        ("https://user.wixsite.com/a", "https://user.wixsite.com/b"),
        ("https://example.org/?p=1", "https://example.org/?p=2"),
        ("https://facebook.com", "https://facebook.com/"),
        ("https://facebook.com/groups", "https://facebook.com/groups"),
    ],
)
def test_e4_two_pages_are_two_organizations(one, other):
    Endorser.objects.create(name="River Watch", website=one)
    assert not entries_of(name="Hill Watch", website=other).exists()
    assert entries_of(name="river watch", website=other).exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.facebook.com/Rivers?fbclid=x", "https://m.facebook.com/rivers/"),
        ("https://example.org/?utm_source=mail&id=2", "http://example.org/index.html?id=2"),
        ("https://twitter.com/Rivers", "https://x.com/rivers"),
    ],
)
def test_e4_one_page_is_one_however_its_link_was_copied(one, other):
    assert website_key(one) == website_key(other)
