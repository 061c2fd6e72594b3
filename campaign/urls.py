"""All addresses of the site. What no line names is a page of Wagtail's tree."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from campaign.admin.explorer import choose_page, explore_root
from campaign.admin.languages.adding import add_language
from campaign.api import campaign_api, optional_apis, wagtail_api
from campaign.core.documents.serving import serve as serve_document
from campaign.core.languages.routes import serve_page
from campaign.core.sharing.mastodon import share_on_mastodon
from campaign.runtime.metrics import metrics
from campaign.web.crawlers.robots import robots_txt
from campaign.web.crawlers.search_engines import sitemap
from campaign.web.crawlers.well_known import favicon, llms_txt, security_txt, web_manifest
from campaign.web.failures.problems import nothing_here
from campaign.web.offline_page import service_worker
from campaign.web.policy.framing import look_style_sheet
from campaign.web.public.local_pictures import serve_picture
from campaign.web.public.page_passwords import open_documents, open_page
from campaign.web.public.posts import public_post
from campaign.web.public.qr_codes import qr_code
from campaign.web.public.reads import public_read
from campaign.web.public.style_sheet import theme_style_sheet
from endorsers.pages.organization import organization_picture
from endorsers.wall.views import embedded_wall
from petition.abuse.puzzle import puzzle
from petition.embedding.badge import badge
from petition.embedding.growth_pictures import growth_png, growth_svg
from petition.embedding.views import embedded_petition
from petition.osdi.api import osdi_api
from petition.pages import log_files
from petition.pages.log_page import transparency_page
from petition.sharing.views import share_picture
from search.pages.suggesting import suggestions
from search.pages.views import search_page

handler500 = "campaign.web.failures.outages.server_error"

urlpatterns = [
    path("admin/", include("campaign.web.accounts.urls")),
    path("admin/", include("campaign.invitations.urls")),
    path("admin/pages/", require_admin_access(explore_root)),
    path("admin/choose-page/", require_admin_access(choose_page)),
    path("admin/locales/new/", require_admin_access(add_language)),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<path:document_filename>", serve_document),
    path("documents/authenticate_with_password/<int:restriction_id>/", open_documents),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v2/", wagtail_api.urls),
    path("api/campaign/v1/", campaign_api.urls),
    path("api/osdi/v1/", osdi_api.urls),
    *optional_apis(),
    path("api/", nothing_here),
    path("api/<path:rest>", nothing_here),
    path("embed/petition/<int:petition_id>/", embedded_petition, name="embedded_petition"),
    path("embed/petition/<int:petition_id>/badge.svg", public_read(badge), name="petition_badge"),
    path("embed/petition/<int:petition_id>/growth.svg", public_read(growth_svg), name="petition_growth"),
    path("embed/petition/<int:petition_id>/growth.png", public_read(growth_png), name="petition_growth_png"),
    path("embed/endorsers/", public_read(embedded_wall), name="embedded_wall"),
    path("embed/endorsers/<int:page_id>/", public_read(embedded_wall), name="embedded_wall"),
    path("theme.css", public_read(theme_style_sheet), name="theme_style_sheet"),
    path("embed/look.css", public_read(look_style_sheet), name="look_style_sheet"),
    path("share/mastodon/<int:page_id>/", public_read(share_on_mastodon), name="share_mastodon"),
    path("share/qr/<int:page_id>.svg", public_read(qr_code), name="share_qr"),
    path("share/endorser/<int:pk>/<str:language>.png", public_read(organization_picture), name="organization_picture"),
    path("share/petition/<int:petition_id>.png", public_read(share_picture), name="share_picture"),
    path("signature/puzzle/", puzzle, name="signature_puzzle"),
    path("transparency/verify.py", public_read(log_files.verifier), name="log_verifier"),
    path("transparency/<int:petition_id>/<int:number>/checkpoint", public_read(log_files.checkpoint)),
    re_path(
        r"^transparency/(?P<petition_id>\d{1,18})/(?P<number>\d{1,4})/"
        r"tile/(?P<name>(?:\d{1,2}|entries)/(?:x\d{3}/){0,5}\d{3}(?:\.p/[1-9]\d{0,2})?)$",
        public_read(log_files.tile),
    ),
    path("sitemap.xml", public_read(sitemap)),
    path("robots.txt", public_read(robots_txt)),
    path(".well-known/security.txt", public_read(security_txt)),
    path("llms.txt", public_read(llms_txt)),
    path("site.webmanifest", public_read(web_manifest), name="web_manifest"),
    path("service-worker.js", public_read(service_worker)),
    path("favicon.ico", public_read(favicon)),
    path("metrics", metrics),
]

if settings.SERVE_MEDIA:
    # Pictures only: who may read a document is asked at /documents/.
    urlpatterns += [re_path(r"^media/(?P<path>images/.*)$", serve_picture)]

if settings.ANYMAIL_WEBHOOK_SECRET:
    urlpatterns.append(path("anymail/", include("campaign.mailings.returns.provider_urls")))

# The installation's own language has no prefix, every other one has: /fr/petition/.
urlpatterns += i18n_patterns(
    path("search/", public_read(search_page), name="search"),
    path("search/suggest/", public_read(suggestions), name="search_suggestions"),
    path("transparency/", public_read(transparency_page), name="transparency"),
    path("transparency/<int:petition_id>/", public_read(transparency_page), name="transparency"),
    path("signature/", include("petition.urls")),
    path("endorsement/", include("endorsers.urls")),
    path("mailing/", include("campaign.mailings.urls")),
    # Wagtail's own for pages and documents that a password or a login opens; signing in has one page.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        open_page,
        name="wagtailcore_authenticate_with_password",
    ),
    # Pages take the public's posts (signing, adding an organization) without a session: see public_posts.
    re_path(wagtail_urls.serve_pattern, public_post(serve_page), name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
