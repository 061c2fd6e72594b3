"""What people searched for, counted by day; who searched is not kept."""

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db import models
from django.db.models import OuterRef, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from campaign.core.access.sites import rows_of_own_sites
from campaign.core.languages.site_pages import only_site_id

# Fewer may all be of one person, whose words are nobody's business.
LEAST_SEARCHES = 3


class SearchedWordsQuerySet(models.QuerySet):
    def since(self, day: date) -> "SearchedWordsQuerySet":
        return self.filter(day__gte=day)

    def on_sites_of(self, user: User) -> "SearchedWordsQuerySet":
        """Those that were searched on the sites on which somebody works."""
        return rows_of_own_sites(self, user)

    def popular(self) -> "SearchedWordsQuerySet":
        """Rows of ``site``, ``words``, ``times`` and ``last_found``, the most searched first; none searched rarely."""
        latest = SearchedWords.objects.filter(site=OuterRef("site"), words=OuterRef("words")).order_by("-day")
        return (
            self.values("site", "words")
            .annotate(times=Sum("searches"), last_found=Subquery(latest.values("found")[:1]))
            .filter(times__gte=LEAST_SEARCHES)
            .order_by("-times", "words")
        )

    def forgettable(self, *, today: date) -> "SearchedWordsQuerySet":
        """Those that no report shows any more, and after a week those that were too rare to be shown."""
        week_ago = today - timedelta(days=7)
        same = self.order_by().filter(site=OuterRef("site"), words=OuterRef("words")).values("site", "words")
        times = Subquery(same.annotate(times=Sum("searches")).values("times"))
        return self.annotate(times=times).filter(
            models.Q(day__lt=today - timedelta(days=SearchedWords.DAYS_KEPT))
            | models.Q(day__lt=week_ago, times__lt=LEAST_SEARCHES)
        )


class SearchedWords(models.Model):
    DAYS_KEPT = 90
    MOST_LETTERS = 80

    site = models.ForeignKey("wagtailcore.Site", default=only_site_id, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(_("day"))
    words = models.CharField(_("words"), max_length=MOST_LETTERS)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    found = models.PositiveIntegerField(_("results"), default=0)

    objects = SearchedWordsQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        constraints = [
            # Processes write at the same time; their counts meet in one row. Looked up by words, then by day.
            models.UniqueConstraint(fields=["words", "day", "site"], name="searched_words_once_a_day"),
        ]

    def __str__(self) -> str:
        return self.words
