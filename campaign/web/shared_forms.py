"""Wagtail's forms of what editors share, in which nobody's work is overwritten unseen. They are set at its views."""

from wagtail.admin.forms.collections import CollectionForm
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.search_promotions.forms import QueryForm
from wagtail.sites.forms import SiteForm

from campaign.core.editing.rows import SharedRow


class FormOfSharedRedirect(SharedRow, RedirectForm):
    """Where an old address leads."""


class FormOfSharedSite(SharedRow, SiteForm):
    """A site's name, address and first page."""


class FormOfSharedCollection(SharedRow, CollectionForm):
    """A folder of files."""


class FormOfSharedPicks(SharedRow, QueryForm):
    """Words that are searched for, with the results that are recommended for them."""

    below = ("editors_picks",)
