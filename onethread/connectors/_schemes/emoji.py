"""Short names of emoji ("thumbsup") as Slack, Mattermost, Rocket.Chat, Discord and Zulip know them."""

from __future__ import annotations

# The names of the Unicode and gemoji lists that these programs share; the first of a sign is its own.
_NAMES: tuple[tuple[str, str], ...] = (
    ("👍", "+1 thumbsup thumbs_up"),
    ("👎", "-1 thumbsdown thumbs_down"),
    ("❤️", "heart"),
    ("😂", "joy"),
    ("😀", "grinning"),
    ("😃", "smiley"),
    ("😄", "smile"),
    ("😁", "grin"),
    ("😆", "laughing satisfied"),
    ("😅", "sweat_smile"),
    ("🙂", "slightly_smiling_face"),
    ("😉", "wink"),
    ("😊", "blush"),
    ("😍", "heart_eyes"),
    ("😘", "kissing_heart"),
    ("😎", "sunglasses"),
    ("🤔", "thinking_face thinking"),
    ("😐", "neutral_face"),
    ("🙄", "face_with_rolling_eyes rolling_eyes"),
    ("😮", "open_mouth"),
    ("😯", "hushed"),
    ("😢", "cry"),
    ("😭", "sob"),
    ("😞", "disappointed"),
    ("😕", "confused"),
    ("😡", "rage"),
    ("😠", "angry"),
    ("😱", "scream"),
    ("🤯", "exploding_head"),
    ("🤷", "shrug"),
    ("🙏", "pray folded_hands"),
    ("👏", "clap"),
    ("🙌", "raised_hands"),
    ("👌", "ok_hand"),
    ("👋", "wave"),
    ("💪", "muscle"),
    ("👀", "eyes"),
    ("🎉", "tada"),
    ("🎊", "confetti_ball"),
    ("🔥", "fire"),
    ("🚀", "rocket"),
    ("⭐", "star"),
    ("✨", "sparkles"),
    ("💯", "100"),
    ("✅", "white_check_mark check_mark"),
    ("✔️", "heavy_check_mark"),
    ("❌", "x cross_mark"),
    ("⚠️", "warning"),
    ("❓", "question"),
    ("❗", "exclamation"),
    ("➕", "heavy_plus_sign"),
    ("💔", "broken_heart"),
    ("💙", "blue_heart"),
    ("💚", "green_heart"),
    ("💧", "droplet"),
    ("☕", "coffee"),
    ("🙈", "see_no_evil"),
    ("🤝", "handshake"),
    ("🥳", "partying_face"),
    ("😴", "sleeping"),
)
_SIGN = {name: sign for sign, names in _NAMES for name in names.split()}
_NAME = {sign.rstrip("\ufe0f"): names.split()[0] for sign, names in _NAMES}


def sign_of(name: str) -> str:
    """The emoji of a short name; a name that isn't in the list as ":name:"."""
    bare = name.strip(":").partition("::")[0]  # "+1::skin-tone-3"
    return _SIGN.get(bare, f":{bare}:" if bare else "")


def name_of(sign: str) -> str | None:
    """The short name of an emoji (or of ":name:"), None when it isn't known."""
    if len(sign) > 2 and sign.startswith(":") and sign.endswith(":"):
        return sign.strip(":")
    return _NAME.get(sign.rstrip("\ufe0f"))
