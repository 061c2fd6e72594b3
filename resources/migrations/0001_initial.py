import campaign.core.blocks.links
import datetime
import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
import resources.editing.language_codes
import resources.models.wording
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('slug', models.SlugField(allow_unicode=True, blank=True, help_text="The topic in the library's address. Left empty, it is made of the name.", max_length=80, unique=True, verbose_name='slug')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='VisitedHost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, unique=True)),
                ('free_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='ResourceLibraryPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text="Shown on cards in social networks and messengers. Left empty, the page's title is used.", max_length=120, verbose_name='title when shared')),
                ('social_description', models.CharField(blank=True, help_text='One or two sentences under the title. Left empty, the search description is used.', max_length=240, verbose_name='text when shared')),
                ('hide_from_search_engines', models.BooleanField(default=False, help_text='Ask Google, Bing and the like not to show this page, and leave it out of the sitemap. Anybody who has the address can still read it.', verbose_name='hide from search engines')),
                ('introduction', wagtail.fields.RichTextField(blank=True, help_text='Shown above the resources.', verbose_name='introduction')),
                ('social_image', models.ForeignKey(blank=True, help_text="Best 1200 by 630 pixels. Left empty, the site's own picture is used.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'resource library',
                'verbose_name_plural': 'resource libraries',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResourceImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(editable=False, max_length=200, verbose_name='file')),
                ('content', models.BinaryField(default=b'')),
                ('done', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows done')),
                ('total', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows')),
                ('failure', models.CharField(blank=True, editable=False, max_length=400, verbose_name='what went wrong')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True, verbose_name='next attempt')),
                ('outdated', models.BooleanField(default=False, editable=False)),
                ('attempts', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('state', models.CharField(choices=[('uploaded', 'uploaded'), ('waiting', 'waiting'), ('running', 'running'), ('done', 'done'), ('failed', 'failed')], default='uploaded', editable=False, max_length=8, verbose_name='state')),
                ('encoding', models.CharField(default='utf-8-sig', editable=False, max_length=20)),
                ('delimiter', models.CharField(default=',', editable=False, max_length=1)),
                ('heading_line', models.PositiveIntegerField(default=0, editable=False)),
                ('sheet_name', models.CharField(blank=True, editable=False, max_length=100)),
                ('other_sheets', models.JSONField(default=list, editable=False)),
                ('mapping', models.JSONField(default=dict, editable=False)),
                ('publish', models.BooleanField(default=False, editable=False, verbose_name='publish at once')),
                ('step', models.CharField(choices=[('trial', 'trial'), ('write', 'import'), ('publish', 'publication')], default='trial', editable=False, max_length=7)),
                ('result', models.JSONField(default=dict, editable=False)),
                ('lines', models.BinaryField(default=b'')),
                ('refused', models.BinaryField(null=True)),
                ('wanted', models.JSONField(default=list, editable=False)),
                ('created_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('published_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('library', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='resources.resourcelibrarypage')),
            ],
            options={
                'verbose_name': 'import of resources',
                'verbose_name_plural': 'imports of resources',
                'ordering': ['-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('waiting', 'running')), _negated=True), ('due_at__isnull', False), _connector='OR'), name='resources_resourceimport_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='ResourcePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text="Shown on cards in social networks and messengers. Left empty, the page's title is used.", max_length=120, verbose_name='title when shared')),
                ('social_description', models.CharField(blank=True, help_text='One or two sentences under the title. Left empty, the search description is used.', max_length=240, verbose_name='text when shared')),
                ('hide_from_search_engines', models.BooleanField(default=False, help_text='Ask Google, Bing and the like not to show this page, and leave it out of the sitemap. Anybody who has the address can still read it.', verbose_name='hide from search engines')),
                ('kind', models.CharField(choices=[('report', 'Report'), ('letter', 'Letter'), ('joint_letter', 'Joint letter'), ('press_release', 'Press release'), ('comments', 'Comments'), ('principles', 'Principles'), ('fact_sheet', 'Fact sheet'), ('other', 'Other')], default='report', max_length=16, verbose_name='type')),
                ('byline', models.CharField(blank=True, help_text='The line under the title, such as “Joint letter from 36 organizations”. Left empty, it is made of type and publishers.', max_length=200, verbose_name='by')),
                ('date', models.DateField(default=datetime.date.today, help_text='Where only the month is known, choose any day of it.', verbose_name='date of publication')),
                ('date_precision', models.CharField(choices=[('day', 'the day'), ('month', 'the month only'), ('year', 'the year only')], default='day', help_text='What of the date is shown.', max_length=5, verbose_name='known to')),
                ('updated_note', models.CharField(blank=True, help_text='Shown behind the date, such as “Update” or “updated July 2025”.', max_length=80, verbose_name='note on an update')),
                ('link', models.URLField(blank=True, help_text='Where it can be read on another site.', max_length=500, verbose_name='link')),
                ('introduction', wagtail.fields.RichTextField(blank=True, help_text='Two or three sentences: what it says.', verbose_name='summary')),
                ('body', wagtail.fields.StreamField([('heading', 0), ('text', 1), ('quote', 5), ('image', 10), ('call_to_action', 17), ('document', 20), ('media', 23), ('table', 27)], blank=True, block_lookup={0: ('campaign.core.blocks.text.HeadingBlock', (), {}), 1: ('campaign.core.blocks.text.RichTextBlock', (), {}), 2: ('wagtail.blocks.TextBlock', (), {'help_text': 'Without quotation marks: the page adds them.', 'label': 'Quote'}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who said it.', 'label': 'Name', 'max_length': 120, 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'help_text': 'Their role or organization.', 'label': 'Role', 'max_length': 160, 'required': False}), 5: ('wagtail.blocks.StructBlock', [[('quote', 2), ('name', 3), ('role', 4)]], {}), 6: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'Picture'}), 7: ('wagtail.blocks.CharBlock', (), {'help_text': "What the picture shows. Left empty, the picture's own description is used.", 'label': "Description for people who can't see it", 'max_length': 250, 'required': False}), 8: ('wagtail.blocks.BooleanBlock', (), {'help_text': 'Says nothing that the text does not say.', 'label': 'Only decoration', 'required': False}), 9: ('wagtail.blocks.CharBlock', (), {'help_text': 'Shown under the picture.', 'label': 'Caption', 'max_length': 250, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('image', 6), ('alt_text', 7), ('decorative', 8), ('caption', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'help_text': 'What you ask of the reader.', 'label': 'Heading', 'max_length': 120}), 12: ('wagtail.blocks.TextBlock', (), {'help_text': 'One or two sentences: why, and why now.', 'label': 'Text', 'required': False}), 13: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'A page of this site. Leave empty for another site.', 'label': 'Page', 'required': False}), 14: ('wagtail.blocks.URLBlock', (), {'help_text': 'An address on another site, such as https://….', 'label': 'Address', 'required': False}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': "Left empty, the page's title is used.", 'label': 'Words of the link', 'max_length': 80, 'required': False}), 16: ('wagtail.blocks.StructBlock', [[('page', 13), ('url', 14), ('label', 15)]], {'label': 'Button'}), 17: ('wagtail.blocks.StructBlock', [[('heading', 11), ('text', 12), ('link', 16)]], {}), 18: ('wagtail.documents.blocks.DocumentChooserBlock', (), {'label': 'Document'}), 19: ('wagtail.blocks.CharBlock', (), {'help_text': "Left empty, the document's title is used.", 'label': 'Words of the link', 'max_length': 160, 'required': False}), 20: ('wagtail.blocks.StructBlock', [[('document', 18), ('label', 19)]], {}), 21: ('wagtail.embeds.blocks.EmbedBlock', (), {'help_text': "The address of a video or post, such as a video's page.", 'label': 'Address'}), 22: ('wagtail.blocks.CharBlock', (), {'help_text': "What it is, for people who can't see or play it.", 'label': 'Title', 'max_length': 160}), 23: ('wagtail.blocks.StructBlock', [[('media', 21), ('title', 22)]], {}), 24: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 25: ('wagtail.blocks.DecimalBlock', (), {'label': 'Number', 'required': False}), 26: ('campaign.core.blocks.text.RichTextBlock', (), {'features': ['bold', 'italic', 'link'], 'label': 'Rich text', 'required': False}), 27: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 24), ('number', 25), ('rich_text', 26)]], {})}, verbose_name='body')),
                ('signatories', models.PositiveIntegerField(blank=True, help_text='How many signed it: a joint letter is then shown as “Joint letter from 36 organizations”.', null=True, verbose_name='number of organizations')),
                ('language', models.CharField(blank=True, help_text='Its name, such as “Spanish”, or its code. Left empty, it is the language of the page.', max_length=12, validators=[resources.editing.language_codes.validate_language], verbose_name='language')),
                ('featured', models.BooleanField(default=False, help_text='Stands before all others.', verbose_name='featured')),
                ('document', models.ForeignKey(blank=True, help_text='The file itself, kept on this site.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaigndocument', verbose_name='document')),
                ('social_image', models.ForeignKey(blank=True, help_text="Best 1200 by 630 pixels. Left empty, the site's own picture is used.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='picture when shared')),
                ('translation_of', models.ForeignKey(blank=True, help_text='The resource that this one translates; each then leads to the others.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='translated_documents', to='resources.resourcepage', verbose_name='translation of')),
                ('topics', modelcluster.fields.ParentalManyToManyField(blank=True, help_text='What it is about: readers narrow the library by topic.', related_name='resources', to='resources.topic', verbose_name='topics')),
            ],
            options={
                'verbose_name': 'resource',
                'verbose_name_plural': 'resources',
            },
            bases=(resources.models.wording.ResourceWording, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ResourcePublisher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('name', models.CharField(help_text='An organization, a group or a person.', max_length=160, verbose_name='name')),
                ('resource', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='publishers', to='resources.resourcepage')),
            ],
            options={
                'verbose_name': 'publisher',
                'verbose_name_plural': 'publishers',
                'ordering': ['sort_order', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(max_length=1000, verbose_name='link')),
                ('state', models.CharField(choices=[('new', 'not checked yet'), ('works', 'works'), ('moved', 'moved'), ('gone', 'gone'), ('failing', "can't be reached"), ('unclear', 'lets no program look')], default='new', max_length=8, verbose_name='state')),
                ('status', models.PositiveSmallIntegerField(null=True, verbose_name='answer')),
                ('moved_to', models.URLField(blank=True, max_length=1000, verbose_name='new address')),
                ('checked_at', models.DateTimeField(null=True, verbose_name='checked')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='failed checks in a row')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='link_checks', to='resources.resourcepage', verbose_name='resource')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
                'indexes': [models.Index(fields=['checked_at'], name='links_by_check')],
                'constraints': [models.UniqueConstraint(fields=('resource', 'url'), name='one_check_of_a_link')],
            },
        ),
        migrations.CreateModel(
            name='TopicName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=campaign.core.blocks.links.language_choices, help_text='Readers of this language read this name.', max_length=12, verbose_name='language')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('topic', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='resources.topic')),
            ],
            options={
                'verbose_name': 'name in another language',
                'verbose_name_plural': 'names in other languages',
                'ordering': ['language'],
                'constraints': [models.UniqueConstraint(fields=('topic', 'language'), name='one_topic_name_a_language', violation_error_message='The topic has a name in this language already.')],
            },
        ),
    ]
