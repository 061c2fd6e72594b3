from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='MailCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=40)),
                ('mailbox', models.CharField(max_length=16)),
                ('day', models.DateField()),
                ('count', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='mail_count_day')],
                'constraints': [models.UniqueConstraint(fields=('mailbox', 'what', 'day'), name='one_mail_count_per_day')],
            },
        ),
    ]
