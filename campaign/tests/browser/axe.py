"""What axe finds wrong with a page (WCAG 2.2 AA)."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE = (*WCAG, "best-practice")


def violations(page: Any, *, within: str = "html", rules: tuple[str, ...] = BEST_PRACTICE) -> list[list]:
    """The rules that are broken in that part of the page, each with the HTML of the first three places.

    Only they leave the browser: what is in order is a thousand times as long. Style sheets are not fetched once more:
    axe looks for those that others import beside the page, and each page made forty pages of "not found".
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(
        """async ({within, rules}) => {
            const options = {runOnly: rules, resultTypes: ["violations"], preload: {assets: ["media"]}};
            const {violations} = await axe.run(within, options);
            return violations.map(({id, nodes}) => [id, nodes.slice(0, 3).map(({html}) => html.slice(0, 400))]);
        }""",
        {"within": within, "rules": rules},
    )
