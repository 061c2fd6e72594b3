"""Languages, time zone and formats."""

from django.utils.translation import gettext_lazy as _

from .environment import ROOT, text

LANGUAGE_CODE = text("LANGUAGE_CODE", "en")
TIME_ZONE = text("TIME_ZONE", "America/New_York")
USE_I18N = True
USE_TZ = True

LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("fr", _("French"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
LOCALE_PATHS = [ROOT / "locale"]
