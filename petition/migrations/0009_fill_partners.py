"""What links and keys named by a word becomes a link to the partner; a word that names none is kept as the source."""

from django.db import migrations
from django.db.models import Count, F, Q


def give_sites(apps, schema_editor):
    Partner, Site = apps.get_model("petition", "Partner"), apps.get_model("wagtailcore", "Site")
    sites = list(Site.objects.order_by("-is_default_site", "pk").select_related("root_page"))
    for partner in Partner.objects.filter(site=None):
        petition = partner.petitions.order_by("pk").first()
        above = [one for one in sites if petition and petition.path.startswith(one.root_page.path)]
        partner.site = max(above, key=lambda one: len(one.root_page.path), default=sites[0] if sites else None)
        partner.save(update_fields=["site"])


def name_partners(apps, schema_editor):
    Partner, Signature = apps.get_model("petition", "Partner"), apps.get_model("petition", "Signature")
    FacetTally = apps.get_model("petition", "FacetTally")
    for pk, slug in Partner.objects.values_list("pk", "slug"):
        by_link = ~Q(channel="keyed") & Q(partner_label=slug)
        Signature.objects.filter(by_link | Q(channel="keyed", source=slug)).update(partner=pk)
    unknown = Signature.objects.filter(partner=None, source="")
    unknown.exclude(partner_label="").update(source=F("partner_label"))
    Signature.objects.filter(source="").exclude(referred_label="").update(source=F("referred_label"))
    slugs = dict(Partner.objects.values_list("slug", "pk"))
    organizations = FacetTally.objects.filter(facet="organization")
    for slug in organizations.exclude(value="").order_by().values_list("value", flat=True).distinct():
        rows = organizations.filter(value=slug)
        rows.update(value=str(slugs[slug])) if slug in slugs else rows.delete()


def count_partners(apps, schema_editor):
    from django.db.models.functions import Mod, TruncDate
    from django.utils import timezone

    Signature, PartnerTally = apps.get_model("petition", "Signature"), apps.get_model("petition", "PartnerTally")
    found = (
        Signature.objects.filter(state="confirmed", partner__isnull=False, address_confirmed_at__isnull=False)
        .order_by()
        .annotate(
            day=TruncDate("address_confirmed_at", tzinfo=timezone.get_default_timezone()), slot=Mod(F("pk"), 16)
        )
        .values("petition_id", "partner_id", "day", "slot")
        .annotate(count=Count("pk"))
    )
    PartnerTally.objects.bulk_create((PartnerTally(**one) for one in found.iterator()), batch_size=1000)


class Migration(migrations.Migration):
    dependencies = [("petition", "0008_partners_bring_people")]

    operations = [
        migrations.RunPython(give_sites, migrations.RunPython.noop),
        migrations.RunPython(name_partners, migrations.RunPython.noop),
        migrations.RunPython(count_partners, migrations.RunPython.noop),
    ]
