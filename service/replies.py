"""Replies: what HTTP says beside a message of SDMX."""

from collections.abc import Mapping

from starlette.responses import Response

from service.refused import NO_RESULTS, NO_SUCH_FORMAT, Refused, error_message

SECONDS_KEPT = 300  # by whoever stands between; a release is seen by all after these
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",  # the figures are public; nothing here knows who asks
    "Vary": "Accept, Accept-Language",
}
_XML = "application/xml; charset=utf-8"


def kept(etag: str) -> dict[str, str]:
    """Return the headers of an answer that may be kept, and compared by its mark."""
    return {**HEADERS, "ETag": etag, "Cache-Control": f"public, max-age={SECONDS_KEPT}"}


def refusal(refused: Refused) -> Response:
    """Return the reply to what is not answered."""
    is_kept = refused.reason in (NO_RESULTS, NO_SUCH_FORMAT)
    control = f"public, max-age={SECONDS_KEPT // 5}" if is_kept else "no-store"
    return Response(
        error_message(refused.reason, refused.text),
        refused.reason.status,
        {**HEADERS, "Cache-Control": control, **refused.headers},
        media_type=_XML,
    )


def allowed(methods: str) -> Response:
    """Return the reply to a browser that asks what a script of another site may do."""
    may = {"Access-Control-Allow-Methods": methods, "Access-Control-Allow-Headers": "*"}
    return Response(status_code=204, headers={**HEADERS, **may, "Allow": methods})


def unchanged(etag: str) -> Response:
    """Return the reply to who has this answer already."""
    return Response(status_code=304, headers=kept(etag))
