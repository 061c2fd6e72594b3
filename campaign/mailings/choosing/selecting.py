"""Who gets a mailing and who does not, as one statement: counted before it begins, written down when it does.

Both stand on the same rows, so what an editor was shown is what is sent, but for who comes or leaves between the two.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from campaign.mailings.audiences import ROW, LeftOut, audience_named
from campaign.mailings.choosing.mailbox_keys import key_in_sql, number_of_keys
from campaign.mailings.models import Mailbox, Mailing, Recipient


@dataclass(frozen=True)
class Count:
    """So many mailboxes of one language, and why they are left out (empty for those who get it)."""

    language: str
    reason: LeftOut
    mailboxes: int


def count(mailing: Mailing) -> list[Count]:
    """How many mailboxes get it, by language, and how many do not, by the reason."""
    try:
        chosen, params = _chosen(mailing)
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{chosen} SELECT language, why, COUNT(*) FROM placed WHERE place = 1 GROUP BY 1, 2", params)
        return sorted(
            (Count(language, LeftOut(why), number) for language, why, number in cursor.fetchall()),
            key=lambda found: (found.reason != LeftOut.NOBODY, -found.mailboxes, found.language),
        )


def write_recipients(mailing: Mailing, *, now: datetime) -> int:
    """Write down who gets it, in one statement; says how many. Call it in the transaction that begins the mailing."""
    try:
        chosen, params = _chosen(mailing)
    except EmptyResultSet:
        return 0
    columns = "mailing_id, mailbox, who, language, domain, state, due_at, attempts, status"
    found = f"{_AT} AS domain" % {"at": "strpos" if connection.vendor == "postgresql" else "instr"}
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {_table(Recipient)} ({columns}) {chosen} "
            f"SELECT %s, mailbox, who, language, {found}, 'waiting', %s, 0, '' FROM placed "
            "WHERE place = 1 AND why = ''",
            [*params, mailing.pk, now],
        )
        return cursor.rowcount


_AT = "substr(address, %(at)s(address, '@') + 1)"


def _chosen(mailing: Mailing) -> tuple[str, list[Any]]:
    """Common table expressions that end in ``placed``: the best row of each mailbox has ``place`` 1.

    Raises EmptyResultSet where the filters can mean nobody.
    """
    audience = audience_named(mailing.audience)
    rows = audience.chosen(mailing.site, audience.validated(mailing.filters)).order_by().values_list(*ROW)
    sql, params = rows.query.sql_with_params()
    keys, key_params = [], []
    for which in range(number_of_keys()):
        key, more = key_in_sql("address", which)
        keys.append(f"{key} AS {_key(which)}")
        key_params += more
    got, got_params = _only_who_got(mailing)
    sql = (
        f"WITH found ({', '.join(ROW)}) AS ({sql}), "
        f"keyed AS MATERIALIZED (SELECT found.*, {', '.join(keys)} FROM found{got}), "
        f"judged AS (SELECT keyed.*, {_why(mailing)} AS why FROM keyed{_joins()}), "
        "placed AS (SELECT judged.*, ROW_NUMBER() OVER "
        "(PARTITION BY mailbox ORDER BY CASE WHEN why = '' THEN 0 ELSE 1 END, who DESC) AS place FROM judged)"
    )
    return sql, [*params, *key_params, *got_params]


def _key(which: int) -> str:
    return f"mailbox{which or ''}"


def _only_who_got(mailing: Mailing) -> tuple[str, list[Any]]:
    """A correction goes to those whose mail the server took."""
    if mailing.corrects_id is None:
        return "", []
    got = f"SELECT who FROM {_table(Recipient)} WHERE mailing_id = %s AND state = 'sent'"
    return f" WHERE who IN ({got})", [mailing.corrects_id]


def _joins() -> str:
    """A table once for each key of the site, since a mailbox may be named with an earlier one."""
    return "".join(
        f" LEFT JOIN {_table(Mailbox)} m{which} ON m{which}.mailbox = keyed.{_key(which)}"
        for which in range(number_of_keys())
    )


def _why(mailing: Mailing) -> str:
    known = [f"m{which}" for which in range(number_of_keys())]
    cases = ["WHEN reason <> '' THEN reason"]
    cases += [f"WHEN {m}.suppressed <> '' THEN {m}.suppressed" for m in known]
    cases += [
        f"WHEN {m}.unsubscribed_at IS NOT NULL AND (asked_at IS NULL OR asked_at <= {m}.unsubscribed_at) "
        f"THEN '{LeftOut.UNSUBSCRIBED}'"
        for m in known
    ]
    if not mailing.big_news:
        cases += [f"WHEN {m}.news = 'big' THEN '{LeftOut.SMALL_NEWS}'" for m in known]
    return f"CASE {' '.join(cases)} ELSE '' END"


def _table(model: type[Any]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
