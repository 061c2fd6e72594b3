"""The TypeScript client against a running site, and its types against the API."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from standardwebhooks import Webhook

from campaign.settings.environment import ROOT
from campaign.tests.clients.node import node
from campaign.web.templatetags.campaign_pages import anchor
from petition.models import Signature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
EVENT = '{"type": "webhook.test", "timestamp": "2026-05-01T10:00:00.000Z", "data": {"message": "Hello"}}'
# In many scripts, with what ids leave out.
HEADINGS = [
    "What we ask for",
    "¿Qué pedimos?",
    "  -- 2½ x “rights”_ ",
    "महत्वपूर्ण खनिज",
    "المعادن الحرجة؟",
    "关键矿产",
    "!!",
    "ﬁve İstanbul",
]


def test_its_types_are_those_of_the_document(typescript_client, tmp_path):
    """``make clients`` writes them anew; read what changed for those who use them."""
    node("node", "generate.mjs", tmp_path / "api.ts", folder=typescript_client)
    now = (tmp_path / "api.ts").read_text()
    assert now == (typescript_client / "src/api.ts").read_text()
    assert not re.search(r"\b(any|unknown)\b(?=[;\[\]<>)])", now)


def test_the_examples_of_all_blocks_are_of_its_types(typescript_client):
    """What docs/blocks.md shows of each block, as the compiler sees it."""
    shown = re.findall(r"^```json\n(.*?)^```", (ROOT / "docs/blocks.md").read_text(), re.DOTALL | re.MULTILINE)
    assert len(shown) > 20
    text = 'import type { Block } from "campaign-client";\nexport const all: Block[] = [\n' + ",\n".join(shown) + "];\n"
    folder = typescript_client / "dist/blocks-of-the-docs"
    folder.mkdir(exist_ok=True)
    (folder / "blocks.ts").write_text(text)
    options = ("--strict", "--module", "NodeNext", "--target", "ES2022", "--noEmit")
    node("npx", "tsc", *options, folder / "blocks.ts", folder=typescript_client)


@pytest.mark.django_db(transaction=True)
def test_it_reads_signs_and_verifies(typescript_client, asking, live_server):
    sent = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(sent.timestamp())),
        "webhook-signature": f"v1,bm90aGluZw== {Webhook(SECRET).sign('msg_1', sent, EVENT)}",
    }
    walk = Path(__file__).with_name("walk.mjs")
    index = typescript_client / "dist/index.js"
    arguments = (index.as_uri(), live_server.url, asking.pk, SECRET, json.dumps(headers), EVENT, json.dumps(HEADINGS))
    met = json.loads(node("node", walk, *arguments, folder=typescript_client))

    assert met["title"] == "Put rights first"
    assert met["controls"]["email"] == "email"
    assert met["controls"]["answers.which_minerals"] == "checkboxes"
    assert set(met["errors"]) == {"email", "answers.your_union"}
    assert met["accepted"] == {"status": "accepted", "confirmation": "none"}
    assert met["event"]["id"] == "msg_1"
    assert met["event"]["data"] == {"message": "Hello"}
    assert met["refused"] == 3
    assert "/petition/" in met["pages"]
    assert met["nowhere"] is None
    assert met["one"].endswith("/")
    assert met["anchors"] == [anchor(words) for words in HEADINGS]
    signature = Signature.objects.get()
    assert signature.answers == {"your_union": "Miners 12", "which_minerals": ["Cobalt", "Nickel"]}
    assert signature.state == "confirmed"
