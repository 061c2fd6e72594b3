"""That a mail was taken, written on its row before the next mail's body goes out: a mailing's one statement a mail."""

from datetime import datetime

from django.db import connection

from campaign.mailings.models import RECIPIENTS, Recipient

# The commit does not wait for the disk (docs/decisions/0065): what a killed worker has noted stays noted. Said for
# this transaction alone, since a pooled connection goes on to others.
_NOTE = f"""
WITH at_once AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
UPDATE {Recipient._meta.db_table} SET state = 'sent', sent_at = %s, due_at = NULL FROM at_once
WHERE id = %s AND due_at = %s"""


def note_sent(row: Recipient, *, now: datetime) -> bool:
    """False where the row is another worker's by now."""
    if connection.vendor != "postgresql":
        return RECIPIENTS.end(row, state=Recipient.State.SENT, sent_at=now)
    import psycopg

    connection.ensure_connection()
    own = connection.connection
    # The driver's own cursor binds on the server, which is what lets PostgreSQL keep the plan.
    with connection.wrap_database_errors, psycopg.Cursor(own) as cursor:
        cursor.execute(_NOTE, [now, row.pk, row.due_at], prepare=own.prepare_threshold is not None)
        return cursor.rowcount > 0


def note_sent_though_stopped(row: Recipient, *, now: datetime) -> bool:
    """For what was under way when its mailing was stopped: its reader has it, and a correction goes to them too.

    False where the row is not one of these.
    """
    dropped = Recipient.objects.filter(pk=row.pk, state=Recipient.State.DROPPED)
    return bool(dropped.update(state=Recipient.State.SENT, sent_at=now))
