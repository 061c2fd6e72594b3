"""A new language, by Wagtail's form: it leads on to what there is to translate, not back to the list of languages."""

from django.urls import reverse
from wagtail.locales.views import CreateView, LocaleViewSet


class AddLanguageView(CreateView):
    def get_success_url(self) -> str:
        return reverse("language", args=[self.object.language_code])

    def get_success_buttons(self) -> list:
        """Nothing of a language is edited."""
        return []


class AddLanguageViewSet(LocaleViewSet):
    add_view_class = AddLanguageView


# Under the address of Wagtail's own.
add_language = AddLanguageViewSet("wagtaillocales", url_prefix="locales").add_view
