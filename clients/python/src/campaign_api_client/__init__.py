"""A campaign's API, with types for every operation.

``campaign_api_client.generated`` has a module for each operation, such as ``api.petitions.list_petitions``, made from
the OpenAPI document. What a generator can't know is here: signing with its puzzle, forms, webhooks.
"""

from campaign_api_client.form import Field, errors_of, fields_of, values_of
from campaign_api_client.generated import AuthenticatedClient, Client
from campaign_api_client.puzzle import solve_puzzle
from campaign_api_client.signing import connect, sign
from campaign_api_client.webhook import WebhookError, verify_webhook

__all__ = [
    "AuthenticatedClient",
    "Client",
    "Field",
    "WebhookError",
    "connect",
    "errors_of",
    "fields_of",
    "sign",
    "solve_puzzle",
    "values_of",
    "verify_webhook",
]
