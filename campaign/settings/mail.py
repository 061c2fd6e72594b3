"""Outgoing mail: ``EMAIL_URL`` such as ``smtp+tls://user:password@mail.example.org:587``."""

from .applications import INSTALLED_APPS
from .environment import mail_senders, mail_server, number, pace, text, texts_after

server = mail_server("EMAIL_URL", "consolemail://")
EMAIL_BACKEND = server["EMAIL_BACKEND"]
EMAIL_HOST = server.get("EMAIL_HOST", "localhost")
EMAIL_PORT = server.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = server.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = server.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = server.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = server.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 15
# How many lines to the mail server a worker has at once; each holds a database connection too.
MAIL_CONNECTIONS = max(1, number("MAIL_CONNECTIONS", 1))

# Addresses of single sites, whose domains let the mail server send for them: ``rivers.example=post@rivers.example``.
MAIL_SENDERS = mail_senders("MAIL_SENDERS")

DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("DEFAULT_FROM_EMAIL", "campaign@localhost")

# Where delivery reports of mailings go: ``bounces@campaign.example``, whose mail a mail server pipes into
# ``manage.py read_returned_mail``; each recipient has an address of their own, ``bounces+…@campaign.example``.
BOUNCE_ADDRESS = text("BOUNCE_ADDRESS")
# Mails of a mailing that a receiving domain gets in a second, from one worker: ``gmail.com=20, *=50``.
MAILING_PACE = pace("MAILING_PACE")

# With the extra ``mail`` (django-anymail): what a mail service's webhooks at /anymail/… authenticate with, as
# ``user:password``, and the service's own keys by Anymail's names, such as ``ANYMAIL_MAILGUN_WEBHOOK_SIGNING_KEY``.
ANYMAIL_WEBHOOK_SECRET = text("ANYMAIL_WEBHOOK_SECRET")
ANYMAIL = texts_after("ANYMAIL_")
if ANYMAIL_WEBHOOK_SECRET:
    INSTALLED_APPS.append("anymail")
