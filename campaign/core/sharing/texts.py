"""The words with which a page is shared: the page's own, else the site's, else its title."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from campaign.core.languages.language_prefix import language_of
from campaign.core.pages.site_words import shared_words
from campaign.core.pages.translations import own_language

FACT = re.compile(r"\{(signatures)\}")


@dataclass(frozen=True)
class ShareWords:
    """``text`` is for every network that ``posts`` names not; ``email_body`` is empty where ``text`` serves."""

    text: str
    email_subject: str = ""
    email_body: str = ""
    posts: Mapping[str, str] = field(default_factory=dict)

    def post(self, network: str) -> str:
        return self.posts.get(network) or self.text


def share_words(page: Any, campaign: Any = None, *, text: str = "") -> ShareWords:
    """``page`` is a BasePage, ``campaign`` the site's CampaignSettings; ``text`` serves where neither has one.

    The site's words are those in the page's language; a page in a language without them does without.
    Facts such as ``{signatures}`` are filled in. Words with a fact that the page has not are passed over.
    """
    site: Mapping[str, Any] = {}
    if campaign is not None:
        site = shared_words(campaign, language_of(page) if page.pk else own_language(campaign.site))
    facts = page.share_facts()
    fill = partial(_filled, facts=facts)
    mail, posts = by_network(site.get("share_texts"), fill)
    own_mail, own_posts = by_network(getattr(page, "share_texts", None), fill)
    mail, posts = mail | own_mail, posts | own_posts
    return ShareWords(
        text=_filled(site.get("share_text", ""), facts) or text or page.text_when_shared(),
        email_subject=mail.get("subject") or _filled(site.get("share_email_subject", ""), facts),
        email_body=mail.get("body") or _filled(site.get("share_email_body", ""), facts),
        posts=posts,
    )


def by_network(
    texts: Iterable[Any] | None, fill: Callable[[str | None], str] = lambda words: words or ""
) -> tuple[dict[str, str], dict[str, str]]:
    """The mail's ``subject`` and ``body``, and each network's post, of a ``ShareTextsBlock``; none is empty."""
    mail: dict[str, str] = {}
    posts: dict[str, str] = {}
    for block in texts or ():
        if block.block_type == "email":
            mail |= {name: words for name, value in block.value.items() if (words := fill(value))}
        elif words := fill(block.value["text"]):
            posts[block.value["network"]] = words
    return mail, posts


def _filled(words: str | None, facts: Mapping[str, str]) -> str:
    if any(name not in facts for name in FACT.findall(words or "")):
        return ""
    return FACT.sub(lambda match: facts[match[1]], words or "")
