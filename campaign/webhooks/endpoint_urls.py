"""Which addresses are told: https, and on the public internet."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.runtime.network.safe_fetch import FetchError, refuse_private

SCHEMES = ("https",)


def validate_address(url: str) -> None:
    """Raises ValidationError for what is not https, carries a password, or leads into a private network.

    A name's answer may change: each delivery checks it again, see ``safe_fetch``.
    """
    if urlsplit(url).scheme not in SCHEMES:
        raise ValidationError(_("The address must begin with https://."))
    try:
        refuse_private(url)
    except FetchError as error:
        raise ValidationError(str(error)) from error
