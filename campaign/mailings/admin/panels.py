"""What the form of a mailing shows besides its fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, Panel, TabbedInterface

from campaign.mailings.admin.forms import MailingForm
from campaign.mailings.audiences import audiences
from campaign.mailings.checking.checklist import Place


class Tab(ObjectList):
    """A tab whose address is the same in every language: Wagtail makes it of the translated heading."""

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"name": self.name}

    @property
    def clean_name(self) -> str:
        return self.name


class FiltersPanel(Panel):
    """The filters of every audience: without scripts all are shown, with them those of the chosen one."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "mailings/admin/filters_panel.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.form, "choosers", None))


class PlaceholdersPanel(Panel):
    """Which placeholders the words may have."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "mailings/admin/placeholders_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            known = [
                (one.label, [(f"{{{name}}}", meaning) for name, meaning in one.placeholders.items()])
                for one in audiences()
            ]
            return super().get_context_data(parent_context) | {"known": known}


WORDS = [
    FieldPanel("title"),
    PlaceholdersPanel(heading=_("Words that are filled in")),
    InlinePanel(
        "texts",
        heading=_("Words by language"),
        label=_("Language"),
        min_num=1,
        panels=[
            FieldPanel("language"),
            FieldPanel("subject"),
            FieldPanel("preheader"),
            FieldPanel("body"),
        ],
    ),
]
PEOPLE = [FieldPanel("audience"), FiltersPanel(heading=_("Only those who"))]
CHOICES = [
    FieldPanel("big_news"),
    FieldPanel("in_archive"),
    FieldPanel("reply_to"),
    FieldRowPanel([FieldPanel("site")]),
]
edit_handler = TabbedInterface(
    [
        Tab(WORDS, heading=_("Words"), name=Place.WORDS),
        Tab(PEOPLE, heading=_("Who gets it"), name="people"),
        Tab(CHOICES, heading=_("Choices"), name=Place.CHOICES),
    ],
    base_form_class=MailingForm,
)
