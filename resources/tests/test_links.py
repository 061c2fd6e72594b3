"""Links to other sites: looked at politely, reported, and mended by one click."""

from datetime import timedelta
from itertools import pairwise
from threading import Thread

import pytest
from django.db import connections
from django.utils import timezone

from campaign.runtime.tasks import schedule
from resources.link_checking import looking
from resources.link_checking.checking import begin_checks, check_links
from resources.link_checking.host_rate import _take_turn
from resources.link_checking.looking import Guest
from resources.models import LinkCheck, ResourcePage


def paths(server):
    return [(method, path) for method, path in server.asked if path != "/robots.txt"]


def test_a_link_that_works_is_asked_for_by_head_alone(server):
    assert Guest().visit(f"{server.address}/fine").status == 200
    assert paths(server) == [("HEAD", "/fine")]


def test_a_server_that_knows_no_head_is_asked_again_by_get(server):
    server.answers |= {("HEAD", "/odd"): (405, ""), ("GET", "/odd"): (200, "")}

    assert Guest().visit(f"{server.address}/odd").status == 200


def test_permanent_redirects_are_followed_to_the_new_address_and_passing_ones_are_not_taken(server):
    server.answers |= {"/old": (301, "/older"), "/older": (308, "/fine"), "/today": (302, "/fine")}

    assert Guest().visit(f"{server.address}/old").moved_to == f"{server.address}/fine"
    assert Guest().visit(f"{server.address}/today").moved_to == ""


def test_a_circle_of_redirects_ends(server):
    server.answers |= {"/round": (301, "/round")}

    assert Guest().visit(f"{server.address}/round").status is None


def test_what_robots_txt_forbids_is_not_looked_at(server):
    server.answers["/robots.txt"] = (200, "")
    server.robots = b"User-agent: *\nDisallow: /private\n"

    assert Guest().visit(f"{server.address}/private").refused
    assert paths(server) == []
    assert Guest().visit(f"{server.address}/fine").status == 200


def test_a_site_whose_robots_txt_fails_is_left_alone(server):
    server.answers["/robots.txt"] = (503, "")

    assert Guest().visit(f"{server.address}/fine").refused


def test_one_site_is_asked_once_a_second_at_most(server, monkeypatch):
    turns = []
    monkeypatch.setattr(looking, "SECONDS_BETWEEN", 1.0)
    monkeypatch.setattr(looking, "wait_for_turn", lambda host, *, seconds: turns.append((host, seconds)))
    guest = Guest()
    guest.visit(f"{server.address}/fine")
    guest.visit(f"{server.address}/fine")

    assert len(server.asked) == 3
    assert turns == [("127.0.0.1", 1.0)] * 3


@pytest.mark.django_db(transaction=True)
def test_of_several_workers_each_has_its_own_turn_at_a_site():
    turns = []

    def worker():
        turns.append(_take_turn("example.org", timedelta(seconds=1)))
        connections.close_all()

    workers = [Thread(target=worker) for _ in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join()

    assert len(turns) == 4
    assert all(later - earlier >= timedelta(seconds=1) for earlier, later in pairwise(sorted(turns)))


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "http://169.254.169.254/", "http://[::1]/"])
def test_nothing_inside_is_ever_looked_at(db, address, monkeypatch):
    monkeypatch.setattr(looking, "SECONDS_BETWEEN", 0.0)

    assert Guest().visit(address).status is None


def test_the_daily_job_notes_each_link_of_link_summary_and_body_once(server, add_resource):
    base = server.address
    server.answers |= {"/old": (301, "/fine")}
    add_resource(
        "Paper",
        link=f"{base}/fine",
        introduction=f'<p><a href="{base}/old">Old</a> <a href="{base}/fine">Same</a></p>',
        body=[("text", f'<p><a href="{base}/gone?a=1&amp;b=2">Gone</a></p>')],
    )
    add_resource("Draft", link=f"{base}/draft", live=False)

    next(job for job in schedule.all_jobs() if job.name == "check links of resources").run()

    assert dict(LinkCheck.objects.values_list("url", "state")) == {
        f"{base}/fine": "works",
        f"{base}/old": "moved",
        f"{base}/gone?a=1&b=2": "gone",
    }
    asked = len(server.asked)
    check_links.call()
    assert len(server.asked) == asked  # nothing is due


def test_a_server_that_is_down_is_reported_at_the_third_failure_and_a_success_clears_it(server, add_resource):
    server.answers["/down"] = (503, "")
    add_resource("Paper", link=f"{server.address}/down")

    reported = []
    for _day in range(3):
        LinkCheck.objects.update(checked_at=timezone.now() - timedelta(days=1))
        begin_checks()
        reported.append(LinkCheck.objects.broken().count())
    assert reported == [0, 0, 1]

    server.answers["/down"] = (200, "")
    LinkCheck.objects.update(checked_at=timezone.now() - timedelta(days=1))
    begin_checks()
    assert not LinkCheck.objects.to_report().exists()


@pytest.fixture
def moved(add_resource):
    resource = add_resource(
        "Paper",
        link="https://old.example/a",
        body=[("text", '<p><a href="https://old.example/a">Read</a></p>')],
    )
    return LinkCheck.objects.create(
        resource=resource, url="https://old.example/a", state="moved", moved_to="https://new.example/b", status=200
    )


def test_the_report_shows_broken_and_moved_links_with_the_archive(admin_client, add_resource, moved):
    gone = add_resource("Lost", link="https://gone.example/")
    LinkCheck.objects.create(resource=gone, url="https://gone.example/", state="gone", status=404, failures=1)
    LinkCheck.objects.create(resource=gone, url="https://fine.example/", state="works", status=200)

    page = admin_client.get("/admin/reports/links/").content.decode()

    assert "https://new.example/b" in page
    assert "https://web.archive.org/web/https://gone.example/" in page
    assert "fine.example" not in page


def test_x1_a_title_in_the_reports_file_is_no_formula(admin_client, add_resource):
    resource = add_resource("=1+1")
    LinkCheck.objects.create(resource=resource, url="https://gone.example/", state="gone", status=404, failures=1)

    answer = admin_client.get("/admin/reports/links/?export=csv")

    assert b"\n'=1+1," in b"".join(answer.streaming_content)


def test_one_click_publishes_the_new_address_everywhere_in_the_page(admin_client, moved):
    response = admin_client.post(f"/admin/reports/links/{moved.pk}/take/", follow=True)

    assert "leads to the new address now" in response.content.decode()
    resource = ResourcePage.objects.get(pk=moved.resource_id)
    assert resource.link == "https://new.example/b"
    assert "https://new.example/b" in str(resource.body)
    assert "old.example" not in str(resource.body)
    assert resource.live
    assert resource.latest_revision.user.is_superuser
    assert not LinkCheck.objects.moved().exists()


def test_one_click_links_to_the_copy_in_the_web_archive(admin_client, add_resource):
    gone = add_resource("Lost", link="https://gone.example/a")
    link = LinkCheck.objects.create(resource=gone, url="https://gone.example/a", state="gone", status=404, failures=1)

    page = admin_client.post(f"/admin/reports/links/{link.pk}/archive/", follow=True).content.decode()

    assert "leads to the copy in the web archive now" in page
    assert ResourcePage.objects.get(pk=gone.pk).link == "https://web.archive.org/web/https://gone.example/a"
    assert list(LinkCheck.objects.values_list("url", "state")) == [
        ("https://web.archive.org/web/https://gone.example/a", "new")
    ]


def test_an_editors_draft_stays_a_draft(admin_client, moved):
    draft = ResourcePage.objects.get(pk=moved.resource_id)
    draft.title = "Not yet"
    draft.save_revision()

    admin_client.post(f"/admin/reports/links/{moved.pk}/take/")

    resource = ResourcePage.objects.get(pk=moved.resource_id)
    assert (resource.title, resource.link) == ("Paper", "https://new.example/b")
    latest = resource.get_latest_revision_as_object()
    assert (latest.title, latest.link) == ("Not yet", "https://new.example/b")


def test_the_report_and_its_click_are_for_those_who_may_change_the_page(client, django_user_model, moved):
    from django.contrib.auth.models import Permission

    guest = django_user_model.objects.create_user("guest", password="x")
    guest.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(guest)

    client.get("/admin/reports/links/")
    client.post(f"/admin/reports/links/{moved.pk}/take/")

    assert "new.example" not in client.get("/admin/reports/links/").content.decode()
    assert ResourcePage.objects.get(pk=moved.resource_id).link == "https://old.example/a"
