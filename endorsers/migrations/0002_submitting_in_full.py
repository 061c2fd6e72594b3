import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from endorsers.keys import name_key, website_key


def fill_keys(apps, schema_editor):
    """Give the entries that are there the keys by which duplicates are found, and their contacts a comparable address."""
    from campaign.core.addresses import canonical_email

    endorsers = apps.get_model("endorsers", "Endorser").objects
    for endorser in endorsers.iterator():
        endorsers.filter(pk=endorser.pk).update(
            name_key=name_key(endorser.name), website_key=website_key(endorser.website)
        )
    contacts = apps.get_model("endorsers", "EndorsementContact").objects
    for contact in contacts.iterator():
        contacts.filter(pk=contact.pk).update(canonical_email=canonical_email(contact.email))


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_scheduled_jobs'),
        ('endorsers', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EndorserEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', 'submitted'), ('confirmed', 'confirmed by mail'), ('approved', 'approved'), ('changes_asked', 'changes asked for'), ('rejected', 'rejected'), ('changed', 'changed by the organization'), ('withdrawn', 'withdrawn by the organization'), ('merged', 'merged with another entry'), ('mail_sent', 'mail sent'), ('mail_failed', 'mail given up')], max_length=16, verbose_name='event')),
                ('at', models.DateTimeField(verbose_name='time')),
                ('message', models.TextField(blank=True, verbose_name='message')),
                ('details', models.JSONField(blank=True, default=dict, verbose_name='details')),
            ],
            options={
                'verbose_name': 'event of an endorsement',
                'verbose_name_plural': 'events of endorsements',
                'ordering': ['-at', '-pk'],
            },
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
            ],
            options={
                'verbose_name': 'logo that waits',
                'verbose_name_plural': 'logos that wait',
            },
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='canonical_email',
            field=models.CharField(blank=True, editable=False, max_length=254),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='confirmed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='address confirmed'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='consent_words',
            field=models.TextField(blank=True, help_text='The words beside the boxes that were ticked.', verbose_name='what was agreed to'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='language',
            field=models.CharField(blank=True, max_length=12, verbose_name='language'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='mail_attempts',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send it'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='mail_due_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='mail due'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='mails_sent',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='mails sent'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='may_contact',
            field=models.BooleanField(default=False, verbose_name='may be written to about the campaign'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='may_show_logo',
            field=models.BooleanField(default=False, verbose_name='logo may be shown'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='message',
            field=models.TextField(blank=True, help_text='The last one that was sent with a decision.', verbose_name='message of the moderators'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='new_email',
            field=models.EmailField(blank=True, help_text='Replaces the address once it is confirmed.', max_length=254, verbose_name='another address'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='owed_mail',
            field=models.CharField(blank=True, choices=[('confirm', 'asks to confirm the endorsement'), ('confirm_address', 'asks to confirm another address'), ('received', 'under review'), ('changed', 'a change is under review'), ('changes_asked', 'asks for changes'), ('approved', 'approved'), ('rejected', 'rejected'), ('withdrawn', 'withdrawn'), ('own_link', 'link to the own page')], max_length=16, verbose_name='mail owed'),
        ),
        migrations.AddField(
            model_name='endorsementcontact',
            name='review_due_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='review due'),
        ),
        migrations.AddField(
            model_name='endorser',
            name='name_key',
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='endorser',
            name='rejected_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='rejected'),
        ),
        migrations.AddField(
            model_name='endorser',
            name='source',
            field=models.CharField(choices=[('editor', 'an editor'), ('form', 'the public form'), ('api', 'the API'), ('import', 'an import')], default='editor', editable=False, max_length=6, verbose_name='came by'),
        ),
        migrations.AddField(
            model_name='endorser',
            name='website_key',
            field=models.CharField(blank=True, editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name='endorser',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn'),
        ),
        migrations.AddIndex(
            model_name='endorsementcontact',
            index=models.Index(condition=models.Q(('owed_mail', ''), _negated=True), fields=['mail_due_at'], name='endorsement_owed_mails'),
        ),
        migrations.AddIndex(
            model_name='endorsementcontact',
            index=models.Index(condition=models.Q(('review_due_at__isnull', False)), fields=['review_due_at'], name='endorsement_due_reviews'),
        ),
        migrations.AddIndex(
            model_name='endorsementcontact',
            index=models.Index(fields=['canonical_email'], name='endorsement_mailbox'),
        ),
        migrations.AddConstraint(
            model_name='endorsementcontact',
            constraint=models.CheckConstraint(condition=models.Q(('owed_mail', ''), ('mail_due_at__isnull', False), _connector='OR'), name='endorsement_mail_has_its_time'),
        ),
        migrations.AddField(
            model_name='endorserevent',
            name='by',
            field=models.ForeignKey(blank=True, help_text='Empty where the organization did it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='editor'),
        ),
        migrations.AddField(
            model_name='endorserevent',
            name='endorser',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='endorsers.endorser'),
        ),
        migrations.AddField(
            model_name='pendinglogo',
            name='endorser',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='pending_logos', to='endorsers.endorser'),
        ),
        migrations.AddField(
            model_name='endorser',
            name='new_logo',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='endorsers.pendinglogo'),
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
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['editor', 'form', 'api', 'import'])), name='endorser_source_is_known'),
        ),
        migrations.AddIndex(
            model_name='pendinglogo',
            index=models.Index(condition=models.Q(('endorser', None)), fields=['created_at'], name='pending_logo_unsent'),
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
