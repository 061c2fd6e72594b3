# The site, its worker and its scheduler: one image, three commands (see compose.yaml).
# It is built in two steps, so that what compiles stays out of what runs.

FROM python:3.11-slim-trixie AS installed
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app
RUN python -m venv /venv
# Dependencies change less often than code: they are a layer of their own.
COPY pyproject.toml constraints.txt README.md ./
RUN /venv/bin/pip install --constraint constraints.txt .
COPY . .
# Hashes and compresses the static files. The settings ask for values that nothing here connects to.
RUN SECRET_KEY=only-while-building-the-image-0123456789-abcdefghijklmnop ALLOWED_HOSTS=build.invalid \
    SITE_URL=https://build.invalid DATABASE_URL=sqlite:////tmp/none.sqlite3 EMAIL_URL=dummymail:// \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.11-slim-trixie
# Fonts for names in every script on delivery lists; pg_dump for backups, of the version of compose.yaml's database.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-noto-core fonts-droid-fallback postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 1000 --home-dir /app --shell /usr/sbin/nologin campaign \
 && mkdir -p /app /var/lib/campaign/media /srv/campaign/static \
 && chown -R campaign: /var/lib/campaign /srv/campaign
COPY --from=installed /venv /venv
COPY --from=installed /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MEDIA_ROOT=/var/lib/campaign/media
USER 1000
EXPOSE 8000
VOLUME /var/lib/campaign/media
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz/live', timeout=2)"]
CMD ["granian", "--interface", "wsgi", "--no-ws", "--http", "1", "--http1-header-read-timeout", "10000", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "32", "--log-level", "warning", "campaign.wsgi:application"]
