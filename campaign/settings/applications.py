"""Installed apps, middleware and templates."""

from .api import WAGTAIL_API_V3
from .environment import ROOT, flag

INSTALLED_APPS = [
    "home",
    "petition",
    "endorsers",
    "resources",
    "search",
    "campaign.core",
    "campaign.core.webhooks",
    "campaign.office",
    "wagtail_modeladmin",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.forms",
    "wagtail.contrib.typed_table_block",
    *(["wagtail.api.v3"] if WAGTAIL_API_V3 else []),
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "ninja",
    "corsheaders",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_countries",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "campaign.core.operating.request_ids.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "campaign.core.body_lengths.BodyLengthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "campaign.core.api.cors.OneCopyCorsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "campaign.core.anonymous_pages.AnonymousPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "campaign.core.languages.addresses.AddressLanguageMiddleware",
    "campaign.core.languages.site_pages.SiteMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "campaign.core.accounts.second_step.SecondStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "campaign.core.content_security.ContentSecurityMiddleware",
    "campaign.core.redirects.CarryingRedirectMiddleware",
]

ROOT_URLCONF = "campaign.urls"
WSGI_APPLICATION = "campaign.wsgi.application"
ONE_CORE_A_WORKER = flag("ONE_CORE_A_WORKER", default=False)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A StreamField page sends a field for each part of each block.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
