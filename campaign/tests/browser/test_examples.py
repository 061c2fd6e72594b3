"""The example consumers in docs/examples, run as they are against a live site."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache

from campaign.tests.browser.hosting import frame_of, hosted
from campaign.tests.browser.signing import fill_in, press_sign
from petition.models import PetitionQuestion, Signature

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EXAMPLES = Path(__file__).parents[3] / "docs/examples"


@pytest.fixture
def asking(guarded, quick_puzzles):
    """A petition with questions of its own and a quick puzzle."""
    PetitionQuestion.objects.create(petition=guarded, label="Your union", field_type="singleline", required=True)
    PetitionQuestion.objects.create(
        petition=guarded, label="Which minerals?", field_type="checkboxes", choices="Cobalt\nNickel"
    )
    return guarded


@pytest.fixture
def visitor(cookieless_chromium):
    context = cookieless_chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("framed", [False, True])
def test_the_static_page_reads_and_signs_from_another_origin(visitor, asking, live_server, tmp_path, framed):
    with hosted(EXAMPLES / "static") as origin, hosted(tmp_path) as outer:
        address = f"{origin}/index.html?site={live_server.url}&petition={asking.pk}"
        (tmp_path / "index.html").write_text(f'<iframe src="{address.replace("&", "&amp;")}" height="900"></iframe>')
        visitor.goto(outer if framed else address)
        page = visitor.frame_locator("iframe") if framed else visitor
        page.get_by_role("heading", name="Put rights first").wait_for()
        page.get_by_text("We ask for fair agreements.").wait_for()
        page.get_by_label("Given name").fill("Ada")
        page.get_by_label("E-mail address").fill("nobody")
        page.get_by_label("Nickel").check()
        page.get_by_role("button", name="Sign").click()
        email = page.locator("[data-path=email]")
        email.get_by_text("Enter an e-mail address").wait_for()
        assert page.locator('[data-path="answers.your_union"] .error').inner_text() != ""
        assert email.locator("input").get_attribute("aria-invalid") == "true"
        assert not Signature.objects.exists()
        page.get_by_label("E-mail address").fill("ada@example.org")
        page.get_by_label("Your union").fill("Miners 12")
        page.get_by_role("button", name="Sign").click()
        page.get_by_text("Thank you for signing!").wait_for()
    signature = Signature.objects.get()
    assert signature.answers == {"your_union": "Miners 12", "which_minerals": ["Nickel"]}
    assert (signature.state, signature.channel, signature.source) == ("confirmed", "api", "127.0.0.1")
    assert visitor.context.cookies() == []


def test_the_static_page_solves_the_harder_puzzle_in_place_of_waiting(
    visitor, petition, live_server, settings, quick_puzzles
):
    settings.SIGN_RATE_LIMIT = "1/1"
    with hosted(EXAMPLES / "static") as origin:
        for name, email in (("Ada", "ada@example.org"), ("Bob", "bob@example.org")):
            visitor.goto(f"{origin}/index.html?site={live_server.url}&petition={petition.pk}")
            visitor.get_by_label("Given name").fill(name)
            visitor.get_by_label("E-mail address").fill(email)
            visitor.get_by_role("button", name="Sign").click()
            visitor.get_by_text("Thank you for signing!").wait_for()
    assert Signature.objects.filter(state="confirmed").count() == 2


def test_the_page_with_frames_says_where_the_campaign_is_in_its_policy_alone(visitor, petition, live_server, tmp_path):
    for file in (EXAMPLES / "static").iterdir():
        text = file.read_text().replace("http://localhost:8000", live_server.url)
        (tmp_path / file.name).write_text(text.replace('petition="5"', f'petition="{petition.pk}"'))
    with hosted(tmp_path) as origin:
        visitor.goto(f"{origin}/embed.html")
        fill_in(frame_of(visitor))
        press_sign(frame_of(visitor))
        visitor.get_by_text("was signed here (confirmation: none)").wait_for()
    assert Signature.objects.get().state == "confirmed"


def run(site, *arguments):
    command = [sys.executable, EXAMPLES / "python/campaign_client.py", site, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_the_python_client_lists_signs_and_reads(asking, live_server):
    site = live_server.url
    assert f"{asking.pk}\topen\t0/100\tPut rights first" in run(site, "list").stdout
    refused = run(site, "sign", asking.pk, "given_name=Ada", "email=nobody")
    assert refused.returncode == 1
    assert "email: " in refused.stderr
    for number in range(3):
        fields = [
            f"given_name=Ada {'abc'[number]}",
            f"email={number}@example.org",
            "show_name=true",
            "your_union=Miners",
        ]
        signed = run(site, "sign", asking.pk, *fields, "which_minerals=Cobalt,Nickel")
        assert '"confirmation": "none"' in signed.stdout, signed.stderr
    assert Signature.objects.filter(state="confirmed", channel="api").count() == 3
    assert Signature.objects.first().answers == {"your_union": "Miners", "which_minerals": ["Cobalt", "Nickel"]}
    cache.clear()  # answers are kept for some seconds
    assert len(run(site, "names", asking.pk).stdout.splitlines()) == 3
    assert '"signatures": 3' in run(site, "show", asking.pk).stdout
    assert "404" in run(site, "show", 9_999_999).stderr
