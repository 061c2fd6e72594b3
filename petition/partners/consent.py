"""Which of a partner's wordings a signer saw."""

from petition.models import Partner, PartnerConsent


def latest_consent(partner: Partner) -> PartnerConsent | None:
    """The wording that the partner is to show; None where it shows the petition's own words."""
    latest = partner.consents.order_by("-version").first()
    return latest if latest and latest.text else None


def consent_note(partner: Partner, version: int | None) -> str | None:
    """What is kept with a signature as agreed to: the version, the latest for None; empty for the petition's words.

    None where the partner has no such version.
    """
    consent = latest_consent(partner) if version is None else partner.consents.filter(version=version).first()
    if consent is None:
        return "" if version is None else None
    if not consent.text:
        return ""
    return f"{partner.name}, version {consent.version}:\n{consent.text}"
