import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('endorsers', '0002_submitting_in_full'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EndorsementReview',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'review of endorsements',
                'verbose_name_plural': 'reviews of endorsements',
                'abstract': False,
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='EndorserImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(editable=False, max_length=200, verbose_name='file')),
                ('content', models.BinaryField()),
                ('encoding', models.CharField(editable=False, max_length=20)),
                ('delimiter', models.CharField(editable=False, max_length=1)),
                ('mapping', models.JSONField(default=dict, editable=False)),
                ('publish', models.BooleanField(default=False, editable=False, verbose_name='publish at once')),
                ('dry_run', models.BooleanField(default=True, editable=False)),
                ('state', models.CharField(choices=[('uploaded', 'uploaded'), ('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='uploaded', editable=False, max_length=8, verbose_name='state')),
                ('done', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows done')),
                ('total', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows')),
                ('failure', models.CharField(blank=True, editable=False, max_length=400, verbose_name='what went wrong')),
                ('result', models.JSONField(default=dict, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of endorsers',
                'verbose_name_plural': 'imports of endorsers',
                'ordering': ['-pk'],
            },
        ),
        migrations.AlterField(
            model_name='endorserevent',
            name='kind',
            field=models.CharField(choices=[('submitted', 'submitted'), ('confirmed', 'confirmed by mail'), ('approved', 'approved'), ('changes_asked', 'changes asked for'), ('rejected', 'rejected'), ('reconsidered', 'taken up again'), ('changed', 'changed by the organization'), ('withdrawn', 'withdrawn by the organization'), ('merged', 'merged with another entry'), ('mail_sent', 'mail sent'), ('mail_failed', 'mail given up')], max_length=16, verbose_name='event'),
        ),
    ]
