"""Languages, time zone and formats."""

from django.conf.global_settings import LANGUAGES as KNOWN_LANGUAGES

from .environment import ROOT, text

LANGUAGE_CODE = text("LANGUAGE_CODE", "en")
TIME_ZONE = text("TIME_ZONE", "America/New_York")
USE_I18N = True
FORMAT_MODULE_PATH = "campaign.core.languages.formats"
USE_TZ = True

_NAMES = dict(KNOWN_LANGUAGES)
_OFFERED = [code.strip() for code in text("LANGUAGES", "en,es,fr,de,pt,ar,zh-hans,hi").split(",") if code.strip()]
# The first part of an address may be each of these. Editors add pages in them under Settings, Locales.
LANGUAGES = [(code, _NAMES.get(code, code)) for code in dict.fromkeys([LANGUAGE_CODE, *_OFFERED])]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [ROOT / "locale"]
