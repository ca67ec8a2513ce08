"""What the work process does for the public door."""

from sidik.layanan import usecases


def forget_old_inquiries() -> int:
    return usecases.forget_inquiries()
