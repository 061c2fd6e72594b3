"""Each organization that is published gets its address, in the order in which they came."""

from django.db import migrations

from campaign.core.pages.slugs import latin_slug_of
from endorsers.models.slugs import RESERVED, WITHOUT_LETTERS


def give_slugs(apps, schema_editor):
    endorsers = apps.get_model("endorsers", "Endorser").objects
    taken = set(endorsers.exclude(slug="").values_list("site", "slug"))
    for pk, site, name in endorsers.filter(live=True, slug="").order_by("pk").values_list("pk", "site", "name"):
        stem = latin_slug_of(name)[:60].strip('-') or WITHOUT_LETTERS
        slug, number = stem, 1
        while slug in RESERVED or (site, slug) in taken:
            number += 1
            slug = f"{stem[:55]}-{number}"
        taken.add((site, slug))
        endorsers.filter(pk=pk).update(slug=slug)


class Migration(migrations.Migration):
    dependencies = [("endorsers", "0004_own_addresses")]

    operations = [migrations.RunPython(give_slugs, migrations.RunPython.noop, elidable=True)]
