import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('endorsers', '0001_initial'),
        ('resources', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Launch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun at')),
                ('launched_at', models.DateTimeField(null=True, verbose_name='launched at')),
                ('launched_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='launched by')),
                ('site', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='launch', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'launch',
                'verbose_name_plural': 'launches',
            },
        ),
        migrations.CreateModel(
            name='Closure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('restriction', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.pageviewrestriction')),
                ('launch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closures', to='setup.launch')),
            ],
            options={
                'verbose_name': 'closed landing page',
                'verbose_name_plural': 'closed landing pages',
            },
        ),
        migrations.CreateModel(
            name='PageImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(blank=True, max_length=1000, verbose_name='address')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('found', models.JSONField(default=dict, editable=False)),
                ('made', models.JSONField(default=dict, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='brought')),
                ('taken_at', models.DateTimeField(null=True, verbose_name='taken in')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('endorser_import', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='endorsers.endorserimport')),
                ('resource_import', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='resources.resourceimport')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'page from elsewhere',
                'verbose_name_plural': 'pages from elsewhere',
                'ordering': ['-created_at', '-pk'],
            },
        ),
    ]
