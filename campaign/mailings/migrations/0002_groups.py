from django.db import migrations

WRITERS, SENDERS = "Mailing writers", "Mailing senders"
WORKFLOW, TASK = "Mailing senders", "Release of mailings"
# Django and Wagtail create these after all migrations; a fresh database has none of them yet.
WRITE = {
    "add_mailing": "Can add mailing",
    "change_mailing": "Can change mailing",
    "view_mailing": "Can view mailing",
    "see_mailing_report": "Can see reports of mailings",
}
SEND = WRITE | {"publish_mailing": "Can publish mailing", "delete_mailing": "Can delete mailing"}


def make_groups(apps, schema_editor):
    """Two groups: who may write mailings, and who may send them too."""
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    mailing, _created = content_types.get_or_create(app_label="mailings", model="mailing")
    admin, _created = content_types.get_or_create(app_label="wagtailadmin", model="admin")
    rights = {}
    for content_type, names in ((mailing, SEND), (admin, {"access_admin": "Can access Wagtail admin"})):
        for codename, name in names.items():
            rights[codename], _created = permissions.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, own in ((WRITERS, WRITE), (SENDERS, SEND)):
        group, _created = groups.get_or_create(name=name)
        group.permissions.add(*(rights[codename] for codename in [*own, "access_admin"]))
    make_workflow(apps, using, mailing, groups.get(name=SENDERS))


def make_workflow(apps, using, mailing, senders):
    """What writers hand in is released by who may send, unless the site's editors have given mailings a workflow."""
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    assigned = apps.get_model("wagtailcore", "WorkflowContentType").objects.using(using)
    if assigned.filter(content_type=mailing).exists():
        return
    approval, _created = content_types.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    task = (
        apps.get_model("wagtailcore", "GroupApprovalTask")
        .objects.using(using)
        .create(name=TASK, active=True, content_type=approval)
    )
    task.groups.add(senders)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.using(using).create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.using(using).create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    assigned.create(content_type=mailing, workflow=workflow)


class Migration(migrations.Migration):

    dependencies = [
        ("mailings", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # Left behind on the way back: people may be in the groups, and decisions in the workflow's history.
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
