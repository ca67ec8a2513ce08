"""Django's settings. What differs between machines stands in the node file: see `env.py`."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

from sidik.config.env import NODE

# The name by which contexts ask what this machine is; `config` itself they may not import.
SIDIK = NODE

DEBUG = NODE.debug
ROOT_URLCONF = "sidik.config.urls_public" if NODE.is_public_door else "sidik.config.urls"
WSGI_APPLICATION = "sidik.config.wsgi.application"

# Each context adds its own line, top of the DAG first.
INSTALLED_APPS = [
    "sidik.ops",
    "sidik.layanan",
    "sidik.impor",
    "sidik.upaya_paksa",
    "sidik.barang_bukti",
    "sidik.prapenuntutan",
    "sidik.gerbang",
    "sidik.perangkat",
    "sidik.pengawasan",
    "sidik.perkara",
    "sidik.pesan",
    "sidik.sinkron",
    "sidik.dokumen",
    "sidik.tenggat",
    "sidik.satuan",
    "sidik.jejak",
    "sidik.web",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

_EVERY_DOOR = [
    "django.middleware.security.SecurityMiddleware",
    "sidik.web.middleware.content_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
]
_STAFF = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sidik.satuan.middleware.actor_middleware",
    "sidik.web.middleware.back_from_form",
]
# The public has no login, so nothing of a session is even read.
_PUBLIC = [
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
MIDDLEWARE = [
    *_EVERY_DOOR,
    *(_PUBLIC if NODE.is_public_door else _STAFF),
    "sidik.web.middleware.RefusalMiddleware",
]

_PAGE_FACTS = [
    "django.template.context_processors.request",
    "sidik.web.middleware.page_facts",
]
_STAFF_FACTS = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "sidik.config.context.menu",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [*_PAGE_FACTS, *([] if NODE.is_public_door else _STAFF_FACTS)],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# --- data -----------------------------------------------------------------------------------------

DATABASES = {"default": NODE.database.django(NODE.login)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- who ------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "satuan.Akun"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "satuan:masuk"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "satuan:masuk"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# One shift: nobody inherits the session of the officer before.
SESSION_COOKIE_AGE = 8 * 60 * 60
# Browsers tell ports of one machine apart by nothing: two nodes side by side need two names.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"sidik_{NODE.kode}", f"csrf_{NODE.kode}"

# --- the wire -------------------------------------------------------------------------------------


def _secret_key() -> str:
    """The node's own; before `sidik setup` has made it, one that lives as long as the process."""
    if NODE.secret_key:
        return NODE.secret_key
    file = NODE.secrets / "secret_key"
    return file.read_text().strip() if file.exists() else secrets.token_urlsafe(50)


SECRET_KEY = _secret_key()
# The address on labels leads here, so its name is one of ours.
_NAMES = [*NODE.hosts, *filter(None, [urlsplit(NODE.alamat).hostname])]
ALLOWED_HOSTS = [*_NAMES, "localhost", "127.0.0.1", "[::1]"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = NODE.https
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if NODE.https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if NODE.https else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in _NAMES if NODE.https]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- words and files ------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
USE_I18N = True
USE_TZ = True
TIME_ZONE = NODE.zona
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = NODE.var / "static"
MEDIA_ROOT = NODE.var / "berkas"
_MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _PLAIN if DEBUG else _MANIFEST},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)

# --- what is written down -------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Its loggers would print every request a second time.
    "loggers": {"httpx": {"level": "WARNING"}, "django.server": {"level": "WARNING"}},
}
