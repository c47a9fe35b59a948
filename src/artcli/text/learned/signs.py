"""Does a line say that it is its source's and not the article's?  A line → whether it has a sign of that, in twelve languages.  Pure.

A line that recurs may be an author's own: ``Amen.``, ``Thank you.``, a refrain.  Only one that also speaks of subscribing, sharing, contact and
their like, has an address in it, or is known to the boilerplate stage is believed to be furniture: whatever that left, as a sentence or the
place spoke for an author, is told by its recurring.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from artcli.text.boilerplate.finding import Place
from artcli.text.boilerplate.lines import find

_KINDS = frozenset({"share", "subscription", "contact", "aside", "comments", "copyright", "advertisement", "cookies", "mailing"})
"""Findings of the boilerplate stage that are enough, wherever they may go there."""

_ADDRESS = r"https?://\S|www\.\S|[\w.+-]+@[\w-]+\.\w|(?<!\w)@\w{3,}|(?<!\d)(?:\+?\d[\d ()./-]{7,}\d)(?!\d)"

_WESTERN = r"""
    subscri\w+|unsubscri\w+|newsletters?|sign(?:ed|ing)? up|mailing list|inbox|(?:follow|like|find|join|visit) (?:us|me|him|her|them)
    |(?:follow|find|join) (?:the )?[\w' ]{2,40} on (?:x|twitter|facebook|instagram|youtube|linkedin|telegram|mastodon|bluesky|tiktok|whatsapp)
    |share (?:this|it|your)|(?:tell|send|forward)(?: this| it)?(?: to)? a friend|pass it on|(?:like|enjoy)e?d? (?:this|what you)
    |read (?:more|the full|the rest|the original|our)|more (?:stories|articles|news|posts|from|by|at)|(?:related|recommended|latest|popular)
    (?:stories|story|articles?|posts?|news|coverage|reading)|contact(?:ed)?|get in touch|(?:write|reply|respond|reach out) to (?:us|me|the)|(?:e-?mail|call|reach|text) (?:us|me|the)
    |(?:leave|post|add|read|join|view|your) (?:a |the |your |our |all )?(?:comments?|conversation|discussion)|donat(?:e|ions?)|support (?:us|our|independent|quality|the work)
    |members?hips?|become a \w+|patreon|advertis\w+|sponsor\w*|promoted|download (?:the|our)|app store|google play|click|copyright|rights reserved
    |reprint\w*|republish\w*|with permission|(?:first|originally) (?:published|appeared|posted)|for (?:media|press|more|further|general) (?:inquir\w+|enquir\w+|information)
    |(?:media|press|sales|customer) (?:contacts?|office|inquir\w+|enquir\w+|services?)|(?:our|the) (?:website|web ?site|app|podcast|home ?page|print edition)
    |receiv(?:e|ing) (?:this|our|these)|cookies?|privacy policy|terms of (?:use|service)|(?:news|hot) ?tips?|tip line|(?:reporting|editing|writing) by
    |abonnier\w*|abonnement\w*|abbestell\w*|rundbrief\w*|(?:folgen|schreiben|unterstützen|besuchen|kontaktieren) sie|weitersagen|weiterlesen|diesen (?:artikel|beitrag) teilen
    |mehr (?:zum thema|aus|von)|kontakt\w*|leserbriefe?|kommentare|jetzt (?:spenden|lesen|anmelden)|spenden sie|anzeige|impressum|datenschutz\w*|nachdruck
    |abonne[zr]\w*|désabonn\w+|infolettres?|inscri(?:vez|re)[\w-]*|suivez[\w-]*|partage[zr]\w*|lire (?:aussi|la suite|plus)|contacte[zr][\w-]*|écrivez[\w-]*|soutenez|faites un don
    |publicité|droits réservés|suscr[ií]b\w+|boletín|sígu?[ea]\w*|compart[ea]\w*|le[ea]r? (?:también|más)|contáct\w+|contacto|escríb\w+|haz una donación
    |publicidad|derechos reservados|iscri(?:viti|versi|zion\w+)|abbon\w+|seguici|condividi\w*|leggi (?:anche|di più|tutto)|contatta\w*|scrivici|sostieni\w*|pubblicità|diritti riservati
    |assine|inscreva\w*|siga-nos|compartilh\w+|partilh\w+|leia (?:também|mais)|entre em contato|contacte\w*|apoie|direitos reservados
    |abonneer\w*|nieuwsbrie\w+|meld je|volg ons|deel dit|lees (?:ook|meer|verder)|neem contact|steun (?:ons|de)|advertentie\w*
    |đăng ký|theo dõi|chia sẻ|đọc thêm|xem thêm|liên hệ|bình luận|quảng cáo|bản tin
    |подпи(?:с|ш)\w+|рассылк\w+|поделит\w+|читайте также|читать (?:далее|также)|свяжит\w+|контакт\w*|комментари\w+|поддержит\w+|реклам\w+|отпи(?:с|ш)\w+
"""
_OTHER = r"""
    اشترك|النشرة|تابعوا|تابعنا|شارك|اقرأ|للتواصل|تواصل معنا|تعليق|إعلان
    |订阅|訂閱|关注我们|關注我們|公众号|分享|转发|轉發|阅读原文|相关阅读|延伸阅读|延伸閱讀|联系我们|聯絡我們|评论|留言|广告|廣告|版权|版權|转载|轉載|扫码
    |購読|フォロー|シェア|続きを読む|関連記事|お問い合わせ|コメント|広告|メールマガジン|メルマガ|著作権|無断転載
"""

_SPEAKER = re.compile(r"[^\W\d_]\.?\s*[:：]|(?:[QAВОFPRD])\.\s")
"""How a turn of an interview begins: ``Q:``."""


@cache
def _signs() -> re.Pattern[str]:
    western, other = ("".join([line.strip().replace("\n", "") + " " * (not line.endswith("|")) for line in text.strip().splitlines()]) for text in (_WESTERN, _OTHER))
    return re.compile(rf"{_ADDRESS}|\b(?:{_joined(western)})(?!\w)|(?:{_joined(other)})", re.IGNORECASE)


def _joined(text: str) -> str:
    return text.replace(" |", "|").strip()


@lru_cache(4096)
def has_sign(line: str) -> bool:
    """Tell whether a line has a sign of being furniture.

    >>> has_sign("The letter goes out on Fridays: subscribe for free."), has_sign("Thank you, and good night."), has_sign("References")
    (True, False, False)
    """
    if _SPEAKER.match(line):
        return False
    if _signs().search(line):
        return True
    found = find(line)
    return found is not None and found.kind in _KINDS and (found.strong or found.place in (Place.ANYWHERE, Place.TAIL, Place.EDGE))
