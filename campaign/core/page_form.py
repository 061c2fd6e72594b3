"""The editor's form of a page."""

from wagtail.admin.forms import WagtailAdminPageForm

from campaign.core.slugs import slug_of, vowel_signs


class ReadableSlugForm(WagtailAdminPageForm):
    """While a title is typed, the admin fills in its slug, in Hindi or Thai with vowel signs that no slug may have."""

    def full_clean(self) -> None:
        name = self.add_prefix("slug")
        typed = self.data.get(name) if self.is_bound else None
        if typed and vowel_signs(typed):
            self.data = self.data.copy()
            self.data[name] = slug_of(typed.replace("-", " "))
        super().full_clean()
