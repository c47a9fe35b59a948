"""With which words does a source speak of itself?  Phrases in twelve languages, in small letters; data only.

Parted by ``;``.  ``/`` parts words of which any may stand in a place, ``*`` ends a stem.  Phrases of scripts without spaces are in ``SPACELESS``.
"""

from __future__ import annotations

NETWORKS = "twitter/facebook/instagram/youtube/linkedin/telegram/mastodon/bluesky/tiktok/whatsapp/reddit/spotify"

PHRASES = f"""
subscri*; unsubscri*; newsletter/newsletters; sign/signed/signing up; mailing list; inbox; follow/like/find/join/visit us/me/him/her/them
on {NETWORKS}; share this/it/your; tell/send/forward a friend; tell/send/forward this/it to; friend/friends sent you/this; pass it on; enjoy/enjoyed/like/liked this/what
read more; read the full/rest/original; more stories/articles/news/posts/from/by/at; related/recommended/latest/popular stories/story/article/articles/post/posts/news/coverage/reading
contact/contacts/contacted; get in touch; write/reply/respond to us/me/the; reach out to; email/e-mail/call/text us/me/the; leave/post/add/read/join/view a/the/your/our/all comment/comments/conversation/discussion
leave/post/add/read/join/view comments; donate/donation/donations; support us/our/independent/quality; membership; become a member/supporter/subscriber/patron/friend; patreon
advertis*; sponsor*; promoted content/story/post; download the/our; app store; google play; click here/on/the/below; tap here; copyright; rights reserved; reprint*; republish*
with permission; first/originally published/appeared/posted; for media/press/more/further/general information/inquiries/inquiry/enquiries/enquiry; media/press/sales/customer contact/contacts/office/inquiries/enquiries/service/services
our/the website/app/podcast/homepage; print edition; receive/receiving this/our/these; cookie/cookies; privacy policy; terms of use/service; news/hot tip/tips; tip line; reporting/editing/writing by

abonnier*; abonnement*; abbestell*; rundbrief*; folgen/schreiben/unterstützen/besuchen/kontaktieren sie; weitersagen; weiterlesen; artikel/beitrag teilen; mehr zum thema
kontakt*; leserbrief/leserbriefe; kommentare; jetzt spenden/lesen/anmelden; spenden sie; anzeige; impressum; datenschutz*; nachdruck

abonnez*; abonner; abonne; abonné; désabonn*; infolettre/infolettres; inscrivez*; inscrire; suivez*; partagez*; partager; lire aussi/plus; lire la suite; contactez*; contacter; écrivez*; soutenez; faites un don; publicité; droits réservés

suscríb*; suscrib*; suscripci*; boletín; síganos; síguenos; sigue a; comparte; compartir; lea/lee/leer también/más; contáct*; contacto; escríb*; una donación; publicidad; derechos reservados

iscriviti; iscriversi; iscriz*; abbonati; abbonam*; seguici; condividi*; leggi anche/tutto; leggi di più; contatta*; scrivici; sostieni*; pubblicità; diritti riservati

assine; inscreva*; siga-nos; compartilh*; partilh*; leia também/mais; em contato; contacte*; apoie; direitos reservados

abonneer*; nieuwsbrief/nieuwsbrieven; meld je; volg ons; deel dit; lees ook/meer/verder; neem contact; steun ons/de; advertentie*

подпис*; подпиш*; рассылк*; поделит*; читайте/читать также/далее; свяжит*; контакт*; комментари*; поддержит*; реклам*; отпис*; отпиш*

đăng ký; theo dõi; chia sẻ; đọc thêm; xem thêm; liên hệ; bình luận; quảng cáo; bản tin

اشترك*; النشرة; تابعوا*; تابعنا; شارك*; اقرأ; للتواصل; تواصل معنا; تعليق*; إعلان
"""

SPACELESS = (
    "订阅|訂閱|关注我们|關注我們|公众号|分享|转发|轉發|阅读原文|相关阅读|延伸阅读|延伸閱讀|联系我们|聯絡我們|评论|留言|广告|廣告|版权|版權|转载|轉載|扫码|購読|フォロー|シェア|続きを読む|関連記事|お問い合わせ|コメント|広告|メールマガジン"
    "|メルマガ|著作権|無断転載"
)
