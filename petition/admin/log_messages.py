"""What a petition's history says about its signatures as a whole."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from campaign.core.text.numbers import grouped
from petition.import_export.exporting import EXPORTED
from petition.import_export.importing import IMPORTED
from petition.mails.resending import RESENT_TO_UNCONFIRMED
from petition.partners.keys import KEY_MADE, KEY_REVOKED


class ExportMessage(LogFormatter):
    label = gettext_lazy("Export signatures")

    def format_message(self, log_entry: PageLogEntry) -> str:
        rows = log_entry.data.get("rows", 0)
        words = ngettext("Exported %(rows)s signature (%(format)s)", "Exported %(rows)s signatures (%(format)s)", rows)
        return words % {"rows": grouped(rows), "format": log_entry.data.get("format", "").upper()}


class ImportMessage(LogFormatter):
    label = gettext_lazy("Import signatures")

    def format_message(self, log_entry: PageLogEntry) -> str:
        new = log_entry.data.get("new", 0)
        words = ngettext("Imported %(new)s signature", "Imported %(new)s signatures", new)
        return words % {"new": grouped(new)}


class ResendMessage(LogFormatter):
    label = gettext_lazy("Ask to confirm again")

    def format_message(self, log_entry: PageLogEntry) -> str:
        return _("Asked all who had not confirmed to confirm again (%(count)s)") % {
            "count": grouped(log_entry.data.get("count", 0))
        }


class KeyMadeMessage(LogFormatter):
    label = gettext_lazy("Make a partner’s key")

    def format_message(self, log_entry: PageLogEntry) -> str:
        return _("Made the key %(key)s") % {"key": log_entry.data.get("key", "")}


class KeyRevokedMessage(LogFormatter):
    label = gettext_lazy("Revoke a partner’s key")

    def format_message(self, log_entry: PageLogEntry) -> str:
        return _("Revoked the key %(key)s") % {"key": log_entry.data.get("key", "")}


def register_log_messages(actions: LogActionRegistry) -> None:
    actions.register_action(EXPORTED)(ExportMessage)
    actions.register_action(IMPORTED)(ImportMessage)
    actions.register_action(RESENT_TO_UNCONFIRMED)(ResendMessage)
    actions.register_action(KEY_MADE)(KeyMadeMessage)
    actions.register_action(KEY_REVOKED)(KeyRevokedMessage)
