import django.db.models.deletion
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
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owed_mail', models.CharField(blank=True, max_length=16, verbose_name='mail owed')),
                ('mail_due_at', models.DateTimeField(blank=True, null=True, verbose_name='mail due')),
                ('mail_attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts to send it')),
                ('mails_sent', models.PositiveSmallIntegerField(default=0, verbose_name='mails sent')),
                ('invited_at', models.DateTimeField(verbose_name='invited at')),
                ('failed_at', models.DateTimeField(null=True, verbose_name='mail given up at')),
                ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.site')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'indexes': [models.Index(condition=models.Q(('owed_mail', ''), _negated=True), fields=['mail_due_at'], name='invitation_owed_mails')],
                'constraints': [models.CheckConstraint(condition=models.Q(('owed_mail', ''), ('mail_due_at__isnull', False), _connector='OR'), name='invitation_mail_has_its_time')],
            },
        ),
    ]
