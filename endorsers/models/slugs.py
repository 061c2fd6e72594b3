"""The last part of an organization's address, and those that it had before."""

from itertools import count

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaign.core.pages.slugs import latin_slug_of

# What stands in the same place of an address, on the page or in the API, and words that may come to stand there.
RESERVED = frozenset(
    {
        "add",
        "admin",
        "api",
        "count",
        "embed",
        "export",
        "facets",
        "feed",
        "form",
        "history",
        "import",
        "kit",
        "link",
        "list",
        "login",
        "manage",
        "map",
        "most",
        "new",
        "own",
        "page",
        "search",
        "thanks",
        "with",
    }
)
WITHOUT_LETTERS = "organization"
LONGEST = 60

slug_validator = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*$",
    _("Use small letters from a to z, digits and single hyphens, such as river-alliance."),
)


def validate_not_reserved(slug: str) -> None:
    if slug in RESERVED:
        raise ValidationError(_("The site itself uses this address. Choose another one."), code="reserved")


class FormerSlug(models.Model):
    """An address that an organization had, or that an entry had which became part of it: links to it go on."""

    site = models.ForeignKey("wagtailcore.Site", on_delete=models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=LONGEST)
    endorser = models.ForeignKey("endorsers.Endorser", on_delete=models.CASCADE, related_name="former_slugs")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("former address of an endorser")
        verbose_name_plural = _("former addresses of endorsers")
        constraints = [
            # A link on somebody's poster leads to one organization.
            models.UniqueConstraint(fields=["site", "slug"], name="one_endorser_per_former_slug"),
        ]

    def __str__(self) -> str:
        return self.slug


def is_taken(slug: str, *, endorser: models.Model) -> bool:
    """Whether another organization of the site has this address, or had it."""
    others = type(endorser)._default_manager.filter(site=endorser.site_id, slug=slug).exclude(pk=endorser.pk)
    former = FormerSlug.objects.filter(site=endorser.site_id, slug=slug).exclude(endorser=endorser.pk)
    return others.exists() or former.exists()


def free_slug(endorser: models.Model) -> str:
    """One made of the organization's name that no other one of its site has or had."""
    stem = latin_slug_of(endorser.name)[:LONGEST].strip("-") or WITHOUT_LETTERS
    tried = (stem if number == 1 else f"{stem[: LONGEST - 5].strip('-')}-{number}" for number in count(1))
    return next(slug for slug in tried if slug not in RESERVED and not is_taken(slug, endorser=endorser))
