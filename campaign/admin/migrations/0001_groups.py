"""The groups of a campaign's admin, each with what it needs and no more.

Safe to run again: it adds what is missing, and takes away nothing that an administrator gave. Who approves
endorsers is in the group that the endorsers' app makes.
"""

from django.db import migrations

EDIT = ("add", "change", "delete")
SNIPPETS = {("petition", "mailtext"): ("view", *EDIT), ("resources", "topic"): ("view", *EDIT)}
SEARCH_AND_ADDRESSES = {
    ("wagtailredirects", "redirect"): EDIT,
    ("wagtailsearchpromotions", "searchpromotion"): EDIT,
}
# Who works on pages may also begin their translations: without this right, the button is not even shown.
TRANSLATION = {("simple_translation", "simpletranslation"): ("submit_translation",)}
SETTINGS = {("core", "campaignsettings"): ("change",), ("core", "navigationsettings"): ("change",)}
WORDS = {("core", "ownwords"): ("change",)}
SIGNATURES = {
    ("petition", "signature"): ("view", "change", "export", "import"),
    ("petition", "offlinebatch"): ("view", *EDIT),
    ("petition", "accessrule"): ("view", *EDIT),
    ("petition", "commentreason"): ("view", *EDIT),
}
ENDORSERS = {
    ("endorsers", "endorser"): ("view", *EDIT, "publish", "lock", "unlock"),
    ("endorsers", "endorsementcontact"): ("view",),
}
MAILINGS = {("mailings", "mailing"): ("view", *EDIT, "publish", "lock", "unlock", "see_mailing_report")}
SYSTEM = {
    ("petition", "partner"): ("view", "add", "change"),
    ("webhooks", "webhookendpoint"): ("view", *EDIT),
    ("webhooks", "webhookdelivery"): ("view",),
    ("runtime", "scheduledjob"): ("view",),
    ("django_tasks_database", "dbtaskresult"): ("view",),
    ("wagtailcore", "collection"): EDIT,
    ("wagtailcore", "site"): EDIT,
    ("wagtailcore", "workflow"): EDIT,
    ("wagtailcore", "task"): EDIT,
    ("auth", "group"): EDIT,
    ("auth", "user"): EDIT,
}
PAGES_OF_EDITORS = ("add", "change", "publish", "lock", "unlock")
# What may be done with the files of all collections.
FILES = {("wagtailimages", "image"): ("add", "change", "choose"), ("wagtaildocs", "document"): ("add", "change", "choose")}

# Rights on models, on pages, on files.
GROUPS = {
    "Editors": (SNIPPETS | TRANSLATION | WORDS | SEARCH_AND_ADDRESSES | SETTINGS, PAGES_OF_EDITORS, FILES),
    "Signature managers": (SIGNATURES, (), {}),
    "Analysts": ({}, (), {}),
    "Administrators": (
        SNIPPETS
        | TRANSLATION
        | WORDS
        | SEARCH_AND_ADDRESSES
        | SETTINGS
        | SIGNATURES
        | ENDORSERS
        | MAILINGS
        | SYSTEM,
        (*PAGES_OF_EDITORS, "bulk_delete"),
        FILES,
    ),
}


def make_groups(apps, schema_editor):
    using = schema_editor.connection.alias

    def rows(app_label, model):
        return apps.get_model(app_label, model).objects.using(using)

    def permission(app_label, model, action):
        """Django and Wagtail create these after all migrations; a fresh database has none of them yet."""
        meta = apps.get_model(app_label, model)._meta
        codename = action if action in dict(meta.permissions) else f"{action}_{model}"
        words = dict(meta.permissions).get(codename, f"Can {action} {meta.verbose_name_raw}")
        content_type, _made = rows("contenttypes", "ContentType").get_or_create(app_label=app_label, model=model)
        found, _made = rows("auth", "Permission").get_or_create(
            content_type=content_type, codename=codename, defaults={"name": words}
        )
        return found

    access_type, _made = rows("contenttypes", "ContentType").get_or_create(app_label="wagtailadmin", model="admin")
    access, _made = rows("auth", "Permission").get_or_create(
        content_type=access_type, codename="access_admin", defaults={"name": "Can access Wagtail admin"}
    )
    root_page = rows("wagtailcore", "Page").filter(depth=1).order_by("path").first()
    root_collection = rows("wagtailcore", "Collection").filter(depth=1).order_by("path").first()
    for name, (models, pages, files) in GROUPS.items():
        group, _made = rows("auth", "Group").get_or_create(name=name)
        group.permissions.add(access)
        for (app_label, model), actions in models.items():
            group.permissions.add(*(permission(app_label, model, action) for action in actions))
        for action in pages if root_page else ():
            rows("wagtailcore", "GroupPagePermission").get_or_create(
                group=group, page=root_page, permission=permission("wagtailcore", "page", action)
            )
        for (app_label, model), actions in files.items() if root_collection else ():
            for action in actions:
                rows("wagtailcore", "GroupCollectionPermission").get_or_create(
                    group=group, collection=root_collection, permission=permission(app_label, model, action)
                )


class Migration(migrations.Migration):

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_initial"),
        ("django_tasks_database", "0001_initial"),
        ("endorsers", "0001_initial"),
        ("mailings", "0001_initial"),
        ("petition", "0001_initial"),
        ("resources", "0001_initial"),
        ("runtime", "0001_initial"),
        ("webhooks", "0001_initial"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
        ("wagtailsearchpromotions", "0008_query_verbose_name"),
    ]

    # Left behind on the way back: people may be in the groups.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
