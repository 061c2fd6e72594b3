from django.db import migrations

# Words of names, folded, for the signature admin's search, in one index that costs signing little (a GIN index collects its
# changes). Only PostgreSQL has it; the expression is the one of ``SignatureQuerySet.named``.
NAMES_INDEX = (
    "CREATE INDEX signature_names ON petition_signature "
    "USING gin (to_tsvector('simple', campaign_folded(given_name || ' ' || family_name)))"
)


def index_names(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(NAMES_INDEX)


def forget_names(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS signature_names")


class Migration(migrations.Migration):

    dependencies = [("petition", "0001_initial"), ("core", "0002_folding")]

    operations = [migrations.RunPython(index_names, forget_names)]
