from django.db import migrations

# Wagtail has a group "Moderators" of its own, which may publish pages too.
GROUP = "Endorsement moderators"
WORKFLOW = "Endorsers"
TASK = "Review of endorsements"
# Django and Wagtail create these after all migrations; a fresh database has none of them yet.
PERMISSIONS = {
    ("endorsers", "endorser"): {
        "view_endorser": "Can view endorser",
        "change_endorser": "Can change endorser",
        "publish_endorser": "Can publish endorser",
    },
    ("wagtailadmin", "admin"): {"access_admin": "Can access Wagtail admin"},
}


def make_moderators(apps, schema_editor):
    using = schema_editor.connection.alias
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    group, _created = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=GROUP)
    for (app_label, model), names in PERMISSIONS.items():
        content_type, _created = content_types.get_or_create(app_label=app_label, model=model)
        for codename, name in names.items():
            permission, _created = permissions.get_or_create(
                content_type=content_type, codename=codename, defaults={"name": name}
            )
            group.permissions.add(permission)
    make_workflow(apps, using, group)


def make_workflow(apps, using, group):
    """A workflow for endorsers, unless the site's editors have given them one."""
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(using)
    assigned = apps.get_model("wagtailcore", "WorkflowContentType").objects.using(using)
    endorser = content_types.get(app_label="endorsers", model="endorser")
    if assigned.filter(content_type=endorser).exists():
        return
    review, _created = content_types.get_or_create(app_label="endorsers", model="endorsementreview")
    task = apps.get_model("endorsers", "EndorsementReview").objects.using(using).create(
        name=TASK, active=True, content_type=review
    )
    task.groups.add(group)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.using(using).create(name=WORKFLOW, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.using(using).create(
        workflow=workflow, task_id=task.pk, sort_order=0
    )
    assigned.create(content_type=endorser, workflow=workflow)


class Migration(migrations.Migration):

    dependencies = [
        ("endorsers", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    # Left behind on the way back: people may be in the group, and decisions in the workflow's history.
    operations = [migrations.RunPython(make_moderators, migrations.RunPython.noop)]
