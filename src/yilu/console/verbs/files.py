"""What the record's verbs and kinds of files mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "photo.blurred": _("给照片打码"),
    "file.erased": _("删除文件"),
    "file.stored": _("存入文件"),
    "paper.erased": _("删除附件"),
    "paper.taken": _("上传附件"),
    "photo.erased": _("删除照片"),
    "photo.reviewed": _("审看照片"),
    "photo.taken": _("上传照片"),
    "recording.erased": _("删除录音"),
    "recording.taken": _("上传录音"),
}
KINDS = {
    "files.paper": _("附件"),
    "files.photo": _("照片"),
    "files.recording": _("录音"),
    "files.storedfile": _("文件"),
}
