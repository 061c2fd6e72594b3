"""Which endorsers somebody has in the admin: those of the sites on which they work."""

from campaign.core.access.sites import belongs_to_sites, rows_of_own_sites
from endorsers.models import EndorsementContact, Endorser, EndorserImport, PendingLogo

belongs_to_sites(Endorser, lambda user: Endorser.objects.on_sites_of(user))
belongs_to_sites(EndorserImport, lambda user: rows_of_own_sites(EndorserImport.objects.all(), user))
for _model in (EndorsementContact, PendingLogo):
    belongs_to_sites(
        _model, lambda user, model=_model: rows_of_own_sites(model._default_manager.all(), user, by="endorser__site")
    )
