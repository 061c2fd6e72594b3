"""Networks, domains and addresses that editors let pass or set aside."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessRule(models.Model):
    class Kind(models.TextChoices):
        NETWORK = "network", _("network")
        DOMAIN = "domain", _("mail domain")
        ADDRESS = "address", _("e-mail address")

    class Action(models.TextChoices):
        BLOCK = "block", _("set aside")
        ALLOW = "allow", _("always let pass")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    value = models.CharField(
        _("value"),
        max_length=254,
        help_text=_("A network such as 203.0.113.0/24, a domain such as spam.example, or a whole address."),
    )
    action = models.CharField(
        _("action"),
        max_length=5,
        choices=Action,
        default=Action.BLOCK,
        help_text=_("Signatures that are set aside do not count, and their senders are not told."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Why, for your colleagues."))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("allowed or blocked sender")
        verbose_name_plural = _("allowed and blocked senders")
        constraints = [
            # Two rules for one value could contradict each other.
            models.UniqueConstraint(fields=["kind", "value"], name="one_rule_per_value"),
        ]

    def __str__(self) -> str:
        return self.value

    def clean(self) -> None:
        from petition.models.rule_values import normalised_rule_value

        super().clean()
        self.value = normalised_rule_value(self.kind, self.value)
