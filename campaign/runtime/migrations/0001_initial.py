import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='ScheduledJob',
            fields=[
                ('name', models.CharField(max_length=80, primary_key=True, serialize=False, verbose_name='job')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True, verbose_name='next attempt')),
                ('started_at', models.DateTimeField(null=True, verbose_name='last started')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='last finished')),
                ('failure', models.CharField(blank=True, max_length=120, verbose_name='last failure')),
            ],
            options={
                'verbose_name': 'scheduled job',
                'verbose_name_plural': 'scheduled jobs',
                'ordering': ['name'],
            },
        ),
    ]
