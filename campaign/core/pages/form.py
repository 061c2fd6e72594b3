"""The editor's form of a page."""

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm

from campaign.core.pages.slugs import slug_of, vowel_signs


class ReadableSlugForm(WagtailAdminPageForm):
    """While a new page's title is typed, the admin fills in its slug: of one in Hindi or Thai, the bare consonants.

    That one is replaced; a slug that an editor wrote stays.
    """

    def full_clean(self) -> None:
        name, title = self.add_prefix("slug"), self.data.get(self.add_prefix("title"), "")
        filled_in = self.is_bound and self.data.get(name) == slugify(title, allow_unicode=True)
        if filled_in and vowel_signs(title) and not self.instance.pk:
            self.data = self.data.copy()
            self.data[name] = slug_of(title)
        super().full_clean()
