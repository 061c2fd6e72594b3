"""The cache: Redis where workers share one, this process's memory otherwise."""

from .environment import text

REDIS_URL = text("REDIS_URL")

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}
