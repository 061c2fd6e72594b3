import os

from environ import Env

SECRET_KEY = "x" * 50
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": Env.db_url_config(os.environ["STOCK_DATABASE_URL"]) | {"CONN_MAX_AGE": 600}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
