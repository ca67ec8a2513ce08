"""A gateway forwards. IPv6 does not pass here at all, so it is not forwarded either."""


def sysctl_conf() -> str:
    return "net.ipv4.ip_forward = 1\nnet.ipv6.conf.all.forwarding = 0\n"
