"""Questions and answers in the headless API."""

from django.core.cache import cache

from home.models import FAQPage

FAQS = "/api/campaign/v1/faqs/"


def test_each_question_has_its_answer_section_and_page(client, faq_page):
    faq_page.sections.append(
        (
            "section",
            {"heading": "Deals", "questions": [{"question": "What is a deal?", "answer": "<p>A <b>promise</b>.</p>"}]},
        )
    )
    faq_page.save()
    listed = client.get(FAQS).json()
    assert listed["count"] == 2
    assert [(entry["section"], entry["question"]) for entry in listed["items"]] == [
        ("", "What is at stake?"),
        ("Deals", "What is a deal?"),
    ]
    second = listed["items"][1]
    assert second["answer"] == {"html": "<p>A <b>promise</b>.</p>", "text": "A promise."}
    link = {"id": faq_page.pk, "title": "Questions", "html_url": "http://localhost/faq/", "locale": "en"}
    assert second["page"] == link
    assert second["id"]


def test_a_question_keeps_its_id_while_its_words_change(client, faq_page):
    before = client.get(FAQS).json()["items"][0]["id"]
    page = FAQPage.objects.get(pk=faq_page.pk)
    page.sections[0].value["questions"][0]["question"] = "What is really at stake?"
    page.save()
    cache.clear()
    after = client.get(FAQS).json()["items"][0]
    assert (after["id"], after["question"]) == (before, "What is really at stake?")


def test_they_come_in_windows(client, faq_page):
    assert client.get(f"{FAQS}?offset=1").json() == {"items": [], "count": 1}


def test_a_draft_and_a_private_page_are_not_shown(client, faq_page):
    """A8."""
    faq_page.unpublish()
    assert client.get(FAQS).json() == {"items": [], "count": 0}
    faq_page.live = True
    faq_page.save()
    faq_page.view_restrictions.create(restriction_type="login")
    cache.clear()
    assert client.get(FAQS).json() == {"items": [], "count": 0}
