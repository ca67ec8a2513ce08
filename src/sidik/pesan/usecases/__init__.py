"""The verbs of short messages."""

from sidik.pesan.usecases.keluar import Tugas as Tugas
from sidik.pesan.usecases.keluar import claim as claim
from sidik.pesan.usecases.keluar import expire_keluar as expire_keluar
from sidik.pesan.usecases.keluar import note_receipt as note_receipt
from sidik.pesan.usecases.keluar import queue_sms as queue_sms
from sidik.pesan.usecases.keluar import recover as recover
from sidik.pesan.usecases.keluar import settle as settle
from sidik.pesan.usecases.masuk import answer_masuk as answer_masuk
from sidik.pesan.usecases.masuk import hand_over as hand_over
from sidik.pesan.usecases.masuk import receive as receive
from sidik.pesan.usecases.modem import drop_modem as drop_modem
from sidik.pesan.usecases.modem import note_health as note_health
from sidik.pesan.usecases.modem import note_heartbeat as note_heartbeat
from sidik.pesan.usecases.modem import send_from_ponsel as send_from_ponsel
from sidik.pesan.usecases.modem import show_on_ponsel as show_on_ponsel
from sidik.pesan.usecases.modem import start_modem as start_modem
from sidik.pesan.usecases.modem import take_from_udara as take_from_udara
from sidik.pesan.usecases.petugas import NewBalasan as NewBalasan
from sidik.pesan.usecases.petugas import abandon_keluar as abandon_keluar
from sidik.pesan.usecases.petugas import close_masuk as close_masuk
from sidik.pesan.usecases.petugas import reply_manually as reply_manually
from sidik.pesan.usecases.petugas import resend_keluar as resend_keluar
