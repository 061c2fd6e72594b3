"""What tests of invalidation runs sign, start and look at."""

from petition.abuse.invalidating import run_batch
from petition.counting.recounting import recount
from petition.models import InvalidationRun, Signature, SignatureTally
from petition.tests.signers import signed


def add(petition, email, **said) -> Signature:
    return signed(petition, email=email, language="", **{"given_name": "Rob", "family_name": "Otter"} | said)


def rule(petition, **criteria) -> InvalidationRun:
    run = InvalidationRun(petition=petition, reason="a wave of robots", **criteria)
    run.full_clean()
    run.save()
    return run


def finish(run) -> None:
    while run_batch(run):
        pass
    run.refresh_from_db()


def rows(petition) -> dict[str, tuple]:
    fields = ("state", "confirmed_at", "mark", "owed_mail", "invalidated_by")
    return {email: rest for email, *rest in Signature.objects.of(petition).values_list("email", *fields)}


def count_is_exact(petition, number: int) -> bool:
    return SignatureTally.objects.of(petition).total() == number and not recount(petition=petition)
