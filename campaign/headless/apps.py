from django.apps import AppConfig


class HeadlessConfig(AppConfig):
    name = "campaign.headless"
    label = "headless"
    verbose_name = "Campaign API"
