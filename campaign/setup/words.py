"""The words with which a campaign begins. Each says plainly that it waits to be written: nothing pretends to be said.

All are in the language that is active; ``campaign.setup.checklist`` knows by ``MARK`` what still waits.
"""

from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from campaign.setup.facts import Facts

# Stands before each text that an editor still has to write; no text of a campaign begins like this by chance.
MARK = "✎"


def to_write(hint: str) -> str:
    """A text that waits, with a hint for whoever writes it."""
    return f"{MARK} {hint}"


def paragraph(hint: str) -> str:
    return format_html("<p>{}</p>", to_write(hint))


def hero(facts: Facts) -> dict:
    return {
        "headline": facts.ask,
        "ask": paragraph(_("Say in two or three sentences what is happening and what a reader can do about it.")),
        "button_label": _("Sign the petition"),
    }


def statement() -> list[tuple[str, str]]:
    return [
        ("text", paragraph(_("The words that people sign: whom you address, what is at stake, why now."))),
        ("heading", _("We ask")),
        ("text", format_html("<ul><li>{}</li></ul>", to_write(_("Your first demand; Enter begins the next one.")))),
    ]


def first_question(facts: Facts) -> dict:
    return {
        "question": _("Who runs this campaign?"),
        "answer": format_html(
            "<p>{}</p>",
            _("%(organization)s. Write to us at %(address)s.")
            % {"organization": facts.organization, "address": facts.contact_email},
        ),
    }


def second_question() -> dict:
    return {
        "question": _("What happens with what I enter?"),
        "answer": format_html(
            "<p>{}</p>",
            _("It is used for this petition only. The privacy page says what is kept, for how long, and your rights."),
        ),
    }


def privacy(facts: Facts, *, months: int) -> list[tuple[str, str]]:
    """The privacy page as the settings have it: controller, purposes, how long, rights. Blocks of a page's body."""
    kept = (
        _(
            "Names and addresses are removed %(months)d months after the campaign last heard from you. "
            "The number of signatures stays."
        )
        % {"months": months}
        if months
        else _("Names and addresses are kept until the campaign deletes them or you ask for it.")
    )
    mails = _(
        "Each mail with news has a link that ends them. Where mails to you come back, or you call one spam, we write "
        "to you no more; a code that is made from your address, and no longer names it, is kept to remember that."
    )
    purposes = [
        _("your name, to put it under the petition;"),
        _("your e-mail address, to count each person once, and to send news if you asked for it;"),
        _("your place, to show where support comes from;"),
        _("your comment, if you write one, to show it if you allow that."),
    ]
    return [
        ("heading", _("Who is responsible")),
        ("text", f"<p>{'<br/>'.join(escape(line) for line in _controller(facts))}</p>"),
        ("heading", _("What we ask, and why")),
        ("text", f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in purposes)}</ul>"),
        ("heading", _("Who sees it")),
        (
            "text",
            format_html(
                "<p>{}</p>",
                _(
                    "Your name, place and comment are public only if you tick the box for it. Your e-mail address "
                    "never is. These pages set no cookie for readers and load nothing from other companies."
                ),
            ),
        ),
        ("heading", _("How long we keep it")),
        ("text", format_html("<p>{}</p><p>{}</p>", kept, mails)),
        ("heading", _("Your rights")),
        (
            "text",
            format_html(
                "<p>{}</p>",
                _(
                    "You can see, correct or withdraw what you gave by the link in our mail, or write to "
                    "%(address)s. You can complain to the authority for data protection where you live."
                )
                % {"address": facts.contact_email},
            ),
        ),
    ]


def _controller(facts: Facts) -> list[str]:
    return [facts.organization, *facts.postal_address.splitlines(), facts.contact_email]
