"""``manage.py deliver_mails``: one command for the mails of all apps."""

from django.core import mail
from django.core.management import call_command

from endorsers.tests.representatives import submitted
from petition.tests.signers import signed


def test_the_command_delivers_the_mails_of_every_app(petition, capsys):
    signed(petition)
    submitted()
    call_command("deliver_mails")
    assert capsys.readouterr().out == "Sent 2, failed 0, left 0.\n"
    assert len({message.to[0] for message in mail.outbox}) == 2
