from django.db import migrations


def to_the_default_site(apps, schema_editor):
    """Who endorsed before there were several sites endorsed the first one's campaign."""
    site = apps.get_model("wagtailcore", "Site").objects.filter(is_default_site=True).first()
    apps.get_model("endorsers", "Endorser").objects.filter(site=None).update(site=site)


class Migration(migrations.Migration):

    dependencies = [("endorsers", "0007_sites_of_endorsers")]

    operations = [migrations.RunPython(to_the_default_site, migrations.RunPython.noop)]
