"""Mailings, who gets them, and what is known of mailboxes."""

from .events import MailingEvent
from .mailboxes import Mailbox
from .mailings import Mailing
from .recipients import RECIPIENTS, MailingNumbers, Recipient
from .texts import MailingLink, MailingRendering, MailingText

__all__ = [
    "RECIPIENTS",
    "Mailbox",
    "Mailing",
    "MailingEvent",
    "MailingLink",
    "MailingNumbers",
    "MailingRendering",
    "MailingText",
    "Recipient",
]
