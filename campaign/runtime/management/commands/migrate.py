"""``manage.py migrate``: Django's, by one deployment at a time, and never long in the way of those who sign."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import OperationalError, connections

from campaign.runtime.database.advisory_lock import alone

# Whoever wants a table queues behind a migration that waits for it: so long, and no longer.
LOCK_TIMEOUT = "3s"
PAUSE = 10
TRIES = 30
LOCK_NOT_AVAILABLE = "55P03"


class Command(MigrateCommand):
    help = (
        f"{MigrateCommand.help} Of two that are started at once, the second waits for the first. A migration that "
        "can't have its table within three seconds lets the others pass and tries again, for five minutes."
    )

    def handle(self, *args: Any, database: str, **options: Any) -> None:
        with alone("migrate", using=database, on_waiting=lambda: self.stderr.write("Another migrate runs: waiting.")):
            for tries_left in reversed(range(TRIES)):
                try:
                    with _short_waits(database):
                        super().handle(*args, database=database, **options)
                except OperationalError as error:
                    if getattr(error.__cause__, "sqlstate", "") != LOCK_NOT_AVAILABLE or not tries_left:
                        raise
                    self.stderr.write(f"A table is in use for longer than {LOCK_TIMEOUT}; trying again.")
                    time.sleep(PAUSE)
                else:
                    break


@contextmanager
def _short_waits(database: str) -> Iterator[None]:
    connection = connections[database]
    # Behind PgBouncer, what is set for a session would stay with whoever gets it next.
    if connection.vendor != "postgresql" or connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [LOCK_TIMEOUT])
    try:
        yield
    finally:
        connection.close()  # and with it the session's timeout
