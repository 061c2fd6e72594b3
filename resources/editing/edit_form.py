"""The editor's form of a resource."""

from campaign.core.pages.form import ReadableSlugForm
from resources.editing.language_codes import language_code


class ResourceForm(ReadableSlugForm):
    def clean_language(self) -> str:
        """The code of a language that is given by its name; whether there is such a code, the page says."""
        return language_code(self.cleaned_data["language"])
