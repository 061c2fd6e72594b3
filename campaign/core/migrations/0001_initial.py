import campaign.core.blocks.links
import django.core.validators
import django.db.models.deletion
import modelsearch.index
import taggit.managers
import wagtail.fields
import wagtail.images.models
import wagtail.models.media
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Backup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='file')),
                ('size', models.PositiveBigIntegerField(help_text='In bytes.', verbose_name='size')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made at')),
                ('rehearsed_at', models.DateTimeField(null=True, verbose_name='restored for a rehearsal at')),
            ],
            options={
                'verbose_name': 'backup',
                'verbose_name_plural': 'backups',
            },
        ),
        migrations.CreateModel(
            name='CampaignDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', models.FileField(upload_to='documents', verbose_name='file')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('file_size', models.PositiveBigIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=40)),
                ('text', models.TextField(blank=True, editable=False, verbose_name='text')),
                ('text_of', models.CharField(blank=True, editable=False, max_length=40)),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'abstract': False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='CampaignImage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', upload_to=wagtail.images.models.get_upload_to, verbose_name='file', width_field='width')),
                ('description', models.CharField(blank=True, default='', max_length=255, verbose_name='description')),
                ('width', models.IntegerField(editable=False, verbose_name='width')),
                ('height', models.IntegerField(editable=False, verbose_name='height')),
                ('created_at', models.DateTimeField(auto_now_add=True, db_index=True, verbose_name='created at')),
                ('focal_point_x', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_y', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_width', models.PositiveIntegerField(blank=True, null=True)),
                ('focal_point_height', models.PositiveIntegerField(blank=True, null=True)),
                ('file_size', models.PositiveIntegerField(editable=False, null=True)),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                ('credit', models.CharField(blank=True, help_text='The photographer or agency, shown beside the picture.', max_length=200, verbose_name='credit')),
                ('collection', models.ForeignKey(default=wagtail.models.media.get_root_collection_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.collection', verbose_name='collection')),
                ('tags', taggit.managers.TaggableManager(blank=True, help_text=None, through='taggit.TaggedItem', to='taggit.Tag', verbose_name='tags')),
                ('uploaded_by_user', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='uploaded by user')),
            ],
            options={
                'verbose_name': 'image',
                'verbose_name_plural': 'images',
                'abstract': False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='CampaignSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('theme_main', models.CharField(blank=True, help_text='Six digits, such as #1d35b4, for the large areas and most buttons. White words stand on it.', max_length=7, verbose_name='main color')),
                ('theme_accent', models.CharField(blank=True, help_text='Such as #ffd83d, for the one button that matters. Dark words stand on it, it on the main color.', max_length=7, verbose_name='accent')),
                ('theme_header', models.CharField(blank=True, choices=[('', 'light, or dark at night'), ('main', 'in the main color')], default='', max_length=4, verbose_name='top of the page')),
                ('theme_font', models.CharField(blank=True, choices=[('', 'poster: narrow headings'), ('sans', 'plain'), ('serif', 'with serifs, as in a book')], default='', help_text='Only fonts that readers’ devices bring along: nothing is fetched.', max_length=5, verbose_name='font')),
                ('theme_corner', models.PositiveSmallIntegerField(default=3, help_text='In pixels, at most 24; 0 is square.', validators=[django.core.validators.MaxValueValidator(24)], verbose_name='roundness of corners')),
                ('organization_name', models.CharField(blank=True, help_text='Who runs this campaign. Shown at the top and bottom of each page and in mails.', max_length=120, verbose_name='organization')),
                ('tagline', models.CharField(blank=True, help_text="A few words under the organization's name.", max_length=160, verbose_name='tagline')),
                ('contact_email', models.EmailField(blank=True, help_text='Where the public and the press can write to; also the reply address of mails.', max_length=254, verbose_name='contact address')),
                ('postal_address', models.TextField(blank=True, help_text='Some countries require it at the foot of campaign mails.', verbose_name='postal address')),
                ('bluesky', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='Bluesky')),
                ('facebook', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='Facebook')),
                ('instagram', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='Instagram')),
                ('linkedin', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='LinkedIn')),
                ('mastodon', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='Mastodon')),
                ('x', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='X')),
                ('youtube', models.URLField(blank=True, help_text='The full address of your account there, such as https://…. Left empty, no link is shown.', verbose_name='YouTube')),
                ('share_text', models.CharField(blank=True, help_text='Prefilled when somebody shares; the link is added behind it. {signatures} becomes the number of signatures, on paper too.', max_length=240, verbose_name='text of shared posts')),
                ('share_email_subject', models.CharField(blank=True, help_text='Prefilled when somebody shares by mail.', max_length=120, verbose_name='subject of the shared mail')),
                ('share_email_body', models.TextField(blank=True, help_text='Prefilled when somebody shares by mail; the link is added at the end.', verbose_name='text of the shared mail')),
                ('share_texts', wagtail.fields.StreamField([('email', 2), ('post', 5)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Subject', 'max_length': 120, 'required': False}), 1: ('wagtail.blocks.TextBlock', (), {'help_text': 'The link is added at the end. {signatures} becomes the number of signatures.', 'label': 'Text', 'max_length': 2000, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('subject', 0), ('body', 1)]], {}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('whatsapp', 'WhatsApp'), ('bluesky', 'Bluesky'), ('mastodon', 'Mastodon'), ('x', 'X'), ('device', 'the device’s own share sheet')], 'help_text': 'Facebook and LinkedIn take no text: they show the page’s title and picture.', 'label': 'Network'}), 4: ('wagtail.blocks.TextBlock', (), {'help_text': 'The link is added behind it. {signatures} becomes the number of signatures.', 'label': 'Text', 'max_length': 280}), 5: ('wagtail.blocks.StructBlock', [[('network', 3), ('text', 4)]], {})}, help_text='Where a network or the mail should say something else. A petition can have its own.', verbose_name='texts for single networks')),
                ('other_languages', wagtail.fields.StreamField([('words', 14)], blank=True, block_lookup={0: ('wagtail.blocks.ChoiceBlock', [], {'choices': campaign.core.blocks.links.language_choices, 'help_text': 'Readers of this language get these words.', 'label': 'Language'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': 'Its name in this language. Left empty, the one at the top is used.', 'label': 'Organization', 'max_length': 120, 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Left empty, the one at the top is used.', 'label': 'Tagline', 'max_length': 160, 'required': False}), 3: ('wagtail.blocks.TextBlock', (), {'help_text': 'As letters from readers of this language need it. Left empty, the one at the top is used.', 'label': 'Postal address', 'max_length': 500, 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'help_text': '{signatures} becomes the number of signatures. Left empty, the shared page’s own title is used.', 'label': 'Text of shared posts', 'max_length': 240, 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'Left empty, the shared page’s own title is used.', 'label': 'Subject of the shared mail', 'max_length': 120, 'required': False}), 6: ('wagtail.blocks.TextBlock', (), {'help_text': 'The link is added at the end. Left empty, the text of shared posts is used.', 'label': 'Text of the shared mail', 'max_length': 2000, 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'label': 'Subject', 'max_length': 120, 'required': False}), 8: ('wagtail.blocks.TextBlock', (), {'help_text': 'The link is added at the end. {signatures} becomes the number of signatures.', 'label': 'Text', 'max_length': 2000, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('subject', 7), ('body', 8)]], {}), 10: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('whatsapp', 'WhatsApp'), ('bluesky', 'Bluesky'), ('mastodon', 'Mastodon'), ('x', 'X'), ('device', 'the device’s own share sheet')], 'help_text': 'Facebook and LinkedIn take no text: they show the page’s title and picture.', 'label': 'Network'}), 11: ('wagtail.blocks.TextBlock', (), {'help_text': 'The link is added behind it. {signatures} becomes the number of signatures.', 'label': 'Text', 'max_length': 280}), 12: ('wagtail.blocks.StructBlock', [[('network', 10), ('text', 11)]], {}), 13: ('wagtail.blocks.StreamBlock', [[('email', 9), ('post', 12)]], {'help_text': 'Where a network or the mail should say something else in this language.', 'label': 'Texts for single networks'}), 14: ('wagtail.blocks.StructBlock', [[('language', 0), ('organization_name', 1), ('tagline', 2), ('postal_address', 3), ('share_text', 4), ('share_email_subject', 5), ('share_email_body', 6), ('share_texts', 13)]], {})}, help_text='The organization’s name, address and shared texts for readers of other languages: on pages, in mails and on cards of translations. Readers of a language that is not here get the name, tagline and address from above.', verbose_name='other languages')),
                ('preview_address', models.URLField(blank=True, help_text='Where a site that reads the API shows drafts, such as https://www.example.org/preview. Editors then find “Other front end” among the previews; its link opens one draft for 15 minutes. Left empty, there is none.', verbose_name='preview address of another front end')),
                ('retention_months', models.PositiveSmallIntegerField(default=24, help_text='After this time without activity, names and addresses are removed; the signatures still count. 0 keeps them until you delete them.', verbose_name="keep signers' data for (months)")),
                ('logo', models.ForeignKey(blank=True, help_text='Shown at the top of each page in place of the name.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='logo')),
                ('privacy_page', models.ForeignKey(blank=True, help_text='Linked beside every form that asks for personal data.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='privacy page')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
                ('social_image', models.ForeignKey(blank=True, help_text='Shown on cards in social networks for pages without a picture of their own.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'campaign settings',
                'permissions': [('work_on_sites', 'Can work on all sites, with the rights that are given here')],
            },
        ),
        migrations.CreateModel(
            name='NavigationSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('header', wagtail.fields.StreamField([('link', 4)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'A page of this site. Leave empty for another site.', 'label': 'Page', 'required': False}), 1: ('wagtail.blocks.URLBlock', (), {'help_text': 'An address on another site, such as https://….', 'label': 'Address', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': "Left empty, the page's title is used.", 'label': 'Words of the link', 'max_length': 80, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': campaign.core.blocks.links.language_choices, 'help_text': 'Only readers of this language see the link. Left empty, all do, with the page in their own language.', 'label': 'Language', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('page', 0), ('url', 1), ('label', 2), ('language', 3)]], {})}, help_text='Links at the top of each page, in this order; not more than eight in a language. Links to unpublished pages are left out.', verbose_name='main menu')),
                ('header_button', wagtail.fields.StreamField([('link', 4)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'A page of this site. Leave empty for another site.', 'label': 'Page', 'required': False}), 1: ('wagtail.blocks.URLBlock', (), {'help_text': 'An address on another site, such as https://….', 'label': 'Address', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': "Left empty, the page's title is used.", 'label': 'Words of the link', 'max_length': 80, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': campaign.core.blocks.links.language_choices, 'help_text': 'Only readers of this language see the link. Left empty, all do, with the page in their own language.', 'label': 'Language', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('page', 0), ('url', 1), ('label', 2), ('language', 3)]], {})}, help_text='One link that stands out, such as “Sign the petition”. One for each language.', verbose_name='button in the main menu')),
                ('footer', wagtail.fields.StreamField([('link', 4)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'help_text': 'A page of this site. Leave empty for another site.', 'label': 'Page', 'required': False}), 1: ('wagtail.blocks.URLBlock', (), {'help_text': 'An address on another site, such as https://….', 'label': 'Address', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': "Left empty, the page's title is used.", 'label': 'Words of the link', 'max_length': 80, 'required': False}), 3: ('wagtail.blocks.ChoiceBlock', [], {'choices': campaign.core.blocks.links.language_choices, 'help_text': 'Only readers of this language see the link. Left empty, all do, with the page in their own language.', 'label': 'Language', 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('page', 0), ('url', 1), ('label', 2), ('language', 3)]], {})}, help_text='Links at the foot of each page, such as privacy and contact.', verbose_name='footer menu')),
                ('site', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, to='wagtailcore.site')),
            ],
            options={
                'verbose_name': 'menus',
            },
        ),
        migrations.CreateModel(
            name='OwnWords',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('original', models.TextField(verbose_name='original')),
                ('context', models.CharField(blank=True, max_length=120, verbose_name='context')),
                ('form', models.SmallIntegerField(default=-1, verbose_name='form of the plural')),
                ('words', models.TextField(verbose_name='your words')),
            ],
            options={
                'verbose_name': 'words of your own',
                'verbose_name_plural': 'words of your own',
                'ordering': ['language', 'original'],
                'constraints': [models.UniqueConstraint(fields=('language', 'original', 'context', 'form'), name='one_own_words')],
            },
        ),
        migrations.CreateModel(
            name='PublicGeneration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(default=0, verbose_name='number')),
            ],
            options={
                'verbose_name': 'state of the public site',
                'verbose_name_plural': 'states of the public site',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk__in', (1, 2))), name='one_public_generation')],
            },
        ),
        migrations.CreateModel(
            name='CampaignRendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filter_spec', models.CharField(db_index=True, max_length=255)),
                ('file', wagtail.images.models.WagtailImageField(height_field='height', storage=wagtail.images.models.get_rendition_storage, upload_to=wagtail.images.models.get_rendition_upload_to, width_field='width')),
                ('width', models.IntegerField(editable=False)),
                ('height', models.IntegerField(editable=False)),
                ('focal_point_key', models.CharField(blank=True, default='', editable=False, max_length=16)),
                ('image', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='core.campaignimage')),
            ],
            options={
                'unique_together': {('image', 'filter_spec', 'focal_point_key')},
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
