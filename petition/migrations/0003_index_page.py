import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_folding'),
        ('petition', '0002_names_index'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='PetitionIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text="Shown on cards in social networks and messengers. Left empty, the page's title is used.", max_length=120, verbose_name='title when shared')),
                ('social_description', models.CharField(blank=True, help_text='One or two sentences under the title. Left empty, the search description is used.', max_length=240, verbose_name='text when shared')),
                ('hide_from_search_engines', models.BooleanField(default=False, help_text='Ask Google, Bing and the like not to show this page, and leave it out of the sitemap. Anybody who has the address can still read it.', verbose_name='hide from search engines')),
                ('introduction', wagtail.fields.RichTextField(blank=True, help_text='Shown above the petitions.', verbose_name='introduction')),
                ('social_image', models.ForeignKey(blank=True, help_text="Best 1200 by 630 pixels. Left empty, the site's own picture is used.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'list of petitions',
                'verbose_name_plural': 'lists of petitions',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
