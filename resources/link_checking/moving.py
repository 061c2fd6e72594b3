"""Taking a link's new address, as a revision of its page."""

from django.contrib.auth.models import User
from django.db import transaction

from resources.link_checking.checking import note_links_of
from resources.link_checking.finding import replace_link
from resources.models import LinkCheck, ResourcePage


@transaction.atomic
def take_new_address(link: LinkCheck, *, address: str, by: User) -> bool:
    """Publish the page with the address in the link's place; False where the page no longer has the link.

    What is public is changed and nothing else: an editor's draft stays a draft, with the new address in it.
    """
    resource = ResourcePage.objects.get(pk=link.resource_id)
    draft = resource.get_latest_revision_as_object() if resource.has_unpublished_changes else None
    if not replace_link(resource, link.url, address):
        link.delete()
        return False
    resource.save_revision(user=by, log_action=True).publish(user=by)
    if draft:
        replace_link(draft, link.url, address)
        draft.save_revision(user=by, log_action=True)
    note_links_of(ResourcePage.objects.get(pk=resource.pk))
    return True
