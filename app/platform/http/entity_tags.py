"""Entity tags, and the tags of compressed representations."""

GZIP_SUFFIX = "-gzip"
"""The end of the opaque part of a tag whose representation is compressed."""

ANY_TAG = "*"
"""The value of `If-None-Match` that every representation matches."""

_GZIP_END = f'{GZIP_SUFFIX}"'


def gzip_tag(tag: str) -> str:
    """Return the tag of the compressed representation: `"abc-gzip"` for `"abc"`."""
    return f"{tag[:-1]}{_GZIP_END}"


def plain_tag(tag: str) -> str:
    """Return the tag of the representation before compression: `"abc"` for `"abc-gzip"`."""
    return f'{tag.removesuffix(_GZIP_END)}"' if tag.endswith(_GZIP_END) else tag


def matching_tag(if_none_match: str, tag: str) -> str | None:
    """Return the tag in `If-None-Match` that names a representation with this tag, or None.

    `*` names any. The comparison is weak (RFC 9110, section 13.1.2), and disregards compression:
    the client has the same content.
    """
    if if_none_match in {tag, ANY_TAG}:
        return tag
    known = (named.strip().removeprefix("W/") for named in if_none_match.split(","))
    return next((named for named in known if plain_tag(named) == tag), None)
