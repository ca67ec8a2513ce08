"""The number of a report on a narrow screen: whole, or broken at a slash."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def patah(nomor: str) -> SafeString:
    """Let a number go on in the next line after a slash; what is copied from it is the number."""
    return format_html_join(SafeString("/<wbr>"), "{}", ([each] for each in nomor.split("/")))
