"""Whether mails wait because it is not known which site they are of: the state of the site says so."""

from django.utils.translation import gettext as _

from campaign.core.languages.site_pages import on_no_site
from campaign.core.text.lists import listed
from campaign.runtime.findings import Finding, broken, check, fine
from petition.models import PetitionPage, Signature


@check
def sites() -> Finding:
    """W1: such a mail never goes out in another site's name."""
    owed = Signature.objects.exclude(owed_mail="")
    homeless = on_no_site(PetitionPage.objects.filter(pk__in=owed.values("petition")))
    if titles := list(homeless.values_list("title", flat=True)[:5]):
        words = _(
            "Mails of these petitions wait, as they are on no site: %(titles)s. "
            "Add their site under Settings, Sites, or move them to a site’s pages."
        )
        return broken("Sites", words % {"titles": listed(titles)})
    return fine("Sites", _("Each mail that waits is of a site."))
