"""The words of mails to representatives. ``{message}``, ``{button}`` and ``{wall}`` stand on lines of their own."""

from django.utils.translation import gettext_lazy as _

from campaign.mail.words import Words
from endorsers.models import EndorsementContact

Mail = EndorsementContact.Mail


WORDS: dict[str, Words] = {
    Mail.CONFIRM: Words(
        _("Please confirm the endorsement of {organization}"),
        _(
            "Hello {name},\n\n"
            "{organization} was entered as an endorser of our campaign, with you as its representative. Please look "
            "at what was entered and confirm that it comes from you:\n\n"
            "{button}\n\n"
            "The link works for {days} days. After that step we read it, and show it once it is approved. If it was "
            "not you, do nothing: then nothing is shown."
        ),
        _("Look at it and confirm"),
    ),
    Mail.CONFIRM_ADDRESS: Words(
        _("Please confirm your address for {organization}"),
        _(
            "Hello {name},\n\n"
            "this address was entered as the one of the representative of {organization}. Please confirm that it is "
            "yours:\n\n"
            "{button}\n\n"
            "The link works for {days} days. If it was not you, do nothing: then nothing is changed."
        ),
        _("Confirm this address"),
    ),
    Mail.RECEIVED: Words(
        _("Thank you: the endorsement of {organization} is under review"),
        _(
            "Hello {name},\n\n"
            "thank you, the endorsement of {organization} is confirmed. We read it now, and write to you when it is "
            "approved or when we have a question.\n\n"
            "Until then and later you can change the logo, the quote and the website on your own page. A logo that "
            "was not at hand can be added there too:\n\n"
            "{button}"
        ),
        _("Open my own page"),
    ),
    Mail.CHANGED: Words(
        _("Your change is under review: {organization}"),
        _(
            "Hello {name},\n\n"
            "we have your change to the endorsement of {organization} and read it now. What the public sees stays as "
            "it is until then.\n\n"
            "{button}\n\n"
            "If you changed nothing, please answer to this mail: somebody may have your link."
        ),
        _("Open my own page"),
    ),
    Mail.CHANGES_ASKED: Words(
        _("One more step for the endorsement of {organization}"),
        _(
            "Hello {name},\n\n"
            "we read the endorsement of {organization} and ask you for a change before we show it:\n\n"
            "{message}\n\n"
            "You can make the change on your own page; we are told as soon as you saved it.\n\n"
            "{button}"
        ),
        _("Make the change"),
    ),
    Mail.APPROVED: Words(
        _("{organization} stands among the endorsers"),
        _(
            "Hello {name},\n\n"
            "the endorsement of {organization} is approved. Everybody can see it now:\n\n"
            "{wall}\n\n"
            "{message}\n\n"
            "What helps most now: bring your members and followers. Who signs by your own link is counted for you:\n\n"
            "{link}\n\n"
            "Pictures for networks, sheets to print and texts with that link wait on your own page. There you can "
            "change the logo, the quote or the website too:\n\n"
            "{button}\n\n"
            "And please ask one partner organization to add itself."
        ),
        _("Open my own page"),
    ),
    Mail.REJECTED: Words(
        _("About the endorsement of {organization}"),
        _(
            "Hello {name},\n\n"
            "thank you for what you sent for {organization}. We decided not to show it:\n\n"
            "{message}\n\n"
            "If you think that this is a mistake, please answer to this mail. What we keep you see on your own "
            "page:\n\n"
            "{button}"
        ),
        _("Open my own page"),
    ),
    Mail.WITHDRAWN: Words(
        _("The endorsement of {organization} is withdrawn"),
        _(
            "Hello {name},\n\n"
            "the endorsement of {organization} was withdrawn on your own page. It is no longer shown.\n\n"
            "If that was a mistake, or was not you, you can endorse again there:\n\n"
            "{button}"
        ),
        _("Open my own page"),
    ),
    Mail.REMINDER: Words(
        _("Your link for {organization} waits for its first people"),
        _(
            "Hello {name},\n\n"
            "{organization} stands among the endorsers, and nobody has signed by its own link yet:\n\n"
            "{link}\n\n"
            "One mail to your members or one post makes the difference. Texts, pictures and sheets to print are "
            "ready:\n\n"
            "{button}\n\n"
            "You get this mail because you agreed to hear about the next steps of the campaign. You can end such mails "
            "on your own page."
        ),
        _("Open your kit"),
    ),
    Mail.OWN_LINK: Words(
        _("Your link for {organization}"),
        _(
            "Hello {name},\n\n"
            "here is the link that was asked for with this address. It opens your own page for the endorsement of "
            "{organization}: its state, and how to change or withdraw it.\n\n"
            "{button}\n\n"
            "It works for {days} days, for everybody who has it: please do not pass this mail on."
        ),
        _("Open my own page"),
    ),
    Mail.INVITED: Words(
        _("You are invited to speak for {organization}"),
        _(
            "Hello {name},\n\n"
            "the main contact of {organization} invites you to help it in our campaign: with its own link, its "
            "pictures, sheets and texts, and with the number of people whom it brought. The invitation is here:\n\n"
            "{button}\n\n"
            "The link works for {days} days. If this means nothing to you, do nothing: then your address is deleted."
        ),
        _("Look at the invitation"),
    ),
    Mail.HANDED_OVER: Words(
        _("{organization} has another main contact"),
        _(
            "Hello {name},\n\n"
            "another person is the main contact of {organization} in our campaign now. Who it is, and what you can do "
            "yourself, stands on your own page:\n\n"
            "{button}\n\n"
            "If you did not expect this, please answer to this mail."
        ),
        _("Open my own page"),
    ),
    Mail.ACCESS: Words(
        _("Please confirm: you ask to speak for {organization}"),
        _(
            "Hello {name},\n\n"
            "this address was entered by somebody who asks to become the main contact of {organization} in our "
            "campaign. Please confirm that it was you:\n\n"
            "{button}\n\n"
            "The link works for {days} days. If it was not you, do nothing: then your address is deleted."
        ),
        _("Look at it and confirm"),
    ),
    Mail.ACCESS_ASKED: Words(
        _("Somebody asks to speak for {organization}"),
        _(
            "Hello {name},\n\n"
            "somebody asks to become the main contact of {organization} in our campaign. Who it is stands on your own "
            "page. If you are against it, say so there within a week:\n\n"
            "{button}"
        ),
        _("Open my own page"),
    ),
}
