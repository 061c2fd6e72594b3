"""An editor corrects a mistyped address: the old one is told nothing, the owner of the new one confirms."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.mail.addresses.mailboxes import canonical_email, validate_address
from campaign.web.forms.shown_digest import changed_since
from petition.abuse.suspicion import is_automatic
from petition.counting.partner_tallies import locked_proof, lower_partner
from petition.counting.tallies import leave_state
from petition.mails.outbox import owe_mail
from petition.models import Signature, SignatureEvent
from petition.models.audit_trail import record
from petition.models.names import name_key
from petition.signing.households import PLACES

State, Mail = Signature.State, Signature.Mail


def correct_address(
    *,
    signature: Signature,
    email: str,
    by: User | None,
    shown: str | None = None,
    now: datetime | None = None,
) -> bool:
    """Give the signature another address; False where it is the same one, or where it was withdrawn or erased.

    Nobody has proven the new address, so the signature waits until its owner confirms it by mail. Under a petition
    that is closed, where nobody could confirm any more, it stays what it is. Links that were sent to the old address
    open nothing any more. Raises ValidationError, in words, for what is no address, for one that has signed, and where
    the address is no longer the one that ``shown`` is the digest of (``{"email": …}``).
    """
    now, email = now or timezone.now(), email.strip()
    validate_address(email)
    if email == signature.email:
        return False
    with transaction.atomic():
        if shown is not None:
            _check_as_shown(signature, shown)
        changes = {"email": email} | _identity(signature, email)
        try:
            with transaction.atomic():
                details = _write(signature, changes, now)
        except IntegrityError as error:  # somebody signs with it in this instant
            raise _taken() from error
        if details is not None:
            record(signature, SignatureEvent.Kind.CORRECTED, now=now, by=by, fields=["email"], **details)
    return details is not None


def _check_as_shown(signature: Signature, shown: str) -> None:
    there = Signature.objects.select_for_update().values_list("email", flat=True).get(pk=signature.pk)
    if changed_since({"email": there}, shown):
        words = _("It was changed since you opened the page, to %(address)s. Save yours again to replace that.")
        raise ValidationError(words, code="changed", params={"address": there})


def _identity(signature: Signature, email: str) -> dict[str, Any]:
    """The columns by which the address is one in its petition; none where only its spelling changes."""
    canonical = canonical_email(email)
    if canonical == signature.canonical_email:
        return {}
    petition, mailbox = signature.petition, Signature.objects.of(signature.petition).of_mailbox(canonical)
    there = {other.household_place: name_key(other.full_name) for other in mailbox}
    free = [place for place in (PLACES if petition.allow_shared_addresses else PLACES[:1]) if place not in there]
    if not free or name_key(signature.full_name) in there.values():
        raise _taken()
    return {"canonical_email": canonical, "household_place": free[0]}


def _write(signature: Signature, changes: dict[str, Any], now: datetime) -> dict[str, Any] | None:
    """None where nothing could be corrected, else what the trail says beside it: receivers are told by ``uncounted``
    that the signature no longer counts.
    """
    details: dict[str, Any] = {}
    if "canonical_email" not in changes or not signature.petition.is_open(now):
        proof = {"address_confirmed_at": None} if "canonical_email" in changes else {}
        living = Signature.objects.personal().filter(pk=signature.pk).exclude(state=State.WITHDRAWN)
        proven_at = locked_proof(signature)
        corrected = bool(living.update(**changes, **proof))
        if corrected and proof:
            if living.confirmed().exists():
                lower_partner(signature, proven_at)
            owe_mail(signature, Mail.OWN_PAGE, now=now, unasked=False)
    else:
        waits = changes | {"address_confirmed_at": None, "mark": ""}
        if signature.anonymized_at is None and leave_state(
            signature, leaving=(State.CONFIRMED,), to=State.PENDING, **waits
        ):
            corrected, details = True, {"uncounted": True}
        else:
            held = (State.REJECTED,) if is_automatic(signature.mark) else ()
            corrected = signature.anonymized_at is None and leave_state(
                signature, leaving=(State.PENDING, *held), to=State.PENDING, **waits
            )
        if corrected:
            # It counts from its confirmation on, and receivers are told of it then, with the right address.
            Signature.objects.filter(pk=signature.pk).update(confirmed_at=None)
            owe_mail(signature, Mail.CONFIRM, now=now, unasked=False)
    signature.refresh_from_db()
    return details if corrected else None


def _taken() -> ValidationError:
    return ValidationError(_("This address has signed the petition already: look it up in the list."), code="taken")
