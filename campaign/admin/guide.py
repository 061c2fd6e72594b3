"""The editors' guide: short pages in plain words, inside the admin."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin


@dataclass(frozen=True)
class Chapter:
    """``slug`` is its address, and the name of its template."""

    slug: str
    title: str | Promise

    @property
    def template(self) -> str:
        return f"campaign_admin/guide/{self.slug}.html"


CHAPTERS = (
    Chapter("petition", _("Start a petition")),
    Chapter("landing", _("Compose the landing page")),
    Chapter("pictures", _("Show a picture well")),
    Chapter("questions", _("Ask and answer questions")),
    Chapter("look", _("Change the menu, the logo and the look")),
    Chapter("languages", _("Translate the campaign")),
    Chapter("together", _("Work at the same time as others")),
    Chapter("resource", _("Add a resource")),
    Chapter("endorser", _("Approve an endorser")),
    Chapter("comments", _("Show and hide comments")),
    Chapter("signer", _("Find, correct or erase a signer")),
    Chapter("export", _("Export signatures")),
    Chapter("partners", _("Let organizations bring people")),
    Chapter("sharing", _("Show the petition on other sites")),
    Chapter("mails", _("Change the words of mails")),
    Chapter("numbers", _("Answer journalists’ questions about numbers")),
    Chapter("statistics", _("See how a petition grows")),
    Chapter("update", _("Send an update")),
    Chapter("mailing", _("Send a mailing")),
    Chapter("schedule", _("Publish later, and take off the site by itself")),
    Chapter("undo", _("Go back to an earlier version")),
    Chapter("import", _("Bring in a list")),
    Chapter("colleagues", _("Invite a colleague, or let one in again")),
    Chapter("end", _("End the campaign")),
    Chapter("attack", _("When the site is under attack")),
)


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The list of chapters."""

    template_name = "campaign_admin/guide.html"
    page_title = _("Guide")
    header_icon = "help"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, {"url": reverse("guide"), "label": GuideView.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chapters=CHAPTERS, **kwargs)


class ChapterView(GuideView):
    template_name = "campaign_admin/guide_chapter.html"

    @property
    def chapter(self) -> Chapter:
        for chapter in CHAPTERS:
            if chapter.slug == self.kwargs["slug"]:
                return chapter
        raise Http404

    def get_page_title(self) -> str:
        return str(self.chapter.title)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.chapter.title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chapter=self.chapter, **kwargs)
