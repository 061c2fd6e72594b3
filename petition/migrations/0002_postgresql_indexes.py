from django.db import migrations

# Words of names, folded, for the signature admin's search, in one index that costs signing little (a GIN index collects
# its changes). The expression is the one of ``SignatureQuerySet.named``.
NAMES = (
    "CREATE INDEX signature_names ON petition_signature "
    "USING gin (to_tsvector('simple', campaign_folded(given_name || ' ' || family_name)))"
)
# The signatures of a day, to count what they have in common. An entry stands for some thousand rows, so it costs
# signing next to nothing.
COUNTED_WHEN = (
    "CREATE INDEX signature_counted_when ON petition_signature "
    "USING brin (confirmed_at timestamptz_minmax_multi_ops) WITH (autosummarize = on)"
)


def make_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for index in (NAMES, COUNTED_WHEN):
            schema_editor.execute(index)


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS signature_names, signature_counted_when")


class Migration(migrations.Migration):
    """Indexes of kinds that PostgreSQL alone has. The models know nothing of them, and SQLite does without."""

    dependencies = [("petition", "0001_initial"), ("core", "0002_folding")]

    operations = [migrations.RunPython(make_indexes, drop_indexes)]
