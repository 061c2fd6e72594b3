"""Under what a picture may be shown by others."""

from django.db import models
from django.utils.translation import gettext_lazy as _

_CREATIVE_COMMONS = "https://creativecommons.org"


class License(models.TextChoices):
    UNSAID = "", _("not said")
    OURS = "ours", _("ours, all rights reserved")
    PERMITTED = "permitted", _("used by permission")
    CC0 = "cc0", "CC0 1.0"
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_ND = "cc-by-nd-4.0", "CC BY-ND 4.0"
    CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
    PUBLIC_DOMAIN = "public-domain", _("public domain")


TERMS = {
    License.CC0: f"{_CREATIVE_COMMONS}/publicdomain/zero/1.0/",
    License.CC_BY: f"{_CREATIVE_COMMONS}/licenses/by/4.0/",
    License.CC_BY_SA: f"{_CREATIVE_COMMONS}/licenses/by-sa/4.0/",
    License.CC_BY_ND: f"{_CREATIVE_COMMONS}/licenses/by-nd/4.0/",
    License.CC_BY_NC: f"{_CREATIVE_COMMONS}/licenses/by-nc/4.0/",
    License.PUBLIC_DOMAIN: f"{_CREATIVE_COMMONS}/publicdomain/mark/1.0/",
}
# What readers are told beside the picture; that it is ours, or that we were allowed, concerns nobody else.
SHOWN = frozenset(TERMS)
