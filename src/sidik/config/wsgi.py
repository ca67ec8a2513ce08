"""What granian serves; `SIDIK_DB_ROLE` says which door it is."""

import os
import signal

from django.core.wsgi import get_wsgi_application
from django.db import connection

from sidik.ops.ready import demand_narrow_login
from sidik.ops.supervise import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidik.config.settings")
die_with_parent(signal.SIGKILL)  # a worker that outlives its parent would keep the port
application = get_wsgi_application()
demand_narrow_login()
connection.close()
