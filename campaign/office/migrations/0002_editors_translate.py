"""Who works on pages may also begin their translations: without this right, the button is not even shown."""

from django.db import migrations

GROUPS = ("Editors", "Administrators")


def let_them_translate(apps, schema_editor):
    using = schema_editor.connection.alias

    def rows(app_label, model):
        return apps.get_model(app_label, model).objects.using(using)

    # Django makes permissions after all migrations; a fresh database has none of them yet.
    content_type, _made = rows("contenttypes", "ContentType").get_or_create(
        app_label="simple_translation", model="simpletranslation"
    )
    permission, _made = rows("auth", "Permission").get_or_create(
        content_type=content_type, codename="submit_translation", defaults={"name": "Can submit translations"}
    )
    for name in GROUPS:
        group, _made = rows("auth", "Group").get_or_create(name=name)
        group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ("office", "0001_groups"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("simple_translation", "0001_initial"),
    ]

    operations = [migrations.RunPython(let_them_translate, migrations.RunPython.noop)]
