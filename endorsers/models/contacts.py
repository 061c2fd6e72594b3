"""Who speaks for an endorser. Apart from it, so that no revision, search or API ever holds personal data."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from email_validator import EmailNotValidError

from campaign.mail.addresses.mailboxes import canonical_domain, canonical_email
from campaign.mail.addresses.suggestions import KNOWN as MAIL_PROVIDERS
from campaign.mail.addresses.throwaway_domains import is_throwaway
from campaign.mail.outbox import MailOutboxModel
from endorsers.models.keys import website_host


def is_own_domain(*, email: str, website: str) -> bool:
    """True where the address is at the website's own domain, at one above it or at one below it.

    A mail provider's domain proves nothing, even where its own site is given. What the website is, the
    organization said itself: who moderates looks at both.
    """
    host = website_host(website)
    try:
        domain = canonical_domain(email.rpartition("@")[2])
    except EmailNotValidError:
        return False
    if not host or "." not in domain or domain in MAIL_PROVIDERS or is_throwaway(domain):
        return False
    return host == domain or host.endswith(f".{domain}") or (host.count(".") > 0 and domain.endswith(f".{host}"))


class ContactQuerySet(models.QuerySet):
    def main(self) -> "ContactQuerySet":
        """Those who answer for their organizations."""
        return self.filter(access="main")

    def speaking(self) -> "ContactQuerySet":
        """Without those who ask to."""
        return self.exclude(access="asked")

    def of_mailbox(self, address: str) -> "ContactQuerySet":
        """Those with this address, in whichever of its spellings."""
        return self.filter(canonical_email=canonical_email(address))


class EndorsementContact(MailOutboxModel):
    class Access(models.TextChoices):
        MAIN = "main", _("changes everything and invites others")
        KIT = "kit", _("kit and numbers")
        ASKED = "asked", _("asks to take over")

    class Mail(models.TextChoices):
        CONFIRM = "confirm", _("asks to confirm the endorsement")
        CONFIRM_ADDRESS = "confirm_address", _("asks to confirm another address")
        RECEIVED = "received", _("under review")
        CHANGED = "changed", _("a change is under review")
        CHANGES_ASKED = "changes_asked", _("asks for changes")
        APPROVED = "approved", pgettext_lazy("organization", "approved")
        REJECTED = "rejected", pgettext_lazy("organization", "rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("organization", "withdrawn")
        REMINDER = "reminder", _("reminds of the kit")
        OWN_LINK = "own_link", _("link to the own page")
        INVITED = "invited", _("invites another person")
        HANDED_OVER = "handed_over", _("says that there is another main contact")
        ACCESS = "access", _("asks to confirm a request to take over")
        ACCESS_ASKED = "access_asked", _("tells of a request to take over")

    class Held(models.TextChoices):
        ROBOT_TRAP = "robot trap", _("the field that people do not see was filled in")

    endorser = models.ForeignKey("endorsers.Endorser", on_delete=models.CASCADE, related_name="contacts")
    access = models.CharField(_("may"), max_length=8, choices=Access, default=Access.MAIN, editable=False)
    # Of one who asks to take over: when that is granted, unless somebody objects; empty where an editor decides.
    takes_over_at = models.DateTimeField(_("takes over"), null=True, blank=True, editable=False)
    # Empty until who was invited said it.
    name = models.CharField(_("name"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254)
    # What was typed is kept above; this spelling is compared.
    canonical_email = models.CharField(max_length=254, editable=False, blank=True)
    new_email = models.EmailField(
        _("another address"), max_length=254, blank=True, help_text=_("Replaces the address once it is confirmed.")
    )
    language = models.CharField(_("language"), max_length=12, blank=True)

    consent_words = models.TextField(
        _("what was agreed to"), blank=True, help_text=_("The words beside the boxes that were ticked.")
    )
    may_show_logo = models.BooleanField(_("logo may be shown"), default=False)
    may_contact = models.BooleanField(_("may be written to about the campaign"), default=False)

    submitted_at = models.DateTimeField(_("submitted"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("address confirmed"), null=True, blank=True)
    # Noted in the transaction that makes the review due, and cleared when it has begun.
    review_due_at = models.DateTimeField(_("review due"), null=True, blank=True, editable=False)
    # Why no mail asked to confirm it yet: a rule took it for a robot's, and the moderators look.
    held_for = models.CharField(_("held, since"), max_length=16, choices=Held, blank=True, editable=False)
    message = models.TextField(
        _("message of the moderators"), blank=True, help_text=_("The last one that was sent with a decision.")
    )

    reminded_at = models.DateTimeField(_("reminded of the kit"), null=True, blank=True, editable=False)

    owed_mail = models.CharField(_("mail owed"), max_length=16, choices=Mail, blank=True)

    wagtail_reference_index_ignore = True

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact of an endorser")
        verbose_name_plural = _("contacts of endorsers")
        constraints = [
            # Whoever decides for an organization, and gets the mails about its review, is one person.
            models.UniqueConstraint(
                fields=["endorser"], condition=Q(access="main"), name="endorsement_one_main_contact"
            ),
            # A mail that is owed without a due time would never be sent.
            models.CheckConstraint(
                condition=Q(owed_mail="") | Q(mail_due_at__isnull=False), name="endorsement_mail_has_its_time"
            ),
        ]
        indexes = [
            models.Index(fields=["mail_due_at"], condition=~Q(owed_mail=""), name="endorsement_owed_mails"),
            models.Index(
                fields=["review_due_at"], condition=Q(review_due_at__isnull=False), name="endorsement_due_reviews"
            ),
            models.Index(fields=["canonical_email"], name="endorsement_mailbox"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.endorser})"

    @property
    def is_main(self) -> bool:
        return self.access == self.Access.MAIN

    @property
    def speaks(self) -> bool:
        """Not one who only asks to."""
        return self.access != self.Access.ASKED

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_held(self) -> bool:
        return bool(self.held_for) and not self.is_confirmed

    @property
    def speaks_from_own_domain(self) -> bool:
        """True where the confirmed address is at the domain of the organization's website."""
        return self.is_confirmed and is_own_domain(email=self.email, website=self.endorser.website)
