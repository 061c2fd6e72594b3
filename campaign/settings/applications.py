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
    "campaign.runtime",
    "campaign.mail",
    "campaign.web",
    "campaign.headless",
    "campaign.operations",
    "campaign.imports",
    "campaign.webhooks",
    "campaign.mailings",
    "campaign.admin",
    "campaign.invitations",
    "campaign.setup",
    "campaign.closing",
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
    "campaign.web.accounts.apps.AccountsConfig",
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
    "campaign.operations.health.HealthMiddleware",
    "campaign.runtime.request_ids.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "campaign.web.failures.body_lengths.BodyLengthMiddleware",
    "campaign.web.policy.framing.SharedFilesMiddleware",
    "campaign.web.policy.cors.OneCopyCorsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "campaign.web.public.anonymous_pages.AnonymousPageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "campaign.core.languages.language_prefix.LanguagePrefixMiddleware",
    "campaign.core.languages.site_pages.SiteMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "campaign.web.redirects.return_addresses.ReturnAddressMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "campaign.web.accounts.second_step.SecondStepMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "campaign.web.policy.content_security.ContentSecurityMiddleware",
    "campaign.web.redirects.old_addresses.CarryingRedirectMiddleware",
    "campaign.web.failures.odd_queries.OddQueryMiddleware",
    "campaign.web.accounts.rights.sites_guard.OwnSitesMiddleware",
    "campaign.web.accounts.rights.guard.RightsMiddleware",
]

ROOT_URLCONF = "campaign.urls"
WSGI_APPLICATION = "campaign.wsgi.application"
ONE_PROCESS = flag("ONE_PROCESS", default=False)

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
