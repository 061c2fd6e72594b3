"""Which petitions and which of their records somebody has in the admin: those of the sites on which they work."""

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet

from campaign.core.access.sites import belongs_to_sites, own_sites, pages_of_own_sites, rows_of_own_sites
from campaign.core.languages.site_pages import current_request
from petition.models import (
    InvalidationRun,
    MailText,
    OfflineBatch,
    Partner,
    PetitionPage,
    RaisedLimit,
    Signature,
    SignatureExport,
    SignatureImport,
)


def own_petitions(user: User) -> QuerySet[PetitionPage]:
    """The petitions of the account's sites, translations too."""
    return pages_of_own_sites(PetitionPage.objects.all(), user)


def petitions_of_who_asks() -> QuerySet[PetitionPage]:
    """Those of whoever sent the request that is answered, for forms that know no account."""
    request = current_request()
    user = getattr(request, "user", None)
    return own_petitions(user) if user is not None and user.is_authenticated else PetitionPage.objects.all()


def partners_of_who_asks() -> QuerySet[Partner]:
    """The same of partners."""
    user = getattr(current_request(), "user", None)
    return own_partners(user) if user is not None and user.is_authenticated else Partner.objects.all()


def of_own_petitions(rows: QuerySet, user: User) -> QuerySet:
    """Those of the rows whose ``petition`` is one of the account's. All of them are left as they are for others.

    The petitions are named by number: there are few, and the indexes of millions of rows begin with it.
    """
    if own_sites(user).everything:
        return rows
    return rows.filter(petition__in=list(own_petitions(user).originals().values_list("pk", flat=True)))


def own_partners(user: User) -> QuerySet[Partner]:
    """Those of the account's sites. One whose keys open another site's petitions too is not theirs."""
    partners = rows_of_own_sites(Partner.objects.all(), user)
    if own_sites(user).everything:
        return partners
    own = own_petitions(user).values("pk")
    elsewhere = Partner.petitions.through.objects.exclude(petitionpage__in=own).values("partner")
    return partners.exclude(pk__in=elsewhere)


def _of_petitions(model: type[Model]) -> None:
    belongs_to_sites(model, lambda user: of_own_petitions(model._default_manager.all(), user))


for _model in (Signature, SignatureExport, SignatureImport, OfflineBatch, InvalidationRun):
    _of_petitions(_model)
belongs_to_sites(PetitionPage, own_petitions)
# Words for all petitions, and a limit for all sites, are everybody's: who works on one site changes neither.
belongs_to_sites(MailText, lambda user: of_own_petitions(MailText.objects.all(), user))
belongs_to_sites(RaisedLimit, lambda user: rows_of_own_sites(RaisedLimit.objects.all(), user))
belongs_to_sites(Partner, own_partners)
