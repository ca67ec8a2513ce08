from ipaddress import IPv4Address
from pathlib import Path

import pytest

from sidik.gerbang.data import SAMPLE, Jenis, LokasiSalah, load, parse
from tests.gerbang.site import TEXT, a_site, added, changed

IZIN = '[[izin]]\ndari = "{}"\nke = "{}"\ntcp = [80]'
MESIN = '[[mesin]]\nnama = "{}"\nzona = "{}"\nalamat = "{}"'
ZONA = '[zona.{}]\njenis = "{}"\nantarmuka = "{}"\nalamat = "{}"'


def test_the_shipped_site_file_is_a_whole_site():
    lokasi = load(SAMPLE)

    assert lokasi.nama == "polres-balangan"
    assert [z.jenis for z in lokasi.zona] == [Jenis.KLIEN, Jenis.SERVER, Jenis.INTRANET]
    assert len(lokasi.client_addresses()) == 51


def test_a_line_whose_address_the_provider_hands_out_needs_none():
    lokasi = parse(changed('alamat = "198.18.0.2/24"\n', ""))

    assert lokasi.sambungan[0].alamat is None


WRONG = {
    # the two statements that cannot be written
    "something opened from the internet": (
        added(IZIN.format("internet", "aplikasi")),
        "[[izin]] ke-6: tidak ada yang boleh dibuka dari internet; hapus izin ini",
    ),
    "the gateway itself opened from the internet": (
        added(IZIN.format("internet", "gerbang")),
        "tidak ada yang boleh dibuka dari internet",
    ),
    "transit from the intranet to the internet": (
        added(IZIN.format("intranet", "internet")),
        "internet dan intranet tidak boleh disambungkan",
    ),
    "transit from one machine of the intranet": (
        added(IZIN.format("pusiknas", "internet")),
        "internet dan intranet tidak boleh disambungkan",
    ),
    "transit from the internet to the intranet": (
        added(IZIN.format("internet", "pusiknas")),
        "internet dan intranet tidak boleh disambungkan",
    ),
    # izin
    "an izin for nobody": (
        added(IZIN.format("tamu", "internet")),
        "kunci `dari`: `tamu` bukan zona atau mesin di berkas ini; pilih salah satu dari: aplikasi",
    ),
    "an izin to nowhere": (added(IZIN.format("klien", "arsip")), "kunci `ke`: `arsip` bukan"),
    "an izin that opens nothing": (
        added('[[izin]]\ndari = "sms"\nke = "internet"'),
        "izin ini tidak membuka apa pun; isi tcp, udp atau ping",
    ),
    "an izin between neighbours": (
        added(IZIN.format("aplikasi", "basisdata")),
        "ada di zona yang sama dan tidak melewati gerbang",
    ),
    "an izin for the gateway to go out": (
        added(IZIN.format("gerbang", "aplikasi")),
        "gerbang sendiri selalu boleh keluar",
    ),
    "the same pair twice": (
        added(IZIN.format("klien", "internet")),
        "pasangan ini sudah punya izin di atas; gabungkan",
    ),
    "a DNS server that would never be asked": (
        added('[[izin]]\ndari = "sms"\nke = "internet"\nudp = [53]'),
        "porta 53 dari server selalu dijawab gerbang sendiri",
    ),
    "a port that does not exist": (
        changed("tcp = [443]", "tcp = [70000]"),
        "[[izin]] ke-2 kunci `tcp`: isi 70000 di luar batas; tulis bilangan 1 sampai 65535.",
    ),
    "true as a port": (changed("tcp = [443]", "tcp = [true]"), "isi True di luar batas"),
    "a port twice": (changed("tcp = [443]", "tcp = [443, 443]"), "tertulis dua kali"),
    "one bare port": (changed("tcp = [443]", "tcp = 443"), "isinya bukan daftar; tulis di dalam"),
    "ping as a word": (changed("ping = true", 'ping = "ya"'), "kunci `ping`: isi 'ya' tidak"),
    # names and interfaces
    "a misspelled key": (
        changed("udp = [443]", "utp = [443]"),
        "[[izin]] ke-1 kunci `utp`: kunci ini tidak dikenal; pakai salah satu dari: dari, ke, tcp",
    ),
    "a misspelled table": (added("[[mesn]]"), "bagian teratas kunci `mesn`"),
    "a zone called internet": (
        added(ZONA.format("internet", "klien", "lan1", "192.168.51.1/24")),
        "nama `internet` sudah punya arti sendiri",
    ),
    "a machine called as a zone": (
        added(MESIN.format("klien", "server", "192.168.60.20")),
        "nama `klien` sudah dipakai",
    ),
    "two machines of one name": (
        added(MESIN.format("sms", "server", "192.168.60.20")),
        "[[mesin]] `sms`: nama `sms` sudah dipakai",
    ),
    "one interface for two zones": (
        changed('antarmuka = "srv0"', 'antarmuka = "lan0"'),
        "[zona.server]: antarmuka `lan0` sudah dipakai",
    ),
    "an interface name that breaks out of its quotes": (
        changed('antarmuka = "lan0"', "antarmuka = 'lan0\" accept'"),
        "[zona.klien] kunci `antarmuka`",
    ),
    "an interface name longer than the kernel takes": (
        changed('"lan0"', '"antarmuka-panjang"'),
        "[zona.klien] kunci `antarmuka`",
    ),
    "the loopback as an interface": (changed('"lan0"', '"lo"'), "lo milik gerbang sendiri"),
    "a name with a newline": (
        changed('nama = "polres-balangan"', 'nama = "a\\nb"'),
        "[lokasi] kunci `nama`",
    ),
    "a domain of one word": (changed('"balangan.internal"', '"balangan"'), "kunci `domain`"),
    "an unknown kind of zone": (
        changed('jenis = "server"', 'jenis = "dmz"'),
        "[zona.server] kunci `jenis`: isi 'dmz' tidak dikenali; pilih salah satu dari: klien",
    ),
    # networks
    "two zones over each other": (
        changed('"192.168.60.1/24"', '"192.168.50.2/24"'),
        "jaringan 192.168.50.0/24 bertumpuk dengan 192.168.50.0/24 milik [zona.klien]",
    ),
    "an intranet over a zone": (
        changed('"10.20.0.0/16"', '"192.168.0.0/16"'),
        "[zona.intranet]: jaringan 192.168.0.0/16 bertumpuk",
    ),
    "a zone over the provider's network": (
        changed('"192.168.60.1/24"', '"198.18.0.9/24"'),
        "milik [[sambungan]] `fiber`; pakai jaringan lain",
    ),
    "a network address as the gateway's": (
        changed('"192.168.50.1/24"', '"192.168.50.0/24"'),
        "192.168.50.0/24 bukan alamat satu mesin",
    ),
    "host bits in a network": (
        changed('"10.20.0.0/16"', '"10.20.0.1/16"'),
        "[zona.intranet] kunci `jaringan`: isi '10.20.0.1/16' bukan alamat IPv4",
    ),
    "an IPv6 address": (changed('"192.168.50.1/24"', '"fd00::1/64"'), "bukan alamat IPv4"),
    "an address as a bare number": (changed('"192.168.60.10"', "3232250890"), "bukan alamat IPv4"),
    "networks behind a server zone": (
        changed('antarmuka = "srv0"', 'antarmuka = "srv0"\njaringan = ["10.9.0.0/16"]'),
        "hanya zona intranet yang punya jaringan di belakangnya",
    ),
    # DHCP
    "a pool outside its zone": (
        changed('"192.168.50.149"', '"192.168.51.149"'),
        "[zona.klien] kunci `dhcp`: rentang keluar dari jaringan 192.168.50.0/24",
    ),
    "a pool upside down": (
        changed('["192.168.50.100", "192.168.50.149"]', '["192.168.50.149", "192.168.50.100"]'),
        "rentang harus alamat pertama lalu alamat terakhir",
    ),
    "a pool of one end": (changed(', "192.168.50.149"', ""), "alamat pertama lalu alamat terakhir"),
    "a pool over the gateway": (
        changed('"192.168.50.100"', '"192.168.50.1"'),
        "rentang memuat alamat gerbang 192.168.50.1",
    ),
    "a pool for servers": (
        changed(
            'antarmuka = "srv0"', 'antarmuka = "srv0"\ndhcp = ["192.168.60.50", "192.168.60.60"]'
        ),
        "DHCP hanya dibagikan di zona klien",
    ),
    "a pool for half the world": (
        TEXT.replace('"192.168.50.1/24"', '"172.16.0.1/16"').replace(
            '["192.168.50.100", "192.168.50.149"]', '["172.16.1.0", "172.16.9.0"]'
        ),
        "rentang lebih dari 1000 alamat",
    ),
    # machines
    "a machine outside its zone": (
        changed('"192.168.60.11"', '"192.168.61.11"'),
        "[[mesin]] `basisdata` kunci `alamat`: 192.168.61.11 di luar zona server",
    ),
    "a machine in no zone": (
        changed('nama = "sms"\nzona = "server"', 'nama = "sms"\nzona = "gudang"'),
        "zona `gudang` tidak ada; pilih salah satu dari: intranet, klien, server",
    ),
    "a machine on the gateway's address": (
        changed('"192.168.60.11"', '"192.168.60.1"'),
        "192.168.60.1 adalah alamat gerbang",
    ),
    "a machine on the broadcast address": (
        changed('"192.168.60.11"', '"192.168.60.255"'),
        "192.168.60.255 di luar zona server",
    ),
    "two machines on one address": (
        changed('"192.168.60.11"', '"192.168.60.10"'),
        "[[mesin]] `basisdata`: alamat 192.168.60.10 sudah dipakai mesin lain",
    ),
    "two machines with one MAC": (
        added(MESIN.format("kanit", "klien", "192.168.50.12") + '\nmac = "02:00:00:00:32:01"'),
        "MAC 02:00:00:00:32:01 sudah dipakai mesin lain",
    ),
    "a MAC that is none": (changed("02:00:00:00:32:01", "02:00:00:00:32"), "`mac`"),
    "a MAC of a whole group": (changed("02:00:00:00:32:01", "01:00:5e:00:00:01"), "`mac`"),
    "a MAC where nobody leases": (
        changed('alamat = "192.168.60.11"', 'alamat = "192.168.60.11"\nmac = "02:00:00:00:00:09"'),
        "zona server tidak membagikan DHCP",
    ),
    "a fixed machine that DHCP may give away": (
        added(MESIN.format("kanit", "klien", "192.168.50.120")),
        "192.168.50.120 dapat dibagikan DHCP kepada orang lain; isi mac",
    ),
    # lines, DNS, tunnel
    "no line": (
        TEXT.split("[[sambungan]]")[0] + "[dns]" + TEXT.split("[dns]")[1],
        "[[sambungan]]: belum ada sambungan internet",
    ),
    "a line without a speed": (
        changed("unggah_kbit = 20000\n", ""),
        "[[sambungan]] ke-1 kunci `unggah_kbit`: belum diisi; tulis bilangan 64 sampai",
    ),
    "no zone of clients": (
        changed('jenis = "klien"\n', 'jenis = "server"\n').replace("dhcp =", "# dhcp ="),
        "belum ada zona klien",
    ),
    "no DNS to ask": (
        changed('penerus = ["198.18.0.53"]', "penerus = []"),
        "[dns] kunci `penerus`",
    ),
    "a blocked name that is none": (changed('"judi.test"', '"judi test/"'), "[dns] kunci `blokir`"),
    "a tunnel to the clients": (
        changed('zona = "intranet"', 'zona = "klien"'),
        "[terowongan] kunci `zona`: `klien` bukan zona intranet",
    ),
    "a tunnel whose far end is at home": (
        changed('lawan = "198.18.0.90"', 'lawan = "192.168.60.90"'),
        "[terowongan] kunci `lawan`: 192.168.60.90 ada di dalam jaringan sendiri",
    ),
    "a tunnel with half a key": (changed("AAAA=", "A="), "[terowongan] kunci `kunci_lawan`"),
    "a key file that runs a command": (
        changed("/etc/sidik/terowongan.key", "/etc/x; reboot"),
        "[terowongan] kunci `berkas_kunci`",
    ),
    # the file itself
    "text that is no TOML": (changed('domain = "', "domain = "), "baris 9: tulisan ini bukan TOML"),
    "a file that ends too early": ('nama = "', "tulisan ini bukan TOML yang benar"),
    "an empty file": ("", "bagian teratas kunci `lokasi`: belum diisi; tambahkan bagian [lokasi]"),
    "a table as a value": ("lokasi = 3", "[lokasi]: bagian ini bukan tabel"),
    "zones as a list": (TEXT.replace("[zona.", "[[zona."), "bukan TOML"),
    "machines as one table": (changed("[[mesin]]", "[mesin.x]"), "bukan TOML"),
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG)
def test_refuses_in_one_sentence_that_names_the_place_and_the_remedy(text, sentence):
    with pytest.raises(LokasiSalah) as no:
        parse(text)

    assert sentence in str(no.value)
    assert str(no.value).startswith("Berkas lokasi, ")
    assert "\n" not in str(no.value)


def test_refuses_a_file_that_is_not_there():
    with pytest.raises(LokasiSalah, match="berkas tidak dapat dibaca; periksa nama"):
        load(Path("/tidak/ada.toml"))


def test_refuses_a_file_that_is_not_text(tmp_path):
    (tmp_path / "l.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LokasiSalah, match="bukan teks UTF-8"):
        load(tmp_path / "l.toml")


def test_a_second_zone_of_clients_shares_the_same_line():
    lokasi = a_site(
        ZONA.format("tamu", "klien", "lan1", "192.168.51.1/24")
        + '\ndhcp = ["192.168.51.10", "192.168.51.19"]'
    )

    assert IPv4Address("192.168.51.10") in lokasi.client_addresses()
    assert len(lokasi.client_addresses()) == 61
