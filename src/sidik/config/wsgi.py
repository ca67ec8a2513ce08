"""What granian serves; `SIDIK_DB_ROLE` says which door it is."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidik.config.settings")
application = get_wsgi_application()
