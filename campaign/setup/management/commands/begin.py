"""Begins a campaign from the terminal, by the same few facts as the admin's form."""

import logging
import os
import sys
from argparse import ArgumentParser
from getpass import getpass

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from campaign.setup.beginning import AlreadyBegunError, begin_campaign, can_begin
from campaign.setup.facts import FactsForm
from home.starting import default_site, take_address


class Command(BaseCommand):
    help = (
        "Makes the first pages of a campaign on an empty site, and its first editor, asking for what is not given. "
        "The public reads “opens soon” until an editor launches it in the admin. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, field in FactsForm.base_fields.items():
            parser.add_argument(f"--{name.replace('_', '-')}", dest=name, help=str(field.help_text))
        parser.add_argument("--editor", help="e-mail address of the first editor; its password is asked for")
        parser.add_argument("--address", action="store_true", help="only give the site the address of SITE_URL")

    def handle(self, *, editor: str | None, address: bool, **given: str | None) -> None:
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # or it notes each page three times
        if address:
            self._correct_address()
            return
        if not can_begin(default_site()):
            self.stdout.write("A campaign has begun here already: nothing was changed.")
            return
        form = FactsForm({name: self._asked(name, field, given[name]) for name, field in FactsForm.base_fields.items()})
        if not form.is_valid():
            raise CommandError("\n".join(f"{form[name].label}: {errors[0]}" for name, errors in form.errors.items()))
        first = self._first_editor(editor)
        try:
            begin_campaign(facts=form.facts(), by=first)
        except AlreadyBegunError:
            raise CommandError("Somebody else began a campaign here in this moment.") from None
        self.stdout.write(
            f"The first pages are there. Sign in at {settings.SITE_URL}/admin/ as {first.get_username()}: "
            "the first page there says what is next. The public reads that the campaign opens soon."
        )

    def _asked(self, name: str, field: forms.Field, given: str | None) -> str:
        if given is not None or not sys.stdin.isatty():
            return given or ""
        while True:
            self.stdout.write(f"\n{field.help_text}")
            typed = input(f"{field.label}: ")
            try:
                field.clean(typed)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))
            else:
                return typed

    def _first_editor(self, address: str | None) -> User:
        users = get_user_model()._default_manager
        if (present := users.filter(is_superuser=True, is_active=True).order_by("pk").first()) and not address:
            return present
        if not address and sys.stdin.isatty():
            self.stdout.write("\nYour own account, with all rights.")
            address = input("Your e-mail address: ")
        try:
            address = forms.EmailField().clean(address)
        except ValidationError as error:
            raise CommandError(f"--editor: {error.messages[0]}") from error
        if known := users.filter(email__iexact=address, is_superuser=True).first():
            return known
        return users.create_superuser(username=address, email=address, password=self._password())

    def _password(self) -> str:
        """As ``createsuperuser`` does: from the terminal, or from DJANGO_SUPERUSER_PASSWORD."""
        if not sys.stdin.isatty():
            password = os.environ.get("DJANGO_SUPERUSER_PASSWORD", "")
        else:
            password = getpass("Choose a password: ")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        return password

    def _correct_address(self) -> None:
        site = default_site()
        if take_address(site):
            site.save()
            self.stdout.write(f"The site's record says {site.root_url} now.")
        else:
            self.stdout.write("The site's record had that address already.")
