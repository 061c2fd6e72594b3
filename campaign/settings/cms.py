"""Wagtail: names, models, search, uploads."""

from .environment import text

SITE_URL = text("SITE_URL", "http://localhost:8000").rstrip("/")

WAGTAIL_SITE_NAME = "The campaign’s office"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILAPI_BASE_URL = SITE_URL
WAGTAILAPI_LIMIT_MAX = 100

WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "campaign.web.accounts.forms.ForgottenPasswordForm"

WAGTAILIMAGES_IMAGE_MODEL = "core.CampaignImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CampaignDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "campaign.core.media.forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "campaign.core.media.forms.DocumentForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60  # looks as WebP does at 80
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 25 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
# Seconds for which a process collects what was searched before it writes the counts; None writes by call only.
SEARCHES_WRITTEN_AFTER = 15

# Nothing about editors or this installation is sent to a third party.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# Off: after a refused "Publish" it stops without a word and goes on to say "Saved"; and a new page that saves itself
# while somebody publishes it is refused. See docs/decisions/0062-autosave-stays-off.md for what to try.
WAGTAIL_AUTOSAVE_INTERVAL = 0

# Files of strangers are decoded by processes of their own (campaign/runtime/decoding).
DECODE_APART = True
