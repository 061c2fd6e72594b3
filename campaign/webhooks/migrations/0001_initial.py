import campaign.core.languages.site_pages
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StreamCursor',
            fields=[
                ('stream', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('reached', models.BigIntegerField()),
                ('mark', models.BigIntegerField(null=True)),
                ('writers', models.JSONField(default=list)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='WebhookEndpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owed_mail', models.CharField(blank=True, max_length=16, verbose_name='mail owed')),
                ('mail_due_at', models.DateTimeField(blank=True, null=True, verbose_name='mail due')),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send it')),
                ('mails_sent', models.PositiveSmallIntegerField(default=0, verbose_name='mails sent')),
                ('name', models.CharField(help_text='For yourselves, such as “Our mailing tool”.', max_length=80, verbose_name='name')),
                ('url', models.URLField(help_text='Begins with https:// and is reachable from the internet. Its owner gives it to you.', max_length=500, verbose_name='address')),
                ('events', models.JSONField(default=list, verbose_name='events')),
                ('enabled', models.BooleanField(default=True, help_text='While it is off, nothing is noted for it: what happens then is not sent.', verbose_name='on')),
                ('send_personal_data', models.BooleanField(default=False, help_text='Name, e-mail address and postal code of signers who asked for updates; of others never. Without it only numbers, places and sources are sent.', verbose_name='send personal data')),
                ('consent_statement', models.TextField(blank=True, help_text='The words by which signers agreed to it, and the contract with the recipient.', verbose_name='why that is allowed')),
                ('had_personal_data', models.BooleanField(default=False, editable=False)),
                ('failing_since', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='fails since')),
                ('quiet_until', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='asked us to wait until')),
                ('off_reason', models.CharField(blank=True, choices=[('gone', 'It answered that it is gone for good (410).'), ('failing', 'It took nothing for days.')], editable=False, max_length=8, verbose_name='switched off because')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added')),
                ('pages', models.ManyToManyField(blank=True, to=settings.WAGTAIL_PAGE_MODEL, verbose_name='only these petitions')),
                ('site', models.ForeignKey(default=campaign.core.languages.site_pages.only_site_id, help_text='What happens there is told to this address, and nothing of other sites.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.site', verbose_name='site')),
            ],
            options={
                'verbose_name': 'webhook',
                'verbose_name_plural': 'webhooks',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='WebhookDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('message_id', models.CharField(help_text='The same over all attempts.', max_length=40, verbose_name='webhook-id')),
                ('type', models.CharField(max_length=60, verbose_name='event')),
                ('occurred_at', models.DateTimeField(verbose_name='happened')),
                ('data', models.JSONField(default=dict, help_text='Personal data is added when it is sent.', verbose_name='payload')),
                ('subject', models.BigIntegerField(null=True)),
                ('status', models.CharField(choices=[('waiting', 'waits'), ('delivered', 'delivered'), ('failed', 'given up')], default='waiting', max_length=9, verbose_name='status')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, null=True, verbose_name='next attempt')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('attempted_at', models.DateTimeField(null=True, verbose_name='last attempt')),
                ('response_code', models.PositiveSmallIntegerField(null=True, verbose_name='answered')),
                ('response', models.CharField(blank=True, max_length=500, verbose_name='answer')),
                ('created_at', models.DateTimeField(verbose_name='noted')),
                ('endpoint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='webhooks.webhookendpoint', verbose_name='webhook')),
            ],
            options={
                'verbose_name': 'delivery of a webhook',
                'verbose_name_plural': 'deliveries of webhooks',
                'ordering': ['-pk'],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='WebhookSecret',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.CharField(editable=False, max_length=255)),
                ('created_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField(null=True)),
                ('endpoint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='secrets', to='webhooks.webhookendpoint')),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='webhookendpoint',
            constraint=models.CheckConstraint(condition=models.Q(('send_personal_data', False), models.Q(('consent_statement', ''), _negated=True), _connector='OR'), name='webhook_personal_data_has_its_reason'),
        ),
        migrations.AddConstraint(
            model_name='webhookendpoint',
            constraint=models.CheckConstraint(condition=models.Q(('owed_mail', ''), ('mail_due_at__isnull', False), _connector='OR'), name='webhook_owed_mail_has_its_time'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(condition=models.Q(('status', 'waiting')), fields=['endpoint', 'due_at'], name='webhook_due'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(fields=['created_at'], name='webhook_delivery_age'),
        ),
        migrations.AddIndex(
            model_name='webhookdelivery',
            index=models.Index(fields=['subject'], name='webhook_delivery_subject'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.UniqueConstraint(fields=('endpoint', 'message_id'), name='one_delivery_per_event'),
        ),
        migrations.AddConstraint(
            model_name='webhookdelivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'waiting'), _negated=True), ('due_at__isnull', False), _connector='OR'), name='waiting_delivery_has_its_time'),
        ),
    ]
