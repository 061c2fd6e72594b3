"""``make kills``: workers killed with SIGKILL KILLS=100 times while a mailing goes out to MAILS=20000 mailboxes.

On PostgreSQL, with a mail server that takes everything. Nobody may be left out; nobody may get it twice but those
whose mail's acceptance a killed worker never heard: one at most for each of its lines (LINES=4) to the mail server,
under the same ``Message-ID``.
"""

import json
import os
import sys
from collections import Counter
from contextlib import ExitStack

from benchmarks import databases, product, rows
from benchmarks.mail_server import MailServer
from benchmarks.settings import WORKSHOP

DATABASE = "campaign_bench_kills"
MAILS, KILLS = int(os.environ.get("MAILS", "20000")), int(os.environ.get("KILLS", "100"))
LINES = int(os.environ.get("LINES", "4"))


def main() -> int:
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    databases.drop(DATABASE)
    with ExitStack() as run:
        run.callback(databases.drop, DATABASE)
        product.make(DATABASE)
        rows.ask_for_updates(DATABASE, MAILS)
        server = MailServer()
        run.callback(server.stop)

        def told(*words: str) -> str:
            return product.run("-m", *words, database=DATABASE, EMAIL_URL=server.address, MAIL_CONNECTIONS=str(LINES))

        mailing = json.loads(told("benchmarks.mailing", "begin"))["mailing"]
        kills = int(told("benchmarks.killing", str(mailing), str(KILLS)).split()[-1])
        return _judged(server, kills)


def _judged(server: MailServer, kills: int) -> int:
    taken = Counter(server.taken())
    again = sum(number - 1 for number in taken.values())
    noted = databases.number(DATABASE, "SELECT count(*) FROM mailings_recipient WHERE state = 'sent'")
    print(f"{MAILS} mailboxes, {kills} workers killed, each with {LINES} lines to the mail server:")
    print(f"{len(taken)} got it, {noted} noted as sent; {again} mails came again, under the same Message-ID")
    return int(len(taken) != MAILS or noted != MAILS or again > kills * LINES)


if __name__ == "__main__":
    sys.exit(main())
