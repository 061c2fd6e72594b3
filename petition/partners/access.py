"""Which partner sends a request, and whether it may."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from campaign.web.failures.problems import Problem
from petition.models import PartnerKey, PetitionPage
from petition.partners.keys import recognised

SCHEME = "bearer"
KEY_SCHEME = "partnerKey"  # its name in the OpenAPI document
ASKS_FOR_KEY = 'Bearer realm="campaign"'
REFUSED = f'{ASKS_FOR_KEY}, error="invalid_token"'


def is_keyed(request: HttpRequest) -> bool:
    """True where the request carries a bearer token; other schemes are not ours (a proxy's password, say)."""
    return request.META.get("HTTP_AUTHORIZATION", "").partition(" ")[0].lower() == SCHEME


@sensitive_variables("token")
def partner_key(request: HttpRequest, petition: PetitionPage) -> PartnerKey:
    """The key that came with the request, which may be used for this petition from where it was sent.

    Raises a Problem: 401 without a key or with one that does not work, 403 where it opens something else.
    """
    if not is_keyed(request):
        raise Problem(401, _("Send a partner’s key."), headers={"WWW-Authenticate": ASKS_FOR_KEY})
    token = request.META["HTTP_AUTHORIZATION"].partition(" ")[2].strip()
    key = recognised(token)
    if key is None:
        message = _("This key is not known here, or it was revoked or has expired.")
        raise Problem(401, message, headers={"WWW-Authenticate": REFUSED})
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() not in key.partner.origins:
        raise Problem(403, _("This key may not be used by scripts of this website."))
    if not key.partner.petitions.filter(pk__in=[petition.pk, petition.counted_id]).exists():
        raise Problem(403, _("This key is for other petitions."))
    key.note_use(timezone.localdate())
    return key
