"""Fifteen templates written after the extraction was tuned on the others, and measured as they came."""
import json

from wording import Page, Words

SEED = 50021


def anchors(words, n):
    return "".join(f'<li><a href="/a{i}">{words.teaser()}</a></li>' for i in range(n))


def broadcaster(seed, which):
    """A component a paragraph, as public broadcasters set their pages."""
    w = Words(seed)
    p = Page(w)
    ld = json.dumps({"@context": "http://schema.org", "@type": "ReportageNewsArticle", "url": w.url, "headline": w.title, "datePublished": w.iso() + "T17:20:11.000Z",
                     "author": {"@type": "Organization", "name": "Channel Nine"}, "publisher": {"@type": "NewsMediaOrganization", "name": "Channel Nine"}})
    out = [f'<!DOCTYPE html><html lang="en-GB"><head><title>{w.title} - Channel Nine News</title><script type="application/ld+json">{ld}</script></head><body><div id="root"><header role="banner"><div class="ssrcss-1"><a href="/">'
           'Channel Nine Homepage</a><a href="#skip">Skip to content</a><a href="/help">Accessibility Help</a></div></header><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper">'
           f'<div data-component="headline-block"><h1 id="main-heading">{w.title}</h1></div><div data-component="byline-block"><div><span>By {w.author}</span></div><div>Channel Nine News, Kelm</div></div>'
           f'<div data-component="metadata-block"><ul><li><time datetime="{w.iso()}T17:20:11.000Z">2 hours ago</time></li></ul></div>'
           f'<figure data-component="image-block"><img src="i.jpg"><figcaption><span class="visually-hidden">Image caption, </span>{p.take(w.caption())}</figcaption></figure>']
    for i, text in enumerate(w.paragraphs(10, 1, 2)):
        bold = f"<b>{p.take(text)}</b>" if i == 0 else p.take(text)
        out.append(f'<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper"><div class="ssrcss-7uxr49-RichTextContainer"><p class="ssrcss-1q0x1qg-Paragraph">{bold}</p></div></div>')
        if i == 3:
            out.append('<div data-component="unordered-list-block"><ul>' + "".join(f'<li><a href="/n/{k}">{w.teaser()}</a></li>' for k in range(3)) + '</ul></div>')
        if i == 6 and which:
            out.append(f'<div data-component="subheadline-block"><h2>{p.take(w.heading())}</h2></div>')
    out.append(f'</article><section data-component="tag-list" aria-labelledby="rt"><h2 id="rt">Related Topics</h2><ul><li><a>Norland</a></li><li><a>Diplomacy</a></li></ul></section><section data-component="links-block"><h2>More on this story</h2><ul>{anchors(w, 4)}</ul></section>'
               f'</main><aside><section aria-label="Top stories"><h2>Top Stories</h2><ul>{anchors(w, 6)}</ul></section><section><h2>Features</h2>' + "".join(f'<div><h3><a href="/f">{w.teaser()}</a></h3><p>{w.sentence()}</p></div>' for _ in range(5)) +
               '</section></aside><footer><p>© 2025 Channel Nine. Channel Nine is not responsible for the content of external sites. Read about our approach to external linking.</p></footer></div></body></html>')
    p.html = "\n".join(out)
    return p


def state_agency(seed, which):
    """A state agency: windows-1251 on the wire, divs for all, buttons for every network."""
    w = Words(seed)
    p = Page(w)
    out = [f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Press agency of the republic. {w.title}</title></head><body><div id="lang">Русский | English | Français</div>'
           f'<div id="menu"><a href="/pol">Policy</a> <a href="/eco">Economy</a> <a href="/soc">Society</a> <a href="/cul">Culture</a></div><div id="center"><div class="news_path">Main page &raquo; Policy</div>'
           f'<div class="news_title">{w.title}</div><div class="news_date">{w.date.strftime("%d.%m.%Y")} 15:45</div><div class="news_full">' if which else
           f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>{w.title}</title></head><body><div id="lang">Русский | English</div><div id="center"><h3>{w.title}</h3>'
           f'<div class="dt">15:45, {w.long_date()}</div><div class="full">']
    body = w.paragraphs(6, 1, 3)
    body[0] = f"{w.random.choice(['TAMOR', 'SORV', 'ILVA'])}, {w.long_date().rsplit(' ', 1)[0]} – " + body[0]
    for text in body:
        out.append(f"<div>{p.take(text)}</div><div>&nbsp;</div>" if which else f"{p.take(text)}<br /><br />")
    out.append('</div><div class="soc_buttons"><a>VKontakte</a><a>Odnoklassniki</a><a>Telegram</a><a>Twitter</a></div><div class="other_title">Other news of the section</div>' +
               "".join(f'<div class="other_item"><span>{10 + k}:2{k}</span> <a href="/o{k}">{w.teaser()}</a></div>' for k in range(8)) +
               '</div><div id="bottom">Founded in 1993. Registration certificate No. 17. At full or partial use of materials a hyperlink is obligatory.</div></body></html>')
    p.html = "\n".join(out).encode("cp1251", "xmlcharrefreplace")
    return p


def parliament_speech(seed, which):
    w = Words(seed)
    w.title = "Address by the President to the National Assembly"
    p = Page(w)
    out = [f'<!DOCTYPE html><html><head><title>{w.title} — Office of the President</title><meta property="og:title" content="{w.title}"><meta name="DC.Date" content="{w.iso()}"></head><body><header class="page-header"><div class="logo">Office of the President</div>'
           '<nav class="main-navigation"><a>President</a><a>Events</a><a>Documents</a><a>Contacts</a></nav></header><div class="page-content"><div class="read__meta"><div class="read__published">' + w.us_date() +
           f'</div><div class="read__place">Halvik</div></div><h1 class="entry-title p-name">{w.title}</h1><div class="read__lead entry-summary">{p.take(w.sentence())}</div><div class="read__content">']
    for i, text in enumerate(w.paragraphs(14, 2, 4)):
        first = "Dear members of the Assembly, " + text[0].lower() + text[1:] if i == 0 else text
        out.append(f"<p>{p.take(first)}</p>")
        if i in (4, 9):
            out.append(f"<p>{p.take('(Applause.)')}</p>")
    out.append('</div><div class="read__tabs"><a>Text</a><a>Photos 12</a><a>Video</a></div><div class="read__tags"><span>Topics</span><a>Foreign policy</a></div><div class="masha-index">The published text of this section may be used with a reference to the source.</div></div>'
               f'<div class="see-also"><h2>See also</h2><ul>{anchors(w, 4)}</ul></div></body></html>')
    p.html = "\n".join(out)
    return p


def blogspot(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(7, 2, 4)
    text = ("<br /><br />" if which else "</div><div><br /></div><div>").join(p.take(t) for t in body)
    out = [f"<!DOCTYPE html><html class='v2'><head><title>A View from the Ferry: {w.title}</title><meta content='blogger' name='generator'/><link href='{w.url}' rel='canonical'/></head><body class='loading'><div class='content-outer'><div class='header-widget'><h1 class='title'><a href='/'>A View from the Ferry</a></h1>"
           "<p class='description'><span>Thoughts on borders, rivers and the people between them</span></p></div><div class='main-inner'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>"
           f"{['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][w.date.weekday()]}, {w.us_date()}</span></h2><div class='date-posts'><div class='post hentry' itemscope='itemscope' itemtype='http://schema.org/BlogPosting'><h3 class='post-title entry-title' itemprop='name'>{w.title}</h3>"
           f"<div class='post-body entry-content' itemprop='description articleBody'><div>{text}</div><div style='clear: both;'></div></div><div class='post-footer'><div class='post-footer-line'>Posted by <span class='fn'>{w.author}</span> at <a class='timestamp-link' href='#'><abbr class='published' itemprop='datePublished' title='{w.iso()}T09:12:00+01:00'>9:12 AM</abbr></a></div>"
           "<div>Labels: <a href='#'>rivers</a>, <a href='#'>treaties</a></div></div></div></div></div></div><div class='comments' id='comments'><h4>3 comments:</h4>" +
           "".join(f"<div class='comment-block'><p class='comment-header'>{w.name()} said...</p><p class='comment-content'>{w.comment()}</p></div>" for _ in range(3)) +
           f"</div><div class='blog-pager'><a>Newer Post</a> <a>Older Post</a> <a>Home</a></div></div><aside><div class='widget BlogArchive'><h2>Blog Archive</h2><ul><li>2021 (14)</li><li>2020 (31)</li></ul></div><div class='widget Profile'><h2>About Me</h2><p>I have lived beside the river for forty years and write about what I see from the ferry every week.</p></div></aside></div></body></html>"]
    p.html = "\n".join(out)
    return p


def newsletter_platform(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html><head><title data-rh="true">{w.title} - by {w.author}</title><meta data-rh="true" property="og:title" content="{w.title}"><meta data-rh="true" name="author" content="{w.author}"><script type="application/ld+json">'
           + json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": w.title, "datePublished": w.iso() + "T05:00:00+00:00", "publisher": {"@type": "Organization", "name": "Ferry Letters"}}) +
           f'</script></head><body><div class="main-menu"><a href="/">Ferry Letters</a><button>Subscribe</button><button>Sign in</button></div><div id="main"><div class="single-post-container"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">{w.title}</h1><h3 class="subtitle">{p.take(w.sentence())}</h3>'
           f'<div class="post-meta"><div class="profile-hover">{w.author}</div><div>{w.us_date()[:3]} {w.date.day}, {w.date.year}</div><div>∙ Paid</div></div></div><div class="available-content"><div class="body markup" dir="auto">']
    for i, text in enumerate(w.paragraphs(9, 2, 4)):
        out.append(f"<p>{p.take(text)}</p>")
        if i == 2:
            out.append('<div class="subscription-widget-wrap"><div class="subscription-widget"><div class="preamble"><p class="cta-caption">Ferry Letters is a reader-supported publication. To receive new posts and support my work, consider becoming a free or paid subscriber.</p></div><form><input type="email"><input type="submit" value="Subscribe"></form></div></div>')
        if i == 4:
            out.append(f'<div class="captioned-image-container"><figure><img src="z.png"><figcaption class="image-caption">{p.take(w.caption())}</figcaption></figure></div>')
        if i == 5:
            out.append(f'<div class="pullquote"><p>{p.take(w.sentence())}</p></div>')
        if i == 6 and which:
            out.append(f'<p class="button-wrapper"><a class="button primary" href="/share"><span>Share</span></a></p><h2 class="header-anchor-post">{p.take(w.heading())}</h2>')
    out.append('</div></div><div class="post-footer"><div class="like-button">128 Likes</div><div class="share">7 Restacks</div></div></article><div class="discussion comments-page"><h4>Discussion about this post</h4>' +
               "".join(f'<div class="comment"><span>{w.name()}</span><div class="comment-body"><p>{w.comment()}</p></div></div>' for _ in range(4)) + '</div></div></div><div class="footer">© 2025 Ferry Letters ∙ Privacy ∙ Terms ∙ Collection notice</div></body></html>')
    p.html = "\n".join(out)
    return p


def magazine(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(16, 3, 5)
    out = [f'<html><head><title>{w.title} | The Quarterly</title><meta name="sailthru.date" content="{w.us_date()}"><meta name="sailthru.author" content="{w.author}"><meta property="og:site_name" content="The Quarterly"></head><body><div class="site"><div class="site-nav">'
           f'<ul><li>Magazine</li><li>Books</li><li>Podcast</li><li>Archive</li></ul></div><div class="feature"><div class="feature-header"><div class="feature-rubric">Letter from the border</div><h1>{w.title}</h1><h2 class="feature-dek">{p.take(w.sentence())}</h2><p class="feature-byline">By {w.author}</p><p class="feature-issue">{w.us_date()}</p></div><div class="feature-body">']
    for i, text in enumerate(body):
        shown = p.take(text)
        if i == 0:
            shown = f'<span class="dropcap">{shown[0]}</span>{shown[1:]}'
        note = f'<sup><a href="#fn{i}">{i}</a></sup>' if i in (5, 10) and which else ""
        out.append(f"<p>{shown}{note}</p>")
        if i in (3, 9):
            out.append(f'<aside class="pullquote">{w.sentence()}</aside>')
        if i in (6, 12):
            out.append("<hr class='section-break'><p class='ornament'>* * *</p>")
        if i == 7:
            out.append('<div class="inline-recirc"><h4>Recommended</h4><a href="/q"><h3>' + w.teaser() + f'</h3></a><p>{w.name()}</p></div>')
    out.append(f'</div><div class="feature-footer"><p class="contributor"><a href="/c">{w.author}</a> is a contributing editor of the magazine and the author of two books on the northern seas.</p><p class="print-note">This article appears in the {w.date.year} print edition with the headline “Across the water.”</p></div></div>'
               '<div class="magazine-promo"><h3>Never miss a story</h3><p>Subscribe to the magazine today and get four issues a year, delivered to your door, for less than a cup of coffee a week.</p></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def local_paper(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html><head><title>{w.title}</title><meta property="og:title" content="{w.title}"><meta property="og:site_name" content="Marrowgate Gazette"><meta property="og:article:published_time" content="{w.iso()}T12:00:00"></head><body><div id="tncms-region-nav"><ul>{anchors(w, 7)}</ul></div>'
           f'<div class="alert-breaking">BREAKING: {w.teaser()}</div><div id="main-body"><section class="asset"><h1 class="headline"><span>{w.title}</span></h1><ul class="list-inline"><li><span class="tnt-byline">{w.author} Staff Writer</span></li><li class="hidden-print"><time class="tnt-date asset-date" datetime="{w.iso()}T12:00:00-05:00">{w.us_date()}</time></li><li>0 comments</li></ul>'
           '<div class="asset-content subscriber-premium"><div class="asset-body">']
    for i, text in enumerate(w.paragraphs(11, 1, 2)):
        out.append(f'<div class="subscriber-preview"><p>{p.take(text)}</p></div>' if which else f"<p>{p.take(text)}</p>")
        if i in (2, 6):
            out.append('<div class="tnt-ads-container inarticle"><span>ADVERTISEMENT</span><iframe src="x"></iframe><p>Story continues below this ad</p></div>')
        if i == 4:
            out.append('<div class="email-alert"><h3>Be the first to know</h3><p>Get local news delivered to your inbox! Sign up for our headlines every morning.</p><form><input></form></div>')
        if i == 8:
            out.append(f'<div class="inline-asset"><h4>People are also reading…</h4><ul>{anchors(w, 4)}</ul></div>')
    tail = f"{w.author} can be reached at 555-0142 or by mail at the newsroom."
    out.append(f'<p class="tagline"><em>{tail}</em></p></div></div></section><section class="block-most-popular"><h3>Most Popular</h3><ol>{anchors(w, 8)}</ol></section><section class="obits"><h3>Obituaries</h3><p>Share memories and express condolences to the families of those who have left us this week.</p></section></div></body></html>')
    p.html = "\n".join(out)
    return p


def portal(seed, which):
    """An Asian portal's article page: one element, breaks, pictures in tables, reporters' addresses."""
    w = Words(seed)
    p = Page(w)
    out = [f'<html><head><title>{w.title} : The Daily Harbor</title><meta property="article:published_time" content="{w.iso()}T18:02:00+09:00"></head><body><div id="gnb"><ul><li>Politics</li><li>Economy</li><li>Sports</li><li>Entertainment</li></ul></div><div class="view_area"><div class="view_head"><p class="cat">Politics</p><h2 class="view_tit">{w.title}</h2>'
           f'<p class="view_date">Posted : {w.iso()} 18:02 Updated : {w.iso()} 19:40</p><div class="sns"><a>facebook</a><a>print</a><a>font plus</a><a>font minus</a></div></div><div id="articleBody" class="view_con">']
    cap = w.caption()
    out.append(f'<table align="center" width="400"><tr><td><img src="p.jpg"></td></tr><tr><td style="font-size:11px"><span class="img_caption">{p.take(cap)}</span></td></tr></table>' if which else f'<div class="img_box"><img src="p.jpg"><p class="caption">{p.take(cap)}</p></div>')
    for text in w.paragraphs(8, 1, 3):
        out.append(f"{p.take(text)}<br><br>")
    out.append('</div><div class="reporter"><span>' + w.author + '</span> reporter@harbor.example</div><div class="copy">Copyright &copy; The Daily Harbor. Unauthorized reproduction or redistribution prohibited.</div><div class="emotion"><span>Like 3</span><span>Sad 0</span><span>Angry 1</span></div>'
               '<div class="reply_box"><p>Please write your opinion (0/300)</p></div><div class="hot_list"><h3>Hot issues now</h3><ol>' + anchors(w, 10) + '</ol></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def web_components(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!doctype html><html><head><title>{w.title}</title><meta name="parsely-title" content="{w.title}"><meta name="parsely-pub-date" content="{w.iso()}T00:00:00Z"></head><body><x-app><x-masthead><x-nav><a href="/">Front</a><a href="/w">World</a></x-nav></x-masthead><x-article><x-headline><h1>{w.title}</h1></x-headline>'
           f'<x-byline>By {w.author}, {w.us_date()}</x-byline><x-body>']
    for i, text in enumerate(w.paragraphs(9, 1, 3)):
        out.append(f'<x-p><p slot="text">{p.take(text)}</p></x-p>' if which else f'<x-block kind="text"><div>{p.take(text)}</div></x-block>')
        if i == 4:
            out.append(f'<x-quote><blockquote>{p.take(w.sentence())}</blockquote></x-quote>')
        if i == 5:
            out.append('<x-ad><div>Advertising</div></x-ad><x-link-list><div><a href="/1">' + w.teaser() + '</a></div><div><a href="/2">' + w.teaser() + '</a></div></x-link-list>')
    out.append('</x-body></x-article><x-recommender><h2>For you</h2>' + "".join(f'<x-card><a href="/c"><h3>{w.teaser()}</h3><p>{w.sentence()}</p></a></x-card>' for _ in range(6)) + '</x-recommender><x-footer>Imprint, privacy, terms of use</x-footer></x-app></body></html>')
    p.html = "\n".join(out)
    return p


def press_corner(seed, which):
    """An international organisation: summary box, sections, quotes in boxes, contacts."""
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html lang="en"><head><title>{w.title}</title><meta name="description" content="Press release"><meta property="og:site_name" content="Council of the Northern Seas"></head><body class="ecl"><header class="ecl-site-header"><div class="ecl-site-header__banner">Council of the Northern Seas</div><nav class="ecl-menu"><ul><li>Home</li><li>Press corner</li></ul></nav></header>'
           f'<main class="ecl-u-pv-xl"><div class="ecl-page-header"><ul class="ecl-page-header__meta"><li>Press release</li><li>{w.long_date()}</li><li>Halvik</li><li>Reading time: 3 min</li></ul><h1 class="ecl-page-header__title">{w.title}</h1></div><div class="ecl-container"><div class="ecl-paragraph"><p><b>{p.take(w.sentence())}</b></p>']
    for part in range(3):
        out.append(f'<h2 class="ecl-u-type-heading-2">{p.take(w.heading())}</h2>' if which else f"<p><strong>{p.take(w.heading())}</strong></p>")
        for text in w.paragraphs(2, 2, 3):
            out.append(f"<p>{p.take(text)}</p>")
        if part == 1:
            out.append("<ul>" + "".join(f"<li><b>{p.take(t.split()[0].title())}</b> {p.take(t)}</li>" for t in w.items(3)) + "</ul>")
    out.append(f'</div><div class="ecl-blockquote"><blockquote><p>{p.take(w.sentence())}</p></blockquote></div></div><div class="ecl-contacts"><h2>Contacts for media</h2><div><strong>{w.name()}</strong><div>Phone +99 555 0199</div><div>Mail press@council.example</div></div></div>'
               '<div class="ecl-social"><p>Share this page</p><a>X</a><a>LinkedIn</a></div><div class="downloads"><h2>Print friendly pdf</h2><a href="/x.pdf">Press release, English (38.2 kB - PDF)</a></div></main><footer class="ecl-footer">About the Council. Legal notice. Cookies. Accessibility.</footer></body></html>')
    p.html = "\n".join(out)
    return p


def video_page(seed, which):
    """A short text under a player, with a playlist."""
    w = Words(seed)
    p = Page(w)
    out = [f'<html><head><title>Video: {w.title} | Channel Nine</title><meta property="og:title" content="{w.title}"><meta property="og:type" content="video.other"><script type="application/ld+json">' + json.dumps({"@context": "https://schema.org", "@type": "VideoObject", "name": w.title, "uploadDate": w.iso(), "description": "A video"}) +
           f'</script><meta name="publish-date" content="{w.iso()}"></head><body><div class="bar"><a href="/">Channel Nine</a><a href="/live">Live TV</a></div><div class="player"><video src="v.mp4">Your browser does not support the video tag, please use another one.</video><div class="controls"><button>Play</button><span>01:42</span></div></div><div class="video-info"><h1>{w.title}</h1><div class="video-date">{w.us_date()}</div><div class="video-description">']
    for text in w.paragraphs(3 if which else 2, 2, 3):
        out.append(f"<p>{p.take(text)}</p>")
    out.append('</div></div><div class="playlist"><h2>Up next</h2>' + "".join(f'<a href="/v{i}" class="playlist-item"><span class="t">{w.teaser()}</span><span class="d">0{i % 9}:3{i % 6}</span></a>' for i in range(12)) + '</div><div class="about"><p>Watch more from Channel Nine around the clock on all of your devices.</p></div></body></html>')
    p.html = "\n".join(out)
    return p


def mobile_old(seed, which):
    """Pages for old telephones: next to no markup."""
    w = Words(seed)
    p = Page(w)
    out = [f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//WAPFORUM//DTD XHTML Mobile 1.0//EN" "http://x"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{w.title}</title></head><body><div><a href="/" accesskey="0">Home</a> | <a href="/p">Politics</a></div><div><b>{w.title}</b></div><div>{w.long_date()}</div>']
    for text in w.paragraphs(6, 1, 3):
        out.append(f"<div>{p.take(text)}</div>" if which else f"{p.take(text)}<br/><br/>")
    out.append(f'<div><a href="/2">Next: {w.teaser()}</a></div><div><a href="/">Back to headlines</a></div><div>(c) {w.outlet}</div></body></html>')
    p.html = "\n".join(out)
    return p


def broken_markup(seed, which):
    """Nothing is closed, capitals and quotes as they fell, a second body."""
    w = Words(seed)
    p = Page(w)
    out = [f"<HTML><HEAD><TITLE>{w.title} - {w.outlet}</TITLE><META NAME=DATE CONTENT={w.iso()}><BODY BGCOLOR=white><!-- navigation --><DIV CLASS=navi><A HREF=/>Home<A HREF=/news>News<A HREF=/sport>Sport</DIV><TABLE><TR><TD><H1>{w.title}</H1><P CLASS=autor>By {w.author}<P>"]
    for i, text in enumerate(w.paragraphs(9, 1, 3)):
        out.append(f"<P><FONT FACE=Verdana>{p.take(text)}" + ("</P></B>" if i % 3 else ""))
        if i == 4:
            out.append(f"<H3>{p.take(w.heading())}<P>" + p.take(w.sentence()) if which else f"<H3>{p.take(w.heading())}</H3>")
    out.append(f"<DIV CLASS=related><B>More</B><UL><LI><A HREF=/1>{w.teaser()}<LI><A HREF=/2>{w.teaser()}<LI><A HREF=/3>{w.teaser()}</UL></DIV></TABLE><BODY><ADDRESS>Webmaster, {w.outlet}</ADDRESS>")
    p.html = "\n".join(out)
    return p


def mailed_newsletter(seed, which):
    """A newsletter in tables, as mailers write it, saved as a page."""
    w = Words(seed)
    p = Page(w)
    rows = []
    for text in w.paragraphs(7, 2, 3):
        rows.append(f'<tr><td style="padding:0 30px"><p style="font:16px Georgia;line-height:24px">{p.take(text)}</p></td></tr>')
    out = [f'<html><head><title>{w.title}</title></head><body style="margin:0"><table width="100%" bgcolor="#eee"><tr><td align="center"><span style="display:none">A short preview of what you will find in this letter today, and a little more of it.</span><table width="600"><tr><td><a href="#">View this email in your browser</a></td></tr><tr><td><img src="logo.png" alt="Ferry Letters"></td></tr>'
           f'<tr><td><h1>{w.title}</h1></td></tr><tr><td>{w.us_date()}</td></tr>'] + rows + [
           '<tr><td><a href="#" style="background:#06c">Read more on our site</a></td></tr></table><table width="600"><tr><td style="font-size:11px">You are receiving this letter because you signed up for it on our web site. <a href="#">Unsubscribe</a> or <a href="#">change your settings</a>.</td></tr><tr><td>Ferry Letters, 1 Quay Street, Halvik</td></tr></table></td></tr></table></body></html>']
    p.html = "\n".join(out)
    return p


def fact_box(seed, which):
    """A daily's page with boxes in the text: facts, timeline, poll, map, and a long list of teasers in the same column."""
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html><head><title>{w.outlet} | {w.title}</title><meta property="og:site_name" content="{w.outlet}"><link rel="canonical" href="https://{w.host}/{w.date.year}/{w.date.month:02d}/{w.date.day:02d}/{w.slug}"></head><body><div class="page"><div class="col-main"><div class="head-row"><span class="label">Analysis</span></div><h1>{w.title}</h1>'
           f'<p class="intro-text">{p.take(w.sentence())}</p><p class="auth">{w.author}</p><div class="txt">']
    for i, text in enumerate(w.paragraphs(10, 1, 3)):
        out.append(f"<p>{p.take(text)}</p>")
        if i == 2:
            out.append('<div class="infobox"><h4>' + p.take("The dispute in short") + "</h4><ul>" + "".join(f"<li>{p.take(t[0].upper() + t[1:] + '.')}</li>" for t in w.items(3)) + "</ul></div>")
        if i == 5:
            out.append('<div class="poll"><h4>Vote now</h4><p>Should the government accept the terms that have been put to it?</p><div>Yes</div><div>No</div><div>I do not know</div></div>')
        if i == 7 and which:
            out.append(f'<div class="embed"><blockquote class="twitter-tweet"><p>{p.take(w.sentence())}</p></blockquote></div>')
    out.append('</div><div class="after-article"><div class="teaser-list">' + "".join(f'<div class="teaser-item"><h3><a href="/t{i}">{w.teaser()}</a></h3><p>{w.sentence()} <a href="/t{i}">more</a></p></div>' for i in range(9)) +
               '</div></div></div><div class="col-side"><div class="stock">Index 4,201 +0.4%</div></div></div></body></html>')
    p.html = "\n".join(out)
    return p


TEMPLATES = [broadcaster, state_agency, parliament_speech, blogspot, newsletter_platform, magazine, local_paper, portal, web_components, press_corner,
             video_page, mobile_old, broken_markup, mailed_newsletter, fact_box]
