"""What ``doctor`` and the state of the site say of a campaign that can't be seen, or is seen at a wrong address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http.request import split_domain_port, validate_host
from django.utils.translation import gettext as _

from campaign.core.models import CampaignSettings
from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD
from campaign.demo.content.site import SETTINGS as DEMO
from campaign.runtime.findings import Finding, broken, check, fine, worth_a_look
from campaign.setup.beginning import can_begin
from campaign.setup.checklist import has_words
from campaign.setup.models import Launch
from home.starting import address_of_settings, default_site


@check
def campaign() -> Finding:
    site = default_site()
    if can_begin(site):
        words = _("Nothing has begun: the public reads that a campaign opens soon. Sign in, or run manage.py begin.")
        return worth_a_look("Campaign", words)
    if Launch.objects.waiting().filter(site=site).exists():
        return worth_a_look("Campaign", _("It is not launched. In the admin, “Until the launch” says what is missing."))
    return fine("Campaign", _("It is public."))


@check
def address() -> Finding:
    site, (host, port) = default_site(), address_of_settings()
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS or ["localhost", "127.0.0.1"]):
        words = _("SITE_URL names %(host)s, which ALLOWED_HOSTS does not: each request is refused.")
        return broken("Address", words % {"host": host})
    if (site.hostname, site.port) != (host, port):
        words = _(
            "SITE_URL says %(right)s, the record of the site makes links to %(wrong)s. "
            "Correct it under Settings, Sites, or run manage.py begin --address."
        )
        return broken("Address", words % {"right": settings.SITE_URL, "wrong": site.root_url})
    if not settings.DEBUG and urlsplit(settings.SITE_URL).scheme == "http" and host not in ("localhost", "127.0.0.1"):
        return worth_a_look("Address", _("SITE_URL begins with http: what people enter can be read on its way."))
    return fine("Address", _("Links lead to %(address)s.") % {"address": settings.SITE_URL})


@check
def sender() -> Finding:
    host, _port = address_of_settings()
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
    if not (host == domain or host.endswith(f".{domain}") or domain.endswith(f".{host}")):
        words = _("Mails come from %(sender)s, the site is %(host)s: receivers may take them for spam.")
        return worth_a_look("Sender", words % {"sender": domain, "host": host})
    return fine("Sender", _("Mails come from %(domain)s.") % {"domain": domain})


@check
def privacy() -> Finding:
    site = default_site()
    page = CampaignSettings.for_site(site).privacy_page if site.pk else None
    if page is None:
        words = _("Forms link to no privacy page. Choose one under Settings, Campaign settings.")
        return worth_a_look("Privacy page", words)
    if not has_words(page.specific):
        return worth_a_look("Privacy page", _("It is empty, or not published, and forms link to it."))
    return fine("Privacy page", _("It is public and has words."))


@check
def editors() -> Finding:
    people = get_user_model()._default_manager.filter(is_active=True)
    if (number := people.filter(is_superuser=True).count()) == 0:
        return broken("Editors", _("Nobody has all rights. Run manage.py createsuperuser."))
    if people.count() == 1:
        words = _("One account is all there is: who loses it, loses the site. Add a second one.")
        return worth_a_look("Editors", words)
    if number == 1:
        words = _(
            "One account alone has all rights: whoever loses it is let in again by nobody. "
            "Give them to a second one under Settings, Users, Roles."
        )
        return worth_a_look("Editors", words)
    return fine("Editors", _("More than one person has all rights."))


@check
def demo_content() -> Finding:
    subject, site = "Demo content", default_site()
    names = CampaignSettings.objects.filter(site=site, contact_email=DEMO["contact_email"]) if site.pk else ()
    if getattr(settings, "DEMO_ALLOWED", False) or not names:
        return fine(subject, _("The site shows no demo, or is one."))
    words = _("The demo campaign is public here, with its made-up organizations. Begin with an empty database.")
    return broken(subject, words)


@check
def published_password() -> Finding:
    """The demo is for development: its editor's password is printed for everyone."""
    subject = "Published password"
    known = get_user_model()._default_manager.filter(username=EDITOR["username"], is_active=True).first()
    if known is None or getattr(settings, "DEMO_ALLOWED", False) or not known.check_password(EDITOR_PASSWORD):
        return fine(subject, _("No account has the demo's password, or this is a demo."))
    words = _("The account “%(name)s” has the demo's password, which is published. Change it now.")
    return broken(subject, words % {"name": known.get_username()})
