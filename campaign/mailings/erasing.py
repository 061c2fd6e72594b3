"""An erased person's rows name nobody any more; that a mailbox left or complained outlives them, as a keyed hash."""

from collections.abc import Collection

from django.db.models import Q

from campaign.core.privacy.erasing import Person, place_of_traces
from campaign.mail.addresses.mailboxes import canonical_email
from campaign.mailings.choosing.mailbox_keys import mailbox_keys
from campaign.mailings.models import Mailbox, Recipient


@place_of_traces
def erase_recipients(people: Collection[Person]) -> None:
    """Nobody can say any more which mailings were sent to them. Who waits for one gets none: see ``batches``."""
    names = [key for person in people for address in person.addresses for key in _keys(address)]
    if names:
        Recipient.objects.filter(mailbox__in=names).update(mailbox=None, who=None)
        kept = Q(suppressed__gt="") | Q(unsubscribed_at__isnull=False)
        Mailbox.objects.filter(mailbox__in=names).exclude(kept).delete()


def _keys(address: str) -> list[str]:
    try:
        return mailbox_keys(canonical_email(address))
    except ValueError:  # what was typed is no address
        return []
