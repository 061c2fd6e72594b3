"""Who sends a signature to the API: anybody, or a partner by its key. All that differs between them is here."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from campaign.runtime.network.networks import client_network
from campaign.runtime.rate_limits import rate_limits
from campaign.runtime.rate_limits.rate_limits import Rate
from campaign.web.failures.problems import FieldProblem, body_problem
from petition.abuse.rates import TRIES_A_SIGNATURE, check_tries, rate_headers
from petition.models import PartnerKey, PetitionPage
from petition.partners.access import is_keyed, partner_key
from petition.partners.consent import consent_note
from petition.signing import channels
from petition.submission.attribution import Visit, visit_of

# What a body says of how the signer came, by ``petition.api.signing.SAID``; None where it says nothing.
Said = Mapping[str, Any]


class Sender:
    """Anybody: limited by network (``petition.signing.sign`` counts), and a device proves that it worked."""

    channel = channels.API
    is_trusted = False

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        # Whose idempotency keys are whose.
        self.scope = f"network {client_network(request)}"

    def misfits(self, said: Said) -> list[FieldProblem]:
        """What of the body only another sender may say."""
        if said["consent_version"] is None:
            return []
        return [body_problem(["consent_version"], "Only partners with a key have consent texts of their own.")]

    def visit(self, language: str, said: Said) -> Visit:
        how = {name: said[name] or "" for name in ("source", "partner", "ref")}
        return visit_of(self.request, language=language, **how)

    def check_rate(self) -> None:
        """Count one signature, where nobody else does. Raises RateLimitError."""

    def check_tries(self) -> None:
        """Count one body that is not valid. Raises RateLimitError."""
        check_tries(client_network(self.request))

    def rate_headers(self) -> dict[str, str]:
        return rate_headers(client_network(self.request))


class PartnerSender(Sender):
    """A partner: its source and consent text are the key's, and so is the limit.

    Its server's network is not the signer's, so none is kept.
    """

    channel = channels.KEYED
    is_trusted = True

    def __init__(self, key: PartnerKey) -> None:
        self.key, self.partner = key, key.partner
        self.scope = f"key {key.pk}"
        self.rate = Rate(burst=self.partner.per_minute, sustained=self.partner.per_hour)

    def misfits(self, said: Said) -> list[FieldProblem]:
        consent_version = said["consent_version"]
        errors = [
            body_problem([name], f"The key says which {name} this is: leave it out.")
            for name in ("source", "partner")
            if said[name] not in (None, "", self.partner.slug)
        ]
        if consent_version is not None and consent_note(self.partner, consent_version) is None:
            errors.append(body_problem(["consent_version"], "There is no such version of your consent text."))
        return errors

    def visit(self, language: str, said: Said) -> Visit:
        slug, note = self.partner.slug, consent_note(self.partner, said["consent_version"]) or ""
        ref = said["ref"] or ""
        return Visit(source=slug, partner_id=self.partner.pk, ref=ref, language=language, consent_note=note)

    def check_rate(self) -> None:
        rate_limits.check(what="key", who=str(self.key.pk), rate=self.rate)

    def check_tries(self) -> None:
        rate_limits.check(what="key-try", who=str(self.key.pk), rate=self.rate.widened(TRIES_A_SIGNATURE))

    def rate_headers(self) -> dict[str, str]:
        return rate_limits.headers(rate_limits.quotas(what="key", who=str(self.key.pk), rate=self.rate))


def sender_of(request: HttpRequest, petition: PetitionPage) -> Sender:
    """Raises a Problem, 401 or 403, for a key that does not open this petition. Without a key it costs no query."""
    return PartnerSender(partner_key(request, petition)) if is_keyed(request) else Sender(request)
