"""The admin's form of a redirect, in which nobody's work is overwritten unseen."""

from wagtail.contrib.redirects.forms import RedirectForm

from campaign.core.editing.rows import SharedRow


class FormOfSharedRedirect(SharedRow, RedirectForm):
    """Wagtail's form; it can only be changed at its view."""
