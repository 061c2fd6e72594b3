import campaign.core.languages.site_pages
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='SearchedWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('words', models.CharField(max_length=80, verbose_name='words')),
                ('searches', models.PositiveIntegerField(default=0, verbose_name='searches')),
                ('found', models.PositiveIntegerField(default=0, verbose_name='results')),
                ('site', models.ForeignKey(default=campaign.core.languages.site_pages.only_site_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'searched words',
                'verbose_name_plural': 'searched words',
                'constraints': [models.UniqueConstraint(fields=('words', 'day', 'site'), name='searched_words_once_a_day')],
            },
        ),
    ]
