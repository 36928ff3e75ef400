"""Taking files in, sealed frame by frame; giving them to what they belong to; reviewing; erasing."""

from yilu.files.actions.attaching import attach, review_photo
from yilu.files.actions.blurring import blur_photo, suggest_boxes
from yilu.files.actions.erasing import erase, erase_due
from yilu.files.actions.storing import store
from yilu.files.actions.taking import (
    gather_photos,
    take_paper,
    take_papers,
    take_photo,
    take_photos,
    take_recording,
    take_recordings,
)

__all__ = [
    "attach",
    "blur_photo",
    "erase",
    "erase_due",
    "gather_photos",
    "review_photo",
    "store",
    "suggest_boxes",
    "take_paper",
    "take_papers",
    "take_photo",
    "take_photos",
    "take_recording",
    "take_recordings",
]
