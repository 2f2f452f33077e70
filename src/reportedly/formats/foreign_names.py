"""What tools in other languages call the fields of an article: names of columns and keys."""

from __future__ import annotations

FOREIGN: dict[str, tuple[str, ...]] = {
    "text": (
        "texte", "contenu", "corps", "inhalt", "volltext", "artikeltext", "nachricht", "beitrag", "texto", "contenido",
        "cuerpo", "conteúdo", "conteudo", "testo", "contenuto", "tekst", "inhoud", "treść", "текст", "содержание",
        "сообщение", "metin", "içerik", "النص", "المحتوى", "正文", "内容", "內容", "本文", "내용", "본문",
    ),
    "title": (
        "titre", "titel", "überschrift", "schlagzeile", "título", "titulo", "titular", "titolo", "kop", "tytuł",
        "заголовок", "название", "başlık", "العنوان", "标题", "標題", "見出し", "タイトル", "제목",
    ),
    "published": (
        "datum", "veröffentlicht", "erschienen", "zeitpunkt", "publié", "date_de_publication", "date_publication",
        "fecha",
        "fecha_publicacion", "data", "data_publicação", "data_pubblicazione", "gepubliceerd", "дата", "опубликовано",
        "tarih", "التاريخ", "日期", "发布时间", "發布時間", "日付", "公開日", "날짜", "작성일",
    ),
    "url": (
        "lien", "adresse", "verweis", "enlace", "vínculo", "endereço", "collegamento", "ссылка", "bağlantı", "الرابط",
        "链接", "連結", "リンク", "링크",
    ),
    "publisher": (
        "média", "quelle", "zeitung", "medium", "herausgeber", "fuente", "medio", "fonte", "veículo", "testata", "bron",
        "źródło", "источник", "издание", "kaynak", "المصدر", "来源", "來源", "媒体", "出典", "媒体名", "언론사", "출처",
    ),
    "authors": (
        "auteur", "autor", "autorin", "verfasser", "autore", "autora", "автор", "yazar", "الكاتب", "作者", "著者",
        "기자", "작성자",
    ),
}  # fmt: skip
