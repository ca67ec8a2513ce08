from django.conf import settings

from sidik.ops.management.commands.serve import Command as Serve


class Command(Serve):
    help = "Jalankan pintu publik, dengan login basis data yang hanya melihat satu proyeksi."

    def listen(self) -> str:
        return settings.SIDIK.listen_public
