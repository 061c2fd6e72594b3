import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedCampaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closed_at', models.DateTimeField(verbose_name='ended at')),
                ('petitions', models.JSONField(default=list, help_text='Their numbers.', verbose_name='petitions')),
                ('endorsers_pages', models.JSONField(default=list, help_text='Their numbers: the end took the form off them.', verbose_name='endorsers pages')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ended by')),
                ('site', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='closed_campaign', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'end of the campaign',
                'verbose_name_plural': 'ends of campaigns',
            },
        ),
        migrations.CreateModel(
            name='SiteArchive',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(editable=False, max_length=200, verbose_name='file')),
                ('content', models.BinaryField(default=b'')),
                ('state', models.CharField(choices=[('uploaded', 'uploaded'), ('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='waiting', editable=False, max_length=8, verbose_name='state')),
                ('done', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows done')),
                ('total', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows')),
                ('failure', models.CharField(blank=True, editable=False, max_length=400, verbose_name='what went wrong')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True, verbose_name='next attempt')),
                ('outdated', models.BooleanField(default=False, editable=False)),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'archive',
                'verbose_name_plural': 'archives',
                'ordering': ['-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('waiting', 'running')), _negated=True), ('due_at__isnull', False), _connector='OR'), name='closing_sitearchive_has_its_time')],
            },
        ),
    ]
