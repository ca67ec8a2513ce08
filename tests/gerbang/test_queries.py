import pytest

from sidik.gerbang.queries import PING, TCP, UDP, expected_flows, is_allowed
from tests.gerbang.site import a_site


@pytest.mark.parametrize(
    ("dari", "ke", "service", "boleh"),
    [
        ("klien", "internet", (TCP, 443), True),
        ("kaurmintu", "internet", (TCP, 443), True),  # by its zone
        ("klien", "internet", (TCP, 22), False),
        ("klien", "aplikasi", (TCP, 443), True),
        ("klien", "basisdata", (TCP, 443), False),
        ("klien", "server", (TCP, 443), False),  # one machine is not its zone
        ("klien", "pusiknas", (TCP, 8443), False),
        ("aplikasi", "pusiknas", (TCP, 8443), True),
        ("aplikasi", "intranet", (TCP, 8443), False),
        ("basisdata", "pusiknas", (TCP, 8443), False),
        ("pusiknas", "aplikasi", (TCP, 443), True),
        ("intranet", "aplikasi", (TCP, 443), False),
        ("pusiknas", "internet", (TCP, 80), False),
        ("internet", "gerbang", (PING, 0), False),
        ("internet", "aplikasi", (TCP, 443), False),
        ("klien", "gerbang", (UDP, 67), True),
        ("server", "gerbang", (UDP, 67), False),
        ("server", "gerbang", (UDP, 53), True),
        ("pusiknas", "gerbang", (UDP, 53), False),
        ("klien", "gerbang", (TCP, 22), False),
        ("aplikasi", "gerbang", (TCP, 22), True),
    ],
)
def test_who_may_talk_to_whom_at_the_shipped_site(dari, ke, service, boleh):
    assert is_allowed(a_site(), dari, ke, service) is boleh


def test_every_pair_that_meets_at_the_gateway_is_counted_once():
    flows = expected_flows(a_site())

    assert len(flows) == len({(f.dari, f.ke, f.proto, f.porta) for f in flows})
    assert not any({f.dari, f.ke} == {"aplikasi", "basisdata"} for f in flows)
    assert not any(f.boleh for f in flows if f.dari == "internet")
    assert not any(f.boleh for f in flows if {f.dari, f.ke} == {"pusiknas", "internet"})


def test_a_new_izin_opens_exactly_what_it_says():
    before = {f for f in expected_flows(a_site()) if f.boleh}
    after = {
        f
        for f in expected_flows(a_site('[[izin]]\ndari = "sms"\nke = "internet"\ntcp = [443]'))
        if f.boleh
    }

    assert [(f.dari, f.ke, f.proto, f.porta) for f in after - before] == [
        ("sms", "internet", TCP, 443)
    ]
    assert before <= after
