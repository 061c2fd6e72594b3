"""The templates of one mailing, by the language of its readers."""

from django.utils import translation

from campaign.mail.sites import campaign_of_site
from campaign.mailings.choosing.languages import language_for
from campaign.mailings.models import Mailing, MailingRendering
from campaign.mailings.writing.filling import Template


class Templates:
    """Made once a worker's round, of what was fixed when the mailing began."""

    def __init__(self, mailing: Mailing) -> None:
        campaign = campaign_of_site(mailing.site)
        self._by_language: dict[str, Template] = {}
        self._asked: dict[str, Template] = {}
        for rendering in MailingRendering.objects.filter(mailing=mailing):
            with translation.override(rendering.language):
                self._by_language[rendering.language] = Template(rendering, mailing, campaign)

    def of(self, language: str) -> Template:
        """The one for a reader of this language."""
        if language not in self._asked:
            self._asked[language] = self._by_language[language_for(language, self._by_language)]
        return self._asked[language]
