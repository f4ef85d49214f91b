"""Site furniture in lines of plain text, in the styles and languages of many sites."""

import pytest

from tellings.reading.plain import read_plain

ABOVE = (
    "The mayor told the council on Monday that the bridge over the river would stay closed until "
    "the spring of next year."
)
BELOW = (
    "Residents of the two villages said that they had heard nothing from the district, which owns "
    "the road on both banks."
)

NAVIGATION = """\
Home > News > Local
Home / World / Middle East
Home » Politics » Elections
You are here: Home / News / Region
News • Sport • Culture • Opinion
Skip to main content
Skip to navigation
Menu
≡ Menu
Jump to comments
Next article: Eels return to the Ilva
« Previous story
Older posts »
← Back to all news
Back to top ↑
1 2 3 4 5 Next »
Page 3 of 7
Startseite > Politik > Ausland
Sie sind hier: Startseite / Region
Accueil > Monde > Afrique
Vous êtes ici : Accueil / Économie
Inicio » Internacional
Usted está aquí: Inicio / Cultura
Forside > Indland
Ana Sayfa > Gündem
Главная > Новости > Общество
الرئيسية » أخبار » محلية
خانه » اخبار » اقتصاد
Hopp til innhold
Aller au contenu
Zum Inhalt springen
Saltar al contenido
Volver arriba
Nach oben
Haut de page
Tilbage til toppen
""".splitlines()

SHARE = """\
Share this:
Share this article on Facebook
Facebook Twitter WhatsApp Email
Tweet
Share on WhatsApp (Opens in new window)
Save for later
Print this page
A+ A-
Copy URL
Listen to this article · 6 min
1.2K shares
312 Shares
Shares: 14
Teilen
Artikel teilen
Auf Facebook teilen
Drucken
Partager
Partager sur Facebook
Imprimer
Compartir en Twitter
Compartir
Imprimir
Condividi
Compartilhe
Del artiklen
Del på Facebook
Dela
Delen
Deel dit artikel
Udostępnij
Paylaş
Поделиться
Sdílet
Jaa artikkeli
شارك هذا المقال
اشتراک‌گذاری
""".splitlines()

RELATED = """\
You may also like
YOU MIGHT ALSO LIKE:
Related stories
Read more: Ferry to run all night
READ ALSO: Mayor refuses to resign
SEE ALSO
Read next
Recommended for you
Most read
Most popular in Region
Trending now
More from Harven Daily
More in Politics
More on this story
Also in this section
Top stories
Editor's picks
What to read next
Don't miss
In other news
Sponsored stories
Around the web
From the web
Tags: bridge, river
Topics: Harven | Ferries
Lesen Sie auch: Fähre fährt nachts
Mehr zum Thema
Das könnte Sie auch interessieren
Meistgelesen
À lire aussi : Le bac de nuit
Lire aussi
Les plus lus
Sur le même sujet
Lea también: El ferry
Te puede interesar
Más leídas
Noticias relacionadas
Leggi anche
Potrebbe interessarti
Leia também
Mais lidas
Læs også: Færgen sejler
Mest læste
Les også
Läs också
Mest läst
Lees ook
Meest gelezen
Czytaj także
Przeczytaj też
İlginizi çekebilir
İlgili haberler
Читайте также
Смотрите также
Також читайте
Lue myös
اقرأ أيضاً: العبارة
مواضيع ذات صلة
بیشتر بخوانید
اخبار مرتبط
Bağlantılı haberler
Baca juga: Feri
""".splitlines()

COMMENTS = """\
12 comments
Comments (14)
0 Comments
Leave a Reply
Leave a comment
Post a comment
Join the conversation
Your email address will not be published.
Required fields are marked *
Be the first to comment
Load more comments
Comments are closed.
Have your say
What do you think? Tell us below
Reply
Report this comment
Kommentare (3)
Kommentar schreiben
Kommentare
Laisser un commentaire
Commentaires (7)
Réagir
Deja un comentario
Comentarios
Lascia un commento
Deixe um comentário
Skriv en kommentar
Kommentarer
Reageer
Dodaj komentarz
Yorumlar (2)
Yorum yaz
Оставить комментарий
Комментарии
التعليقات
نظرات کاربران
ارسال نظر
""".splitlines()

NOTICE = """\
Advertisement
ADVERTISEMENT - CONTINUE READING BELOW
- Advertisement -
Story continues below advertisement
Article continues after this advertisement
Promoted
Sign up for our newsletter
Subscribe to our daily newsletter
Get the best of Harven Daily in your inbox
We use cookies to improve your experience.
This website uses cookies. By continuing to browse you agree to our use of cookies.
Accept all cookies
Reject all
Manage preferences
Cookie settings
Please enable JavaScript to view this page
Subscribe to read the full story
Already have an account? Sign in
Follow us on Telegram
Download our app
Thank you for subscribing!
Loading…
Anzeige
Werbung
Newsletter abonnieren
Wir verwenden Cookies
Publicité
Abonnez-vous à notre newsletter
Nous utilisons des cookies
Publicidad
Suscríbete a nuestro boletín
Utilizamos cookies
Pubblicità
Iscriviti alla newsletter
Publicidade
Assine nossa newsletter
Annonce
Tilmeld dig vores nyhedsbrev
Vi bruger cookies
Annonse
Annons
Advertentie
Schrijf je in voor de nieuwsbrief
Wij gebruiken cookies
Reklama
Reklam
Iklan
Реклама
Подпишитесь на нашу рассылку
إعلان
اشترك في النشرة
آگهی
تبلیغات
Mainos
""".splitlines()

FOOTER = """\
© 2019 Harven Daily. All rights reserved.
Copyright 2019 Harven Media
All rights reserved
Terms of Use | Privacy Policy | Contact
Privacy Policy
Powered by WordPress
Alle Rechte vorbehalten
Impressum
Datenschutz
Tous droits réservés
Mentions légales
Todos los derechos reservados
Aviso legal
Tutti i diritti riservati
Todos os direitos reservados
Alle rettigheder forbeholdes
Alla rättigheter förbehållna
Alle rechten voorbehouden
Wszelkie prawa zastrzeżone
Tüm hakları saklıdır
Все права защищены
جميع الحقوق محفوظة
تمامی حقوق محفوظ است
""".splitlines()

METADATA = """\
Published: 3 May 2011
Published 3 May 2011, 10:15
Updated: 3 May 2011
Last updated on 3 May 2011 at 14:00
Posted on May 3, 2011
First published: May 3, 2011 10:12 AM
Updated 2 hours ago
3 hours ago
10:42
10:42 AM EST
ID: 4432118
Article ID 99812
#20191104-113
4 min read
Reading time: 5 minutes
Estimated reading time: 3 minutes
Views: 1,204
Photo: Ola Brandt
Photo by Mira Holm / Harven Wire
Photograph: Ola Brandt/Kolwire
Image: Harven Daily archive
(Photo: Ola Brandt)
Picture credit: Mira Holm
Image source: Kolwire
Veröffentlicht am 3. Mai 2011
Aktualisiert: 3. Mai 2011, 14:00 Uhr
Stand: 03.05.2011 14:00
Foto: Ola Brandt
Publié le 3 mai 2011 à 10h15
Mis à jour le 3 mai 2011
Photo : Mira Holm
Crédit photo : Mira Holm
Publicado el 3 de mayo de 2011
Actualizado: 3 de mayo de 2011
Pubblicato il 3 maggio 2011
Publicado em 3 de maio de 2011
Publiceret 3. maj 2011
Opdateret 3. maj 2011 kl. 14.00
Publisert 3. mai 2011
Publicerad 3 maj 2011
Foto: Mira Holm/TT
Gepubliceerd op 3 mei 2011
Opublikowano 3 maja 2011
Yayınlanma: 3 Mayıs 2011
Опубликовано 3 мая 2011
Фото: Ола Брандт
تاريخ النشر: 3 مايو 2011
کد خبر: 4432118
تاریخ انتشار: ۱۳۹۰/۰۲/۱۳
Fotoğraf: Ola Brandt
Word count: 412
Short URL: https://harven.example/x1
""".splitlines()

ARTICLE = """\
The mayor shared the report with the council.
Share prices fell by three percent on Monday.
Comments by the minister angered the opposition.
“Sign up for the ferry,” she told them.
Advertisements for the ferry stood on every wall of the town.
The photo shows the bridge before the flood.
Read the law, he said.
He read more than a hundred letters.
Updated figures show that the river rose by two metres.
Published reports put the cost at nine million.
Next to the mill stands a house.
Home owners in Tarn want compensation.
Most popular with the voters was the mayor of Tarn.
Subscribers to the ferry service pay half the price.
Related offences were committed in Harven in 2014.
Follow the money, the prosecutor said.
Trending upward since May, the price of eels reached a peak.
The comments were made on Monday.
Die Anzeige gegen den Minister wurde am Montag erstattet.
Teilen der Stadt fehlt seit Montag das Wasser.
Partager le pouvoir n'est pas son but, dit-il.
Compartir el poder no es su objetivo, dijo.
La publicité de la loi est une garantie.
Foto: das war einmal ein Wort für Bilder, sagt er.
Kommentare der Opposition blieben am Montag aus.
Werbung für die Fähre stand an jeder Wand.
Photo by photo, she told the story of the flood.
Menu prices rose in May.
Listen, he said.
Print is dead, she said, but nobody told the printers.
Views differ on the bridge.
Three hours ago nobody knew her name.
10 people were hurt.
Page 3 of the report names the firm.
Annonce du ministre : le pont restera fermé jusqu'au printemps.
Реклама парома стояла на каждой стене города.
Impressum means imprint in German.
Datenschutz ist ein Grundrecht, sagte sie.
Publicidad engañosa: la empresa deberá pagar una multa.
Lees ook de kleine letters, zei hij.
Loading the ferry took two hours.
Menu, Home and Away were his three novels.
Reply to the letter came in May.
Save the bridge, they shouted.
Report: bridge was unsafe
Copy of the letter was sent to Tarn.
Contact with the island was lost on Monday.
Register of firms shows who owns the ferry.
More on Monday was expected from the ministry, a spokesman said.
Reading time and again the same letter, she understood.
""".splitlines()


def _marked(line: str) -> str | None:
    """The kind of a line between two paragraphs, None if it is of the body."""
    text = f"Bridge stays closed\n\n{ABOVE}\n\n{line}\n\n{BELOW}\n"
    draft = read_plain(text, "a.txt", "a.txt")[0]
    start, end = text.index(line, len(ABOVE)), text.index(BELOW) - 2
    kinds = [f.kind for f in draft.furniture if f.start < end and start < f.end]
    assert draft.text == text
    return kinds[0] if kinds else None


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (NAVIGATION, "navigation"),
        (SHARE, "share"),
        (RELATED, "related"),
        (COMMENTS, "comments"),
        (NOTICE, "notice"),
        (FOOTER, "footer"),
        (METADATA, "metadata"),
    ],
)
def test_furniture_inside_an_article(lines: list[str], kind: str) -> None:
    assert {line: found for line in lines if (found := _marked(line)) != kind} == {}


def test_article_is_not_lost() -> None:
    assert {line: found for line in ARTICLE if (found := _marked(line)) is not None} == {}


@pytest.mark.parametrize(
    "label",
    [
        "Veröffentlicht am 3. Mai 2011, 14:00 Uhr",
        "Publié le 3 mai 2011 à 10h15",
        "Publiceret 3. maj 2011 kl. 14.00",
        "Gepubliceerd op 3 mei 2011",
        "Opublikowano 3 maja 2011",
        "Опубликовано 3 мая 2011",
        "First published: May 3, 2011 10:12 AM",
    ],
)
def test_days_of_publication_in_many_languages(label: str) -> None:
    title = "Bridge stays closed"
    for text in (f"{title}\n{label}\n\n{ABOVE}", f"{title}\n\n{ABOVE}\n\n{label}"):
        draft = read_plain(text, "a.txt", "a.txt")[0]
        assert draft.published
        assert (draft.published.from_, draft.published.to) == ("2011-05-03", "2011-05-03")


@pytest.mark.parametrize("label", ["Aktualisiert: 3. Mai 2011", "Mis à jour le 3 mai 2011"])
def test_a_day_of_change_is_none_of_publication(label: str) -> None:
    draft = read_plain(f"Bridge stays closed\n{label}\n\n{ABOVE}", "a.txt", "a.txt")[0]
    assert draft.published is None
    assert draft.outlet is None
