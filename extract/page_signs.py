"""Words by which a page shows what is programme in it and what is the site's own.

These only weigh evidence: which words are dates, hours or heads of columns is for the readers of `models` to say.
"""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE

SIGNS: dict[str, re.Pattern[str]] = {
    "weekday": re.compile(r"(?<!\w)(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)(?!\w)", _FLAGS),
    "date": re.compile(
        r"(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:19|20)?\d\d)?(?![\d/])|ngày\s+\d", _FLAGS
    ),
    "hour": re.compile(
        r"(?<!\d)\d{1,2}\s?(?:h|g)(?:\s?\d\d)?(?![\w])|(?<![\d:])\d{1,2}:\d\d(?![\d:])|\d\s?giờ", _FLAGS
    ),
    "session": re.compile(r"(?<!\w)(?:sáng|chiều|tối|cả ngày)(?!\w)", _FLAGS),
    "period": re.compile(r"(?<!\w)(?:tháng\s+\d|quý\s+[IV\d]|tuần\s+\d)", _FLAGS),
}
"""Signs of a schedule by kind."""

TITLE = re.compile(
    r"\W*(?:(?:dự thảo|dự kiến|thông báo|bản điều chỉnh|điều chỉnh)\W+)*"
    r"(?:lịch(?!\s+sử)|chương trình|kế hoạch|bảng phân công|phân công|danh sách trực)(?!\w)",
    _FLAGS,
)
"""How a programme's title opens."""

PERIOD = re.compile(
    r"(?:từ\s+)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}.{0,14}?(?:đến|-|–|—)\s*(?:ngày\s+)?\d{1,2}[/.-]\d", _FLAGS
)
"""A stretch of days, as it stands below a title."""

TODAY = re.compile(
    r"\W*(?:hôm nay\W*)?(?:(?:thứ\s+\w+|chủ nhật|t[2-7]|cn)\W+)?(?:ngày\s+)?\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*"
    r"(?:[/.,-]|năm)\s*\d{4}(?:\W*\d{1,2}\s*[:h]\s*\d\d(?::\d\d)?(?:\s*[AP]M)?)?(?:\W*GMT\W*\d+)?\W*",
    _FLAGS,
)
"""The day on which a page was looked at: weekday, day, month and year, and nothing else."""

STAMP = re.compile(
    r"\W*(?:(?:thứ\s+\w+|chủ nhật|t[2-7]|cn|ngày|lúc)\W+)*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\W+\d{1,2}[:h]\d\d(?::\d\d)?|"
    r"\d{1,2}[:h]\d\d(?::\d\d)?\W+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s*[AP]M)?\W*",
    _FLAGS,
)
"""When something was published: a day with its year and the time, and nothing else."""

HEADS = re.compile(
    r"\W*(?:thứ|ngày|buổi|sáng|chiều|tối|thời gian|thời điểm|giờ|nội dung|công việc|hoạt động|địa điểm|nơi|phòng|"
    r"thành phần|tham dự|chủ trì|lãnh đạo|người|đơn vị|cơ quan|ghi chú|stt|tt|số tt|(?:phó )?chủ tịch|"
    r"(?:phó )?giám đốc|(?:phó )?bí thư|(?:phó )?hiệu trưởng|họ|chức vụ|tháng|tuần|ca|trực|chuẩn bị|phối hợp|"
    r"hoàn thành|tên)(?!\w)",
    _FLAGS,
)
"""How heads of an agenda's columns open."""

_COUNT = r"[\s\d.,:;()\[\]|/«»<>&•·→←↑-]*"

_ALONE = (
    r"(?:tuần|tháng|ngày|năm) (?:trước|sau|tiếp|tiếp theo|kế|kế tiếp|này|hiện tại)",
    r"hôm (?:nay|qua)|(?:trang )?(?:trước|sau|tiếp|cuối|đầu)|trang (?:chủ|nhất)|(?:lên |về )?đầu trang",
    r"đăng (?:nhập|xuất|ký)|tìm(?: kiếm)?|gửi|đóng|mở rộng|thu gọn|menu|liên hệ|góp ý|hỏi đáp|phản hồi",
    r"in(?: trang| ấn| lịch| bài(?: viết)?)?|bản in|print|email|cỡ chữ|a\+|a-",
    r"chi tiết|xem(?: chi tiết| thêm| tiếp| tất cả| lịch)?|quay lại|trở (?:lại|về)|về trang (?:chủ|trước)",
    r"tải (?:về|xuống|file|lịch|tài liệu)|download|xuất (?:excel|word|pdf|file)|excel|word|pdf",
    r"chia sẻ(?: bài viết)?|bình luận|ý kiến bạn đọc|gửi (?:bình luận|ý kiến|phản hồi|email|cho bạn bè|bài)",
    r"facebook|twitter|zalo|google|youtube|tweet|share|like|thích|rss|sitemap|english|tiếng việt",
    r"sơ đồ (?:site|trang|cổng|web)|thống kê truy cập|tin mới",
    r"(?:đang|tổng|số|lượt|khách)\s*(?:online|truy cập|trực tuyến|lượt truy cập|xem|viếng thăm|đọc)",
    r"tuần(?: thứ)?|năm|tháng|(?:từ|đến) ngày|đơn vị|chọn (?:tuần|tháng|năm|ngày|đơn vị|lịch)",
)
ALONE = re.compile(rf"{_COUNT}(?:(?:{'|'.join(_ALONE)}){_COUNT})+", _FLAGS)
"""Links, buttons, labels and counters that are the site's own where they stand alone."""

_OPENINGS = (
    r"(?:tổng )?(?:số )?(?:lượt|khách) (?:truy cập|xem|đọc|viếng thăm|online)|đang (?:truy cập|online|trực tuyến)",
    r"thống kê truy cập|tổng (?:số )?truy cập",
    r"ngày (?:đăng|cập nhật|tạo|gửi|xuất bản)|(?:lần )?cập nhật(?: lần cuối| lúc| ngày|\s*:)|đăng (?:lúc|ngày|bởi)",
    r"(?:tác giả|nguồn(?: tin)?|đính kèm)\s*:|người đăng|(?:tệp|file|tập tin|tài liệu) đính kèm",
    r"chia sẻ (?:bài|lên|qua|facebook)|(?:gửi|viết) bình luận|mã (?:an toàn|xác nhận|captcha)",
    r"(?:các )?(?:tin|bài)(?: viết| tức)? (?:khác|mới|cũ|liên quan|cùng|đã đưa|đọc nhiều)|các tin(?!\w)",
    r"thông tin (?:khác|liên quan)|văn bản (?:mới|liên quan)|lịch (?:khác|cũ)|liên kết (?:web|nhanh|trang)",
    r"bản quyền|copyright|©|\(c\)|giấy phép|ghi rõ nguồn|chịu trách nhiệm|trưởng ban biên tập|cơ quan chủ quản",
    r"(?:cổng|trang) (?:thông tin|tttđt|ttđt)|website|thiết kế (?:bởi|và)|phát triển bởi|hotline",
    r"trang\s+\d+\s*(?:/|trên)|hiển thị (?:\d|từ|kết quả)|showing \d|tìm thấy \d|tổng số\s*:?\s*\d+ (?:bản ghi|mục)",
    r"bạn đang (?:ở|xem)|đọc bài|nghe (?:đọc|nội dung|bài)",
)
OPENING = re.compile(rf"\W*(?:{'|'.join(_OPENINGS)})", _FLAGS)
"""How lines of the site's own open: counters, dates of publishing, lists of other news, imprints."""

ADDRESS = re.compile(r"(?:(?:điện thoại|đt|fax|tel|e-?mail|địa chỉ)\s*[:.].*){2}|[\w.]+@[\w.]+\.vn", _FLAGS)
"""An office's address as a page's foot has it."""

_SITE_NAMES = (
    "nav navbar menu mainmenu topmenu leftmenu submenu breadcrumb breadcrumbs sidebar footer banner pagination pager "
    "paging share sharing social comment comments counter visitor visitors statistics search login related othernews "
    "weblink weblinks widget copyright advert ads toolbar datepicker topbar sitemap modal dropdown tintuc "
    "newslist"
)
SITE_NAMES = frozenset(_SITE_NAMES.split())
"""Parts of identifiers and class names that many systems give to what is the site's own; weak evidence."""


def count_signs(text: str) -> dict[str, int]:
    """How many signs of a schedule of each kind a text has."""
    if len(text) < 2 or (len(text) < 60 and STAMP.fullmatch(text)):
        return {}
    found = {kind: sum(1 for _ in pattern.finditer(text)) for kind, pattern in SIGNS.items()}
    return {kind: count for kind, count in found.items() if count}


def is_sites_own(text: str) -> bool:
    """Whether a line that stands by itself is the site's own by its words."""
    words = len(text.split())
    if words <= 12 and ALONE.fullmatch(text) and not count_signs(text):
        return True
    return words <= 40 and OPENING.match(text) is not None
