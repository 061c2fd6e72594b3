"""The version that somebody has looked at is the one that is sent."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaign.mailings.models import Mailing


def release(*, mailing: Mailing, by: User, version: int | None = None) -> None:
    """Publish the latest version, so that it may be sent; nothing where it is published.

    ``version``: the number of the version that was looked at. Raises ValidationError where there is a newer one.
    Who may release is asked by the caller: whoever may publish mailings.
    """
    if version is not None and version != (mailing.latest_revision_id or 0):
        raise ValidationError(_("Somebody changed the mailing since you opened this page. Look at it again."))
    if mailing.live and not mailing.has_unpublished_changes:
        return
    revision = mailing.latest_revision or mailing.save_revision(user=by)
    revision.publish(user=by)
    mailing.refresh_from_db()
