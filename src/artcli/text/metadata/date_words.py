"""Which words do dates consist of, in thirty languages?  Data only: months, weekdays, labels, and the small words between them.

Words are written as ``dates.fold`` leaves them: lower case, without accents.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = (
    (  # en de fr es it pt nl sv da no pl cs ru uk ar vi tr ro hu fi el id ca hr hi fa he th; abbreviations beside full words
        "january jan januar januari janvier janv enero ene gennaio gen janeiro janner styczen stycznia sty leden ledna"
        " январь января янв січень січня يناير كانونالثاني ocak oca ianuarie ian tammikuu tammikuuta tammi ιανουαριος ιανουαριου"
        " gener siječnja siječanj जनवरी ژانویه ינואר בינואר มกราคม januar januára január"
    ),
    (
        "february feb februar februari fevrier fevr febrero febbraio fevereiro fev feber luty lutego lut unor unora"
        " февраль февраля фев февр лютии лютого فبراير شباط subat şubat sub februarie helmikuu helmikuuta helmi φεβρουαριος"
        " φεβρουαριου febrer veljace फरवरी فوریه פברואר בפברואר กุมภาพันธ์ februára február"
    ),
    (
        "march mars marz marzo marco maart mrt mrz maerz marts marec marzec marca brezen brezna март марта мрт"
        " березень березня مارس اذار mart martie marcius maaliskuu maaliskuuta maalis μαρτιος μαρτιου maret marc ozujka मार्च"
        " מרץ במרץ มีนาคม março"
    ),
    (
        "april apr avril avr abril abr aprile kwiecien kwietnia kwi duben dubna апрель апреля апр квітень квітня"
        " ابريل نيسان أبريل nisan nis aprilie aprilis huhtikuu huhtikuuta huhti απριλιος απριλιου अप्रैल آوریل אפריל"
        " באפריל เมษายน"
    ),
    (
        "may mai mayo maggio mag maio mei maj maja kveten kvetna маи мая травень травня مايو ايار mayis mayıs"
        " majus toukokuu toukokuuta touko μαιος μαιου maig svibnja मई مه מאי במאי พฤษภาคม"
    ),
    (
        "june jun juni juin junio giugno giu junho czerwiec czerwca cze cerven cervna июнь июня июн червень червня"
        " يونيو حزيران يونيه haziran haz iunie junius kesakuu kesakuuta kesa ιουνιος ιουνιου juny lipnja जून ژوئن יוני ביוני"
        " มิถุนายน"
    ),
    (
        "july jul juli juillet juil julio luglio lug julho lipiec lipca lip cervenec cervence июль июля июл липень"
        " липня يوليو تموز يوليه temmuz tem iulie julius heinakuu heinakuuta heina ιουλιος ιουλιου juliol srpnja जुलाई ژوئیه"
        " יולי ביולי กรกฎาคม"
    ),
    (
        "august aug août aout agosto augustus augusti sierpien sierpnia sie srpen srpna август августа авг серпень"
        " серпня اغسطس أغسطس agustos ağustos agu augusztus elokuu elokuuta elo αυγουστος αυγουστου agustus agost kolovoza"
        " अगस्त اوت אוגוסט באוגוסט สิงหาคม agst"
    ),
    (
        "september sep sept septembre septiembre setiembre settembre set setembro wrzesien wrzesnia wrz zari"
        " сентябрь сентября сен сент вересень вересня سبتمبر ايلول eylul eyl septembrie szeptember syyskuu syyskuuta syys"
        " σεπτεμβριος σεπτεμβριου setembre rujna सितंबर सितम्बर سپتامبر ספטמבר בספטמבר กันยายน"
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz rijen rijna"
        " октябрь октября окт жовтень жовтня اكتوبر أكتوبر ekim eki octombrie lokakuu lokakuuta loka οκτωβριος οκτωβριου"
        " oktobar अक्टूबर اکتبر אוקטובר באוקטובר ตุลาคม"
    ),
    (
        "november nov novembre noviembre novembro listopad listopada lis listopadu ноябрь ноября ноя нояб листопад"
        " листопада نوفمبر kasim kasım kas noiembrie marraskuu marraskuuta marras νοεμβριος νοεμβριου studenoga नवंबर"
        " नवम्बर نوامبر נובמבר בנובמבר พฤศจิกายน"
    ),
    (
        "december dec dezember dez decembre diciembre dic dicembre dezembro des desember grudzien grudnia gru"
        " prosinec prosince декабрь декабря дек грудень грудня ديسمبر aralik aralık ara decembrie joulukuu joulukuuta joulu"
        " δεκεμβριος δεκεμβριου desembre prosinca दिसंबर दिसम्बर دسامبر דצמבר בדצמבר ธันวาคม"
    ),
)
"""For each month its words, parted by spaces."""

WEEKDAYS = (
    (
        "monday mon montag mo lundi lun lunes lunedi segunda maandag ma mandag måndag poniedzialek pon pondeli"
        " понедельник пн понеділок الاثنين الإثنين pazartesi pzt luni hetfo maanantai maanantaina δευτερα senin सोमवार"
        " دوشنبه שני จันทร์ dilluns man"
    ),
    (
        "tuesday tue tues dienstag di mardi martes martedi terca dinsdag tirsdag tisdag wtorek wt utery вторник вт"
        " вівторок الثلاثاء sali salı sal marti kedd tiistai tiistaina τριτη selasa मंगलवार سهشنبه שלישי อังคาร dimarts tir"
    ),
    (
        "wednesday wed mittwoch mi mercredi mer miercoles mie mercoledi quarta woensdag wo onsdag ons sroda sr streda"
        " среда ср середа الاربعاء carsamba çarşamba car miercuri szerda keskiviikko keskiviikkona τεταρτη rabu बुधवार"
        " چهارشنبه רביעי พุธ dimecres"
    ),
    (
        "thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedi quinta donderdag torsdag tor czwartek"
        " czw ctvrtek четверг чт четвер الخميس persembe per joi csutortok torstai torstaina πεμπτη kamis गुरुवार پنجشنبه"
        " חמישי พฤหัสบดี dijous tors"
    ),
    (
        "friday fri freitag fr vendredi ven viernes vie venerdi sexta vrijdag vr fredag fre piatek pt patek пятница пт"
        " п'ятниця п’ятниця الجمعة cuma cum vineri pentek perjantai perjantaina παρασκευη jumat शुक्रवार جمعه שישי ศุกร์ divendres"
    ),
    (
        "saturday sat samstag sonnabend sa samedi sam sabado sab sabato zaterdag za lordag lørdag lør sobota sob суббота сб"
        " субота السبت cumartesi cmt sambata szombat lauantai lauantaina σαββατο sabtu शनिवार شنبه שבת เสาร์ dissabte"
    ),
    (
        "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo sondag søndag søn son niedziela nedele воскресенье"
        " вс неділя الاحد pazar duminica vasarnap sunnuntai sunnuntaina κυριακη minggu रविवार یکشنبه ראשון อาทิตย์"
        " diumenge"
    ),
)
"""For each day of the week, Monday first, its words."""

VIETNAMESE_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
"""Pairs of words, Monday first: the first alone would be an English Thursday."""

WEEKDAY_PARTS = "feira thứ hai ba tư sáu bảy chủ nhật chu nhat thu tu sau bay วัน ที่ วันที่ день יום יוםי"
"""Words that stand in a weekday's name beside or instead of one of the above."""

PUBLISHED = (
    "published publish posted publication date dated issued released created written filed pubdate pub"
    " veroffentlicht erschienen datum stand erstellt publie publiee paru parution publicado publicada publicacion fecha"
    " publicacao data pubblicato pubblicata pubblicazione gepubliceerd geplaatst publicerad publicerat publiserad publisert"
    " offentliggjort udgivet julkaistu opublikowano opublikowany publikovano vydano yayinlanma yayınlanma yayimlanma tarih"
    " tarihi yayinlandi опубликовано опубликована дата публикации опубліковано публікації dang xuat đăng xuất bản"
    " تاريخ النشر نشر نشرت نُشر انتشار تاریخ פורסם publicat megjelent δημοσιευση δημοσιευθηκε diterbitkan प्रकाशित เผยแพร่"
    " 发布时间 發布時間 发布日期 发表时间 发布 發布 发表 發表 发表于 发布于 公開 公開日 配信 掲載 投稿日 投稿 時間 时间 日期"
    " 입력 등록 게시 작성 승인"
)
UPDATED = (
    "updated update modified revised edited changed amended aktualisiert geandert aktualisierung modifie modifiee jour"
    " actualizado actualizada actualizacion modificado atualizado atualizada atualizacao modificato aggiornato aggiornata"
    " aggiornamento bijgewerkt gewijzigd uppdaterad uppdaterat oppdatert opdateret paivitetty aktualizacja zaktualizowano"
    " aktualizovano upraveno guncelleme guncellendi guncellenme обновлено обновлена изменено оновлено cap cập nhật"
    " تحديث التحديث עודכן actualizat frissitve ενημερωση diperbarui अपडेट อัปเดต"
    " 更新时间 更新時間 更新日期 更新日 更新于 更新 最終更新 最后更新 修改 수정 업데이트 최종수정"
)
FILLERS = (
    "of the on at in last first most recently originally article and or de del der den dem am um vom zuletzt a as le la el il"
    " lo em op om kl klo klockan klokken o godz в о от г года год alle och и у року р ngày lúc năm ngay luc nam"
    " mis mise du dell ultima ultimo ultim derniere dernier laatst laatste senast sist posledni ostatnia son"
    " a las os est ден στις στο στη في م اخر آخر ב ה pada tanggal को พ ศ d time tid zeit"
    " s r n 于 於 の rok roku ε"
)
HALVES = "am pm μμ πμ ص م"
ORDINALS = "st nd rd th er ere re eme º ª ° го е ое ый ος η"
TIME_MARKS = "uhr h hrs hod 上午 下午 午前 午後 오전 오후 時 时 分 秒 點 点 시 분 초 น"
ZONES = (
    "gmt utc bst est edt et ct mt cst cdt mst mdt pst pdt cet cest mez mesz eet eest ist jst kst hkt sgt aest aedt msk"
    " wib wita z t bjt мск trt zulu"
)
RELATIVE = (
    "ago y vor hace ha geleden sedan siden назад тому önce once temu trước truoc yesterday today tonight just now heute gestern"
    " aujourd'hui aujourd’hui hier hoy ayer oggi ieri hoje ontem vandaag gisteren idag igår вчера сегодня bugün dün"
    " fa sitten منذ امس اليوم قبل 前 時間前 分前 昨天 今天 昨日 今日 刚刚 전 어제 오늘"
)
UNITS = (
    "second seconds sec secs minute minutes min mins hour hours hr day days week weeks month months year years sekunde sekunden"
    " minuten stunde stunden tag tage tagen woche wochen monat monaten jours semaine semaines mois segundo"
    " segundos minuto minutos dia dias semana semanas mes meses hora horas heure heures minuti ore giorni giorno uur uren dagen dag weken"
    " timmar timer dage dagar минут минуты минуту час часа часов дня дней недели godzin godziny dni minut saat dakika gün"
    " giờ phút phut ساعة ساعات دقيقة دقائق ساعتين يوم ايام 小时 小時 分钟 分鐘 天 日間 시간"
)
READING = (
    "read reading lecture lesezeit lesedauer leestijd lectura leitura lettura lastid lesetid czytania okuma чтения đọc"
    " قراءة"
)
CALENDAR_MARKS = {
    "年": "y",
    "月": "m",
    "日": "d",
    "号": "d",
    "號": "d",
    "년": "y",
    "월": "m",
    "일": "d",
    "thang": "q",
    "公元": "f",
    "西元": "f",
}
"""Marks of the calendars that write ``2019年3月1日``; ``q`` is the month of ``3 tháng 5``."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民国": 1911, "民國": 1911}
"""The year before the first of an era."""

DAY_FIRST = _words("de fr es it pt nl sv da no pl cs ru uk ar vi tr ro fi el id ca hr he hi th")
"""Languages that write the day before the month wherever they write numbers only."""
