"""The form shows what everybody has to fill in; what may be left out stands behind one press."""

import pytest

from petition.models import PetitionPage, PetitionQuestion

pytestmark = pytest.mark.django_db
MORE = '<details class="form__more"'


def parts(html):
    """The form before its folded part, and that part; empty where nothing is folded."""
    form = html[html.index("<form") : html.index("</form>")]
    before, _more, folded = form.partition(MORE)
    return before, folded.partition("</details>")[0]


@pytest.fixture
def asked(petition):
    petition.ask_comment = PetitionPage.Ask.OPTIONAL
    petition.comments_shown = PetitionPage.Comments.ONCE
    petition.questions = [
        PetitionQuestion(label="Your website", field_type="url", required=False),
        PetitionQuestion(label="Your union", field_type="singleline", required=True),
    ]
    petition.save_revision().publish()
    return petition


def test_what_may_be_left_out_is_folded(client, asked):
    before, folded = parts(client.get("/petition/").content.decode())
    for name in ('name="email"', "Your union", 'name="subscribe"'):
        assert name in before
    for name in ('name="comment"', "Your website"):
        assert name in folded
    assert not folded.startswith(" open")


def test_an_error_in_it_unfolds_it_and_keeps_what_was_typed(client, asked):
    name = f"q_{asked.questions.get(label='Your website').clean_name}"
    sent = {"given_name": "Ada", "email": "ada@example.org", name: "no address", "comment": "For my river."}
    html = client.post("/petition/", sent).content.decode()
    _before, folded = parts(html)
    assert folded.startswith(" open")
    assert "field__error" in folded
    for typed in ("no address", "For my river."):
        assert typed in folded


def test_a_comment_that_must_be_written_stands_with_the_choice_to_show_it(client, asked):
    asked.ask_comment = PetitionPage.Ask.REQUIRED
    asked.save_revision().publish()
    before, folded = parts(client.get("/petition/").content.decode())
    assert 'name="comment"' in before
    assert 'name="show_comment"' not in folded
    assert "Your website" in folded
