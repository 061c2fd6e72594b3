from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdminConfig(AppConfig):
    name = "campaign.admin"
    label = "campaign_admin"
    verbose_name = _("The campaign’s office")
