"""Endorsers as adjectives."""

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import BigIntegerField, Case, CharField, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Cast
from wagtail.models import WorkflowState

from campaign.core.access.sites import rows_of_own_sites
from campaign.core.geography.region_names import region as region_named
from campaign.core.languages.site_pages import current_site
from campaign.core.text.folding import folded
from campaign.core.text.name_order import NameOrder
from endorsers.models.keys import KEY_LENGTH, name_key

_MAIN_UNCONFIRMED = {"contacts__access": "main", "contacts__confirmed_at": None}


class EndorserQuerySet(models.QuerySet):
    def public(self) -> "EndorserQuerySet":
        """Those that editors published and that their organization did not withdraw, on the site that was asked."""
        return self.filter(live=True, withdrawn_at=None).of_site(current_site())

    def of_site(self, site: models.Model | int | None) -> "EndorserQuerySet":
        """Those that endorse this site's campaign."""
        return self.filter(site=site)

    def on_sites_of(self, user: User) -> "EndorserQuerySet":
        """Those of the sites on which this account works."""
        return rows_of_own_sites(self, user)

    def at(self, slug: str) -> "EndorserQuerySet":
        """The one at this address, or at one that it had before; an address of its own goes first."""
        known = self.filter(Q(slug=slug) | Q(former_slugs__slug=slug, former_slugs__site=F("site"))).exclude(slug="")
        return known.distinct().order_by(Case(When(slug=slug, then=0), default=1), "pk")

    def national(self) -> "EndorserQuerySet":
        return self.filter(scope="national")

    def local(self) -> "EndorserQuerySet":
        """Those of a state or a place."""
        return self.filter(scope="local")

    def in_region(self, region: str) -> "EndorserQuerySet":
        """Those that work there, however the region is written: ``OH`` is Ohio."""
        return self.filter(region_key=region_named(region).key[:KEY_LENGTH])

    def named_like(self, words: str) -> "EndorserQuerySet":
        """With the words in their name, whatever its case, accents, punctuation and way of writing.

        Folding is no database's work, and endorsers are thousands at most: their names are read.
        """
        wanted = folded(words)
        alike = [pk for pk, name in self.order_by().values_list("pk", "name") if wanted in folded(name)]
        return self.filter(Q(pk__in=alike) | Q(name_key__contains=name_key(words)))

    def waiting(self) -> "EndorserQuerySet":
        """Those that a moderator may decide on now; a published one may wait with a change."""
        return self._under_review(WorkflowState.STATUS_IN_PROGRESS)

    def asked_for_changes(self) -> "EndorserQuerySet":
        return self._under_review(WorkflowState.STATUS_NEEDS_CHANGES)

    def asked_for_access(self) -> "EndorserQuerySet":
        """Those whose main contact a stranger asks to become, where only an editor decides."""
        asking = {"contacts__access": "asked", "contacts__confirmed_at__isnull": False}
        return self.filter(**asking, contacts__takes_over_at=None).distinct()

    def rejected(self) -> "EndorserQuerySet":
        return self.filter(rejected_at__isnull=False, live=False, withdrawn_at=None)

    def withdrawn(self) -> "EndorserQuerySet":
        return self.filter(withdrawn_at__isnull=False)

    def unconfirmed(self) -> "EndorserQuerySet":
        """Those whose representative has not answered the first mail."""
        return self._idle().filter(**_MAIN_UNCONFIRMED, contacts__held_for="")

    def held(self) -> "EndorserQuerySet":
        """Those that look like a robot's, whose representative was not asked by mail."""
        return self._idle().filter(**_MAIN_UNCONFIRMED, contacts__held_for__gt="")

    def drafts(self) -> "EndorserQuerySet":
        """Those that nobody has sent for review."""
        return self._idle().exclude(pk__in=self.model.objects.filter(**_MAIN_UNCONFIRMED).values("pk"))

    def for_moderation(self) -> "EndorserQuerySet":
        """With all that the moderation list shows of each, in one query.

        Adds ``review`` (the status of Wagtail's workflow, or None) and ``waiting_since``, and joins the latest
        version, whose logo may wait too; ``contact`` is read for all in one more.
        """
        own = self._reviews().filter(object_id=Cast(OuterRef("pk"), CharField()))
        return (
            self.annotate(
                review=Subquery(own.values("status")[:1]),
                waiting_since=Subquery(own.values("current_task_state__started_at")[:1]),
            )
            .with_main_contact()
            .select_related("latest_revision")
        )

    def with_main_contact(self) -> "EndorserQuerySet":
        """``Endorser.contact`` of each, in one query for all."""
        contacts = self.model.contacts.rel.related_model.objects.main()
        return self.prefetch_related(Prefetch("contacts", queryset=contacts, to_attr="main_contacts"))

    def longest_waiting_first(self) -> "EndorserQuerySet":
        """Of ``for_moderation``: those under review, then the others by name."""
        return self.order_by(F("waiting_since").asc(nulls_last=True), NameOrder("name"), "pk")

    def _reviews(self) -> models.QuerySet[WorkflowState]:
        content_type = ContentType.objects.get_for_model(self.model, for_concrete_model=False)
        return WorkflowState.objects.active().filter(base_content_type=content_type)

    def _keys_under_review(self, *statuses: str) -> models.QuerySet:
        reviews = self._reviews().filter(status__in=statuses) if statuses else self._reviews()
        return reviews.annotate(key=Cast("object_id", BigIntegerField())).values("key")

    def _under_review(self, *statuses: str) -> "EndorserQuerySet":
        return self.filter(pk__in=self._keys_under_review(*statuses), withdrawn_at=None)

    def _idle(self) -> "EndorserQuerySet":
        undecided = self.filter(live=False, withdrawn_at=None, rejected_at=None)
        return undecided.exclude(pk__in=self._keys_under_review())
