from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficeConfig(AppConfig):
    name = "campaign.admin"
    label = "office"
    verbose_name = _("The campaign’s office")
