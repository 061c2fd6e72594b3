"""The words with which a page is shared: the page's own, else the site's, else its title."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
    """``page`` is a BasePage, ``campaign`` the site's CampaignSettings; ``text`` serves where neither has one."""
    mail: dict[str, str] = {}
    posts: dict[str, str] = {}
    for owner in (campaign, page):  # the page's own words replace the site's
        for block in getattr(owner, "share_texts", None) or ():
            if block.block_type == "email":
                mail |= {name: words for name, words in block.value.items() if words}
            else:
                posts[block.value["network"]] = block.value["text"]
    return ShareWords(
        text=getattr(campaign, "share_text", "") or text or page.title_when_shared,
        email_subject=mail.get("subject") or getattr(campaign, "share_email_subject", ""),
        email_body=mail.get("body") or getattr(campaign, "share_email_body", ""),
        posts=posts,
    )
