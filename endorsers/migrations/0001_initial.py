import campaign.core.languages.site_pages
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import wagtail.contrib.routable_page.models
import wagtail.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('core', '0001_initial'),
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
            name='Endorser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('live', models.BooleanField(default=True, editable=False, verbose_name='live')),
                ('has_unpublished_changes', models.BooleanField(default=False, editable=False, verbose_name='has unpublished changes')),
                ('first_published_at', models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='first published at')),
                ('last_published_at', models.DateTimeField(editable=False, null=True, verbose_name='last published at')),
                ('go_live_at', models.DateTimeField(blank=True, null=True, verbose_name='go live date/time')),
                ('expire_at', models.DateTimeField(blank=True, null=True, verbose_name='expiry date/time')),
                ('expired', models.BooleanField(default=False, editable=False, verbose_name='expired')),
                ('locked', models.BooleanField(default=False, editable=False, verbose_name='locked')),
                ('locked_at', models.DateTimeField(editable=False, null=True, verbose_name='locked at')),
                ('name', models.CharField(help_text='The name as the organization writes it.', max_length=200, verbose_name='organization')),
                ('website', models.URLField(blank=True, help_text="The organization's own site. The logo and the name link to it.", verbose_name='website')),
                ('scope', models.CharField(choices=[('national', 'National'), ('local', 'State or local')], default='national', help_text='National organizations are listed before state or local ones.', max_length=8, verbose_name='scope')),
                ('region', models.CharField(blank=True, help_text='For a state or local organization: where it works, such as Ohio.', max_length=80, verbose_name='state or region')),
                ('quote', models.TextField(blank=True, help_text='Why the organization endorses, in its own words.', max_length=600, verbose_name='quote')),
                ('sort_order', models.PositiveSmallIntegerField(default=100, help_text='Lower numbers stand first; equal ones are sorted by name.', verbose_name='order')),
                ('featured', models.BooleanField(default=False, help_text='Stands before all others of its group.', verbose_name='featured')),
                ('source', models.CharField(choices=[('editor', 'an editor'), ('form', 'the public form'), ('api', 'the API'), ('import', 'an import')], default='editor', editable=False, max_length=6, verbose_name='came by')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('rejected_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rejected')),
                ('name_key', models.CharField(blank=True, editable=False, max_length=200)),
                ('website_key', models.CharField(blank=True, editable=False, max_length=200)),
                ('region_key', models.CharField(blank=True, editable=False, max_length=200)),
                ('latest_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision')),
                ('live_revision', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='live revision')),
                ('locked_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='locked_%(class)ss', to=settings.AUTH_USER_MODEL, verbose_name='locked by')),
                ('logo', models.ForeignKey(blank=True, help_text='Best with a transparent background. Left empty, the name is shown as text.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='logo')),
                ('site', models.ForeignKey(default=campaign.core.languages.site_pages.only_site_id, help_text='The campaign that it endorses, and on whose pages alone it stands, where several are here.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'endorser',
                'verbose_name_plural': 'endorsers',
            },
            bases=(wagtail.models.preview.PreviewableMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name='EndorserEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'submitted'), ('released', 'no robot: asked to confirm'), ('confirmed', 'confirmed by mail'), ('approved', 'approved'), ('changes_asked', 'changes asked for'), ('rejected', 'rejected'), ('reconsidered', 'taken up again'), ('changed', 'changed by the organization'), ('withdrawn', 'withdrawn by the organization'), ('erased', 'the representative’s data removed'), ('merged', 'merged with another entry'), ('mail_sent', 'mail sent'), ('mail_failed', 'mail given up')], max_length=16, verbose_name='event')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
                ('by', models.ForeignKey(blank=True, help_text='Empty where the organization did it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor')),
                ('endorser', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='endorsers.endorser')),
            ],
            options={
                'verbose_name': 'event of an endorsement',
                'verbose_name_plural': 'events of endorsements',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='EndorserImport',
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
                ('site', models.ForeignKey(default=campaign.core.languages.site_pages.only_site_id, editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'import of endorsers',
                'verbose_name_plural': 'imports of endorsers',
                'ordering': ['-pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('waiting', 'running')), _negated=True), ('due_at__isnull', False), _connector='OR'), name='endorsers_endorserimport_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='EndorsersPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('social_title', models.CharField(blank=True, help_text="Shown on cards in social networks and messengers. Left empty, the page's title is used.", max_length=120, verbose_name='title when shared')),
                ('social_description', models.CharField(blank=True, help_text='One or two sentences under the title. Left empty, the search description is used.', max_length=240, verbose_name='text when shared')),
                ('hide_from_search_engines', models.BooleanField(default=False, help_text='Ask Google, Bing and the like not to show this page, and leave it out of the sitemap. Anybody who has the address can still read it.', verbose_name='hide from search engines')),
                ('takes_organizations', models.BooleanField(default=True, help_text='Without it the form says that the list is closed. Ending the campaign takes it away.', verbose_name='organizations can add themselves')),
                ('introduction', wagtail.fields.RichTextField(blank=True, help_text='Shown above the organizations.', verbose_name='introduction')),
                ('more_coming', models.CharField(blank=True, default='More coming soon.', help_text='Shown under the last organization.', max_length=120, verbose_name='words after the list')),
                ('form_introduction', wagtail.fields.RichTextField(blank=True, help_text='Shown above the form with which an organization adds itself.', verbose_name='introduction of the form')),
                ('form_thanks', wagtail.fields.RichTextField(blank=True, help_text='What happens next: who reads it, how long it takes.', verbose_name='after the form was sent')),
                ('social_image', models.ForeignKey(blank=True, help_text="Best 1200 by 630 pixels. Left empty, the site's own picture is used.", null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.campaignimage', verbose_name='picture when shared')),
            ],
            options={
                'verbose_name': 'endorsers page',
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, 'wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='PendingLogo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('data', models.BinaryField()),
                ('content_type', models.CharField(max_length=20)),
                ('file_name', models.CharField(max_length=120, verbose_name='file name')),
                ('size', models.PositiveIntegerField(validators=[django.core.validators.MaxValueValidator(2097152)])),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('endorser', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='pending_logos', to='endorsers.endorser')),
            ],
            options={
                'verbose_name': 'logo that waits',
                'verbose_name_plural': 'logos that wait',
            },
        ),
        migrations.AddField(
            model_name='endorser',
            name='new_logo',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='endorsers.pendinglogo'),
        ),
        migrations.CreateModel(
            name='EndorsementContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mail_due_at', models.DateTimeField(blank=True, null=True, verbose_name='mail due')),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send it')),
                ('mails_sent', models.PositiveSmallIntegerField(default=0, verbose_name='mails sent')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('role', models.CharField(blank=True, max_length=120, verbose_name='role')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('canonical_email', models.CharField(blank=True, editable=False, max_length=254)),
                ('new_email', models.EmailField(blank=True, help_text='Replaces the address once it is confirmed.', max_length=254, verbose_name='another address')),
                ('language', models.CharField(blank=True, max_length=12, verbose_name='language')),
                ('consent_words', models.TextField(blank=True, help_text='The words beside the boxes that were ticked.', verbose_name='what was agreed to')),
                ('may_show_logo', models.BooleanField(default=False, verbose_name='logo may be shown')),
                ('may_contact', models.BooleanField(default=False, verbose_name='may be written to about the campaign')),
                ('submitted_at', models.DateTimeField(auto_now_add=True, verbose_name='submitted')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='address confirmed')),
                ('review_due_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='review due')),
                ('held_for', models.CharField(blank=True, choices=[('robot trap', 'the field that people do not see was filled in')], editable=False, max_length=16, verbose_name='held, since')),
                ('message', models.TextField(blank=True, help_text='The last one that was sent with a decision.', verbose_name='message of the moderators')),
                ('owed_mail', models.CharField(blank=True, choices=[('confirm', 'asks to confirm the endorsement'), ('confirm_address', 'asks to confirm another address'), ('received', 'under review'), ('changed', 'a change is under review'), ('changes_asked', 'asks for changes'), ('approved', 'approved'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn'), ('own_link', 'link to the own page')], max_length=16, verbose_name='mail owed')),
                ('endorser', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='endorsers.endorser')),
            ],
            options={
                'verbose_name': 'contact of an endorser',
                'verbose_name_plural': 'contacts of endorsers',
                'indexes': [models.Index(condition=models.Q(('owed_mail', ''), _negated=True), fields=['mail_due_at'], name='endorsement_owed_mails'), models.Index(condition=models.Q(('review_due_at__isnull', False)), fields=['review_due_at'], name='endorsement_due_reviews'), models.Index(fields=['canonical_email'], name='endorsement_mailbox')],
                'constraints': [models.CheckConstraint(condition=models.Q(('owed_mail', ''), ('mail_due_at__isnull', False), _connector='OR'), name='endorsement_mail_has_its_time')],
            },
        ),
        migrations.AddIndex(
            model_name='pendinglogo',
            index=models.Index(condition=models.Q(('endorser', None)), fields=['created_at'], name='pending_logo_unsent'),
        ),
        migrations.AddIndex(
            model_name='endorser',
            index=models.Index(fields=['live', 'scope'], name='endorser_wall'),
        ),
        migrations.AddIndex(
            model_name='endorser',
            index=models.Index(fields=['name_key'], name='endorser_name_key'),
        ),
        migrations.AddIndex(
            model_name='endorser',
            index=models.Index(fields=['website_key'], name='endorser_website_key'),
        ),
        migrations.AddConstraint(
            model_name='endorser',
            constraint=models.CheckConstraint(condition=models.Q(('scope__in', ['national', 'local'])), name='endorser_scope_is_known'),
        ),
        migrations.AddConstraint(
            model_name='endorser',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['editor', 'form', 'api', 'import'])), name='endorser_source_is_known'),
        ),
    ]
