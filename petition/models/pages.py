"""The petition page: the ask, the form, the thanks."""

from http import HTTPMethod

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager, Revision
from wagtail.search import index

from campaign.core.blocks import ContentStreamBlock
from campaign.core.blocks.sharing import ShareTextsBlock
from campaign.core.blocks.text import SIMPLE_FEATURES
from campaign.core.models import BasePage
from campaign.core.models.pages import BasePageQuerySet, SharePicture
from campaign.core.text.rich_text import plain_text
from campaign.runtime.registry import provided
from petition.editing.rules import RULES
from petition.editing.starting import PetitionForm
from petition.models.figures import PetitionFigures
from petition.models.open_or_closed import OpenOrClosed
from petition.models.panels import petition_tabs
from petition.models.public_voices import PublicVoices
from petition.models.questions import take_keys
from petition.models.rewording import Rewording
from petition.models.routes import PetitionRoutes
from petition.models.words import ShownWords


class PetitionQuerySet(BasePageQuerySet):
    def originals(self) -> "PetitionQuerySet":
        """Those that hold signatures themselves, without their translations."""
        return self.filter(counted_under=None)


class PetitionPage(OpenOrClosed, PetitionFigures, PetitionRoutes, PublicVoices, ShownWords, Rewording, BasePage):
    class Ask(models.TextChoices):
        NO = "no", _("do not ask")
        OPTIONAL = "optional", _("ask, may be left empty")
        REQUIRED = "required", _("ask, must be filled in")

    class Confirmation(models.TextChoices):
        NONE = "none", _("none: a signature counts at once")
        UPDATES = "updates", _("for updates: it counts at once; updates need a confirmed address")
        COUNT = "count", _("to count: it counts after the signer pressed the button in our mail")

    counted_under = models.ForeignKey(
        "self",
        verbose_name=_("counted under"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="translated_petitions",
        help_text=_("The petition that this page is a translation of, which holds all signatures."),
    )
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_("One short paragraph above the form: what is at stake and what signing does."),
    )
    target = models.CharField(
        _("addressed to"),
        max_length=160,
        blank=True,
        help_text=_("Who can grant what you ask, such as “the U.S. Trade Representative”."),
    )
    statement = StreamField(
        ContentStreamBlock(),
        verbose_name=_("what people sign"),
        blank=True,
        help_text=_("The petition's own words."),
    )
    goal = models.PositiveIntegerField(
        _("goal"),
        null=True,
        blank=True,
        help_text=_("How many signatures you aim for. Left empty, only the count is shown, without a bar."),
    )

    confirmation = models.CharField(
        _("confirmation by mail"),
        max_length=7,
        choices=Confirmation,
        default=Confirmation.NONE,
        help_text=_(
            "May be changed at any time: it applies to signatures from then on. Those that wait keep waiting, "
            "those that count keep counting."
        ),
    )
    send_thanks = models.BooleanField(
        _("thank by mail"),
        default=True,
        help_text=_("With a link to the signer’s own page, where they correct or withdraw the signature."),
    )
    allow_shared_addresses = models.BooleanField(
        _("two people may share an address"),
        default=False,
        help_text=_("For households: the same address may sign again under a different name."),
    )
    count_throwaway_addresses = models.BooleanField(
        _("count throw-away addresses"),
        default=False,
        help_text=_(
            "Addresses that exist for minutes. Otherwise such signatures are held quietly; the trends report says how "
            "many, and counts them on request."
        ),
    )
    honeypot = models.BooleanField(
        _("trap for simple robots"),
        default=True,
        help_text=_("A field that people do not see. It asks nothing of them."),
    )
    proof_of_work = models.BooleanField(
        _("puzzle for the signer’s device"),
        default=False,
        help_text=_(
            "The device computes for a second or two, which makes mass signing expensive. Nothing is sent to "
            "others. Who has no scripts confirms by mail instead."
        ),
    )

    ask_postal_code = models.CharField(_("postal code"), max_length=8, choices=Ask, default=Ask.OPTIONAL)
    ask_city = models.CharField(_("city"), max_length=8, choices=Ask, default=Ask.NO)
    ask_country = models.CharField(_("country"), max_length=8, choices=Ask, default=Ask.OPTIONAL)
    ask_comment = models.CharField(_("comment"), max_length=8, choices=Ask, default=Ask.OPTIONAL)
    default_country = models.CharField(
        _("country chosen at first"),
        max_length=2,
        blank=True,
        default="US",
        help_text=_("The signer can choose another one."),
    )
    button_label = models.CharField(_("words on the button"), max_length=40, default=_("Sign the petition"))
    show_name_label = models.CharField(
        _("words beside the box for the name"),
        max_length=240,
        default=_("Show my name and place in public."),
    )
    subscribe_label = models.CharField(
        _("words beside the box for updates"),
        max_length=240,
        default=_("Send me updates about this campaign by e-mail."),
    )

    thanks_heading = models.CharField(_("heading"), max_length=120, default=_("Thank you for signing"))
    thanks_text = RichTextField(
        _("text"),
        blank=True,
        features=SIMPLE_FEATURES,
        help_text=_(
            "Shown after signing, above the share buttons. Everybody who signs reads it, those too whose signature is "
            "looked at before it counts."
        ),
    )
    next_steps = StreamField(
        ContentStreamBlock(),
        verbose_name=_("what happens next"),
        blank=True,
        help_text=_("Shown after signing, under the share buttons."),
    )

    share_texts = StreamField(
        ShareTextsBlock(),
        verbose_name=_("texts when shared"),
        blank=True,
        help_text=_("The mail and the posts that are prefilled for sharing. Left empty, the site’s are used."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = ["petition.PetitionUpdatePage"]
    page_description = _("A petition that the public signs, with its form and its thank-you page.")
    template = "petition/petition_page.html"
    allowed_http_methods = [*BasePage.allowed_http_methods, HTTPMethod.POST]
    base_form_class = PetitionForm
    translated_rows = {"questions": ("clean_name", ("label", "help_text", "choices", "default_value"))}
    not_translated = ("default_country", "change_of_words", "correction")
    edit_handler = petition_tabs()

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("target"),
        index.SearchField("statement"),
    ]
    api_fields = [
        *BasePage.api_fields,
        APIField("introduction"),
        APIField("target"),
        APIField("statement"),
        APIField("current_state"),
        APIField("closes_at"),
        APIField("closing_text"),
        APIField("goal"),
        APIField("goals"),
        APIField("signatures_counted"),
        APIField("show_recent_signers"),
        APIField("comments_shown"),
        APIField("show_growth"),
        APIField("show_partners"),
        APIField("ask_age"),
        APIField("minimum_age"),
        APIField("button_label"),
        APIField("thanks_heading"),
        APIField("thanks_text"),
        APIField("next_steps"),
    ]
    api_relations = BasePage.api_relations | {"goals": "next_goals"}
    own_preview_modes = [("", _("Petition")), ("thanks", _("Thank-you page")), ("share", _("When it is shared"))]

    objects = PageManager.from_queryset(PetitionQuerySet)()

    class Meta:
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")
        constraints = [
            # Signatures are looked for in one step: a petition that counts by itself names none.
            models.CheckConstraint(
                condition=~models.Q(counted_under=models.F("page_ptr")), name="petition_not_counted_under_itself"
            ),
        ]

    def save_revision(self, *args, **kwargs) -> Revision:
        """Each question of a draft has the key of its answers, so that publishing it again changes none."""
        take_keys(self.questions.all())
        return super().save_revision(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        """A translation is counted under the petition that it was made of, and has its rules.

        What the public sees of it from now on is kept for its signers in the same transaction.
        """
        if self._state.adding:
            family = PetitionPage.objects.filter(translation_key=self.translation_key)
            self.counted_under = family.filter(counted_under=None).order_by("pk").first()
        if self.counted_under_id:
            for name in RULES:
                setattr(self, name, getattr(self.counted_under, name))
        with transaction.atomic():  # or what is kept of a translation could be read between the two
            super().save(*args, **kwargs)
            if self.live and not kwargs.get("update_fields"):  # a draft that is kept writes just some fields
                self.note_words()
            if not self.counted_under_id:
                translations = PetitionPage.objects.filter(counted_under=self)
                translations.update(**{name: getattr(self, name) for name in RULES})

    @property
    def counted(self) -> "PetitionPage":
        """The petition that holds the signatures: itself, or the one that it is a translation of."""
        return self.counted_under or self

    @property
    def counted_id(self) -> int:
        return self.counted_under_id or self.pk

    def summary_text(self) -> str:
        return plain_text(self.introduction)[:240]

    def drawn_picture(self) -> SharePicture | None:
        return (
            provided("petition.picture_of")(self) if self.pk else None
        )  # a preview of what is not saved yet has no address to draw at

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["petition"] = self
        context["form"] = provided("petition.SignForm")(petition=self)
        return context

    def latest_updates(self) -> list:
        """The three latest posts under the petition."""
        from petition.models.updates import updates_of

        return list(updates_of(self)[:3])
