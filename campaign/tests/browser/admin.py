"""What the walks through the admin share: somebody of one group, logged in, whose clicks are counted."""

from time import monotonic
from typing import Any

from django.contrib.auth import get_user_model

from campaign.admin.tests.rights import member_of


class Walk:
    """Counts what a hand would do: each click is one, each field filled is one."""

    def __init__(self, page: Any, group: str) -> None:
        self.page = page
        self.clicks = 0
        self.started = monotonic()
        member = member_of(group, get_user_model())
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto("/admin/")
        page.fill("[name=login]", member.username)
        page.fill("[name=password]", "password")
        self.follow(page.get_by_role("button", name="Sign in"))
        page.wait_for_selector("#wagtail-sidebar a")

    def click(self, target: Any) -> None:
        target.click()
        self.clicks += 1

    def follow(self, link: Any) -> None:
        """Click it and wait until the page that it leads to is there, with its scripts."""
        with self.page.expect_navigation():
            self.click(link)

    def menu(self, *names: str) -> None:
        sidebar = self.page.locator("#wagtail-sidebar")
        for name in names[:-1]:
            self.click(sidebar.get_by_role("button", name=name, exact=True))
        self.follow(sidebar.get_by_role("link", name=names[-1], exact=True))

    def tab(self, name: str) -> None:
        self.click(self.page.get_by_role("tab", name=name))

    def publish(self) -> None:
        self.follow(self.page.locator("[name=action-publish]"))
        self.page.wait_for_selector(".messages .success")

    def told(self) -> str:
        """For docs/editing.md: run with ``-s`` to read it."""
        return f"{self.clicks} clicks, {monotonic() - self.started:.0f} seconds"
