"""Fifteen templates that the main-text extraction was tuned on."""
import json

from wording import Page, Words

SEED = 11


def links(words, n, cls="headline"):
    return "".join(f'<li><a class="{cls}" href="/world/{i}">{words.teaser()}</a></li>' for i in range(n))


def json_ld(words, kind="NewsArticle", **more):
    data = {"@context": "https://schema.org", "@type": kind, "headline": words.title, "datePublished": words.iso() + "T08:15:00+02:00",
            "dateModified": words.later(2) + "T10:00:00+02:00", "author": [{"@type": "Person", "name": words.author}],
            "publisher": {"@type": "Organization", "name": words.outlet, "logo": {"@type": "ImageObject", "url": "https://x.example/l.png"}},
            "mainEntityOfPage": {"@type": "WebPage", "@id": words.url}}
    data.update(more)
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def og(words, date=True):
    out = (f'<meta property="og:title" content="{words.title}"/><meta property="og:site_name" content="{words.outlet}"/>'
           f'<meta property="og:url" content="{words.url}"/><meta property="og:type" content="article"/>'
           f'<meta property="og:description" content="{words.title}: read all about it."/>')
    if date:
        out += f'<meta property="article:published_time" content="{words.iso()}T06:30:00Z"/>'
    return out


def broadsheet(seed, which):
    w = Words(seed)
    p = Page(w)
    lead = w.sentence()
    body = w.paragraphs(11)
    out = [f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{w.title} | World news | {w.outlet}</title>{og(w, which == 0)}',
           json_ld(w), '<style>.a{color:red}</style><script>window.dataLayer=[];</script></head><body class="has-sidebar article-page">',
           '<a class="skip" href="#main">Skip to main content</a><div class="cookie-consent"><p>We and our partners store information on your '
           'device and use cookies to show you personal advertising. You can change your choice at any time.</p><button>Accept all</button></div>',
           f'<header class="site-header"><a href="/">{w.outlet}</a><nav><ul>' + "".join(f'<li><a href="/{s}">{s}</a></li>' for s in
           ["News", "World", "Opinion", "Sport", "Culture", "Lifestyle"]) + '</ul></nav></header><main id="main"><article>',
           f'<header><p class="kicker"><a href="/world">World</a></p><h1 class="headline">{w.title}</h1>',
           f'<p class="standfirst">{p.take(lead)}</p><div class="byline">By <a rel="author" href="/a/1">{w.author}</a> in {w.teaser().split()[0]}</div>',
           f'<time datetime="{w.iso()}T08:15">{w.long_date()}</time><ul class="share-tools"><li><a href="#f">Facebook</a></li><li><a href="#t">Twitter</a></li>'
           '<li><a href="#e">Email</a></li></ul></header>',
           f'<figure><img src="a.jpg" alt="x"><figcaption>{p.take(w.caption() + " Photograph: ABC/Agency")}</figcaption></figure><div class="article__body">']
    for i, text in enumerate(body):
        out.append(f"<p>{p.take(text)}</p>")
        if i == 3:
            out.append('<aside class="newsletter-promo"><h3>Sign up to First Edition</h3><p>Our free daily newsletter brings you the '
                       'stories that matter, every weekday morning at seven. Enter your email address below.</p></aside>')
        if i == 6:
            out.append(f'<h2>{p.take(w.heading())}</h2>')
        if i == 8:
            out.append('<aside class="rich-link"><p>Related: <a href="/r">' + w.teaser() + '</a></p></aside>')
    out.append('</div><div class="submeta"><span>Topics</span><ul class="tags"><li><a href="#">Diplomacy</a></li><li><a href="#">Europe</a></li></ul></div></article>')
    out.append(f'<section class="related"><h2>More on this story</h2><ul>{links(w, 6)}</ul></section></main>')
    out.append(f'<aside class="sidebar"><h2>Most viewed</h2><ol>{links(w, 10)}</ol></aside><footer><p>&copy; 2025 {w.outlet} or its affiliated companies. '
               'All rights reserved.</p><ul><li><a href="/c">Contact us</a></li><li><a href="/p">Privacy policy</a></li></ul></footer></body></html>')
    p.html = "\n".join(out)
    return p


def wire(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(9, 1, 2)
    body[0] = f"{w.random.choice(['HALVIK', 'KELM', 'OSTREL'])}, {w.us_date().rsplit(',')[0]} (NW) - " + body[0]
    out = [f'<html><head><title>{w.title} - {w.outlet}</title>{og(w)}<meta name="author" content="{w.author}"></head><body>',
           '<div id="top"><div class="ticker">' + " | ".join(w.teaser() for _ in range(4)) + '</div><div class="nav-bar"><a href="/">Home</a> <a href="/w">World</a> '
           '<a href="/b">Business</a> <a href="/m">Markets</a></div></div>',
           f'<div class="StandardArticle"><div class="ArticleHeader"><div class="date">{w.us_date()} / 9:41 AM / Updated 2 hours ago</div><h1>{w.title}</h1>'
           f'<div class="Byline"><p>{w.author}</p></div><p class="ReadTime">3 Min Read</p></div><div class="ArticleBodyWrapper">']
    for text in body:
        out.append(f"<p>{p.take(text)}</p>")
    sign = f"Reporting by {w.author}; editing by {w.name()}"
    out.append(f'<div class="Attribution"><p>{p.take(sign)}</p></div>')
    out.append('<p class="trust">Our Standards: <a href="/s">The Northern Trust Principles.</a></p></div></div>')
    out.append('<div class="mfs"><h3>More From World News</h3>' + "".join(f'<div class="story"><a href="/x"><h3>{w.teaser()}</h3></a><p>{w.sentence()}</p></div>' for _ in range(4)) + "</div>")
    out.append(f'<div id="footer">All quotes delayed a minimum of 15 minutes. &copy; {w.outlet}. All Rights Reserved.</div></body></html>')
    p.html = "\n".join(out)
    return p


def ministry(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(6, 2, 4)
    crumbs = '<div class="breadcrumb"><a href="/">Home</a> » <a href="/press">Press</a> » Statements</div>'
    out = [f'<!DOCTYPE html><html><head><title>{w.title} | Ministry of Foreign Affairs</title><link rel="canonical" href="{w.url}">'
           '<meta name="Generator" content="Drupal 7"></head><body class="html not-front node-type-press-release"><div id="page"><div id="header"><div id="block-search">'
           '<form action="/s"><label>Search this site</label><input type="text"><button>Search</button></form></div><ul class="main-menu">'
           + "".join(f'<li class="leaf"><a href="/{i}">{t}</a></li>' for i, t in enumerate(["The Ministry", "Foreign Policy", "Consular Services", "Press Centre", "Embassies", "Contact"])) +
           f'</ul></div>{crumbs}<div id="content"><h1 class="title" id="page-title">{w.title}</h1><div class="node node-press-release"><div class="content">',
           f'<div class="field field-name-field-date"><span class="date-display-single">{w.long_date()}</span></div>',
           '<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">']
    for i, text in enumerate(body):
        if i == 4:
            out.append(f'<p>{p.take("The two sides agreed on the following steps:")}</p><ul>' + "".join(f"<li>{p.take(t)}</li>" for t in w.items(4)) + "</ul>")
        out.append(f'<p style="text-align:justify"><span style="font-size:14px">{p.take(text)}</span></p>' if which else f"<p>{p.take(text)}</p>")
    out.append('</div></div></div><ul class="links inline"><li class="print_html"><a href="/print">Printer-friendly version</a></li><li class="print_mail">'
               '<a href="/mail">Send by email</a></li></ul></div></div></div><div class="region-sidebar-second"><h2>Latest statements</h2><ul>'
               f'{links(w, 5)}</ul></div></div><div id="footer"><p>Ministry of Foreign Affairs, 4 Harbour Street, Halvik. Telephone: (555) 0100. Fax: (555) 0101</p></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def wordpress_blog(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"/><title>{w.title} &#8211; {w.outlet}</title><meta name="generator" content="WordPress 6.2"/></head>'
           '<body class="post-template-default single single-post postid-42 single-format-standard comments-open"><div id="page" class="hfeed site"><header id="masthead" class="site-header">'
           f'<p class="site-title"><a href="/" rel="home">{w.outlet}</a></p><p class="site-description">Notes on the politics of the northern seas</p></header>'
           f'<div id="content" class="site-content"><main id="main" class="site-main"><article id="post-42" class="post-42 post type-post hentry"><header class="entry-header">'
           f'<h1 class="entry-title">{w.title}</h1><div class="entry-meta"><span class="posted-on">Posted on <a href="{w.url}"><time class="entry-date published" datetime="{w.iso()}T11:02:13+00:00">{w.us_date()}</time></a></span>'
           f'<span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author/x">{w.author}</a></span></span></div></header><div class="entry-content">']
    for i, text in enumerate(w.paragraphs(8, 2, 4)):
        out.append(f"<p>{p.take(text)}</p>")
        if i == 2:
            out.append(f'<blockquote><p>{p.take(w.sentence())}</p></blockquote>')
        if i == 4:
            cap = w.caption()
            out.append(f'<div id="attachment_7" style="width:310px" class="wp-caption aligncenter"><img src="x.jpg"/><p class="wp-caption-text">{p.take(cap)}</p></div>')
        if i == 5:
            out.append(f"<h3>{p.take(w.heading())}</h3>")
    out.append('<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on Twitter (Opens in new window)</a></li>'
               '<li><a href="#">Click to share on Facebook (Opens in new window)</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3><em>Related</em></h3>'
               f'<p><a href="/r">{w.teaser()}</a></p><p><a href="/r">{w.teaser()}</a></p></div></div><footer class="entry-footer"><span class="cat-links">Posted in <a href="#">Diplomacy</a></span>'
               '<span class="tags-links">Tagged <a href="#">treaty</a>, <a href="#">river</a></span></footer></article>')
    out.append('<nav class="navigation post-navigation"><div class="nav-previous"><a href="#">Previous: ' + w.teaser() + '</a></div></nav><div id="comments" class="comments-area">'
               '<h2 class="comments-title">4 thoughts on this</h2><ol class="comment-list">' + "".join(
                   f'<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{w.name()}</b> says: <time datetime="{w.later(3)}">{w.later(3)}</time></footer>'
                   f'<div class="comment-content"><p>{w.comment()}</p><p>{w.comment()}</p></div><div class="reply"><a href="#">Reply</a></div></article></li>' for _ in range(4 + 6 * which)) +
               '</ol><div id="respond"><h3>Leave a Reply</h3><form><p>Your email address will not be published. Required fields are marked *</p><textarea></textarea></form></div></div></main></div>'
               '<div id="secondary" class="widget-area"><aside class="widget widget_recent_entries"><h2>Recent Posts</h2><ul>' + links(w, 5) + '</ul></aside><aside class="widget widget_archive"><h2>Archives</h2>'
               '<ul><li><a href="#">May 2021</a></li><li><a href="#">April 2021</a></li></ul></aside></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def amp(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>{w.title}</title><link rel="canonical" href="{w.url}"><script async src="https://cdn.ampproject.example/v0.js"></script>'
           f'{json_ld(w)}<style amp-custom>h1{{margin:0}}</style></head><body><amp-sidebar id="side" layout="nodisplay"><ul>{links(w, 6)}</ul></amp-sidebar>'
           f'<header class="amp-header"><amp-img src="logo.png"></amp-img></header><amp-consent id="c"><div>This site uses cookies.</div></amp-consent><article class="amp-article"><header class="amp-article-header"><h1 class="amp-title">{w.title}</h1>'
           f'<div class="amp-meta">By {w.author} <time datetime="{w.iso()}">{w.us_date()}</time></div></header><amp-social-share type="twitter"></amp-social-share><div class="amp-article-content">']
    for i, text in enumerate(w.paragraphs(9, 1, 3)):
        out.append(f"<p>{p.take(text)}</p>")
        if i in (2, 5):
            out.append('<amp-ad width="300" height="250" type="x"></amp-ad><div class="ad-label">Advertisement</div>')
        if i == 3:
            out.append(f'<figure class="amp-wp-figure"><amp-img src="b.jpg"></amp-img><figcaption>{p.take(w.caption())}</figcaption></figure>')
    out.append('</div><div class="amp-related-content"><h4>You may also like</h4>' + "".join(f'<div class="amp-related-text"><a href="/x">{w.teaser()}</a></div>' for _ in range(4)) +
               '</div></article><footer class="amp-footer"><p>Back to top</p><a href="/">View non-AMP version</a></footer></body></html>')
    p.html = "\n".join(out)
    return p


def liveblog(seed, which):
    w = Words(seed)
    w.title = "Talks in " + w.random.choice(["Halvik", "Kelm"]) + " – as it happened"
    p = Page(w)
    out = [f'<html><head><title>{w.title} | {w.outlet}</title>{og(w)}{json_ld(w, "LiveBlogPosting")}</head><body><nav class="main-nav"><a href="/">Front page</a><a href="/live">Live</a></nav>'
           f'<div class="live-header"><h1>{w.title}</h1><p class="standfirst">{p.take(w.sentence())}</p><div class="meta-byline">{w.author} and {w.name()}</div><div class="live-date">{w.long_date()}</div></div>'
           '<div class="key-events"><h2>Key events</h2><ol>' + "".join(f'<li><a href="#b{i}"><time>{h}.15</time> {w.teaser()}</a></li>' for i, h in enumerate([14, 12, 10, 9])) + '</ol></div><div class="liveblog-body" id="live">']
    for i in range(7):
        heading = w.heading()
        out.append(f'<div class="block" id="b{i}"><p class="block-time"><time datetime="{w.iso()}T{16 - i}:05:00Z">{16 - i}.05 GMT</time></p><h2 class="block-title">{p.take(heading)}</h2>')
        for text in w.paragraphs(2 if i % 2 else 3, 1, 2):
            out.append(f"<p>{p.take(text)}</p>")
        if i == 3:
            out.append(f'<blockquote class="tweet"><p>{p.take(w.sentence())}</p></blockquote>')
        out.append('<div class="block-share"><a href="#">Share on Facebook</a> <a href="#">Share on Twitter</a></div></div>')
    out.append('</div><div class="pagination"><a href="?page=2">Older</a></div><div class="onward"><h2>Explore more on these topics</h2><ul>' + links(w, 4) + f'</ul></div><footer>© {w.outlet}</footer></body></html>')
    p.html = "\n".join(out)
    return p


def paywall(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(8, 2, 3)
    shown = body[:2] if which else body
    ld = json_ld(w, isAccessibleForFree=False, articleBody="\n\n".join(body)) if which else json_ld(w, isAccessibleForFree=False,
        hasPart={"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"})
    out = [f'<html><head><title>{w.title}</title>{og(w)}{ld}</head><body><div class="o-header"><a href="/">{w.outlet}</a><a href="/login">Sign in</a><a href="/sub">Subscribe</a></div>'
           f'<div class="article"><div class="article-classifier"><a href="/w">World</a></div><h1 class="article-headline">{w.title}</h1><div class="article-info"><span class="article-author">{w.author}</span> '
           f'<span class="article-timestamp">{w.us_date().upper()}</span></div><div class="article__content-body">']
    for i, text in enumerate(shown):
        cls = ' class="paywall"' if i > 1 and not which else ""
        out.append(f"<p{cls}>{p.take(text)}</p>")
    out.append('</div><div class="barrier subscription-barrier"><h2>Read this article for free</h2><p>To continue reading, choose one of our subscriptions. Digital access costs only one crown a week '
               'for the first three months, and you can cancel at any time.</p><ul><li>Unlimited access on all devices</li><li>The weekend edition as an e-paper</li><li>Newsletters by our editors</li></ul>'
               '<a class="button" href="/sub">See all options</a></div></div>')
    out.append(f'<div class="most-read"><h3>Most read</h3><ol>{links(w, 5)}</ol></div></body></html>')
    p.html = "\n".join(out)
    return p


def tabloid(seed, which):
    w = Words(seed)
    p = Page(w)
    bullets = [w.sentence() for _ in range(3)]
    out = [f'<!DOCTYPE html><html><head><title>{w.title} | Daily Beacon Online</title>{og(w)}</head><body id="js-body"><div id="page-container"><div class="puff-top"><ul>{links(w, 8, "linkro")}</ul></div>'
           f'<div class="article wide" id="js-article-text"><h1>{w.title}</h1><ul class="mol-bullets-with-font">' + "".join(f"<li><strong>{p.take(b)}</strong></li>" for b in bullets) +
           f'</ul><p class="author-section byline-plain">By <a class="author" rel="nofollow" href="/a">{w.author}</a> For Daily Beacon Online</p><p class="byline-section"><span class="article-timestamp article-timestamp-published">'
           f'<b>Published:</b> <time datetime="{w.iso()}T14:03:00+0000">14:03 GMT, {w.long_date()}</time></span> | <span class="article-timestamp"><b>Updated:</b> <time datetime="{w.later(1)}">next day</time></span></p>'
           '<div class="shareArticles"><p>Share this article</p><ul><li>Share</li><li><span class="shares-count">231</span> shares</li></ul><a class="comments-count" href="#">612 View comments</a></div><div itemprop="articleBody">']
    for i, text in enumerate(w.paragraphs(12, 1, 1)):
        out.append(f'<p class="mol-para-with-font">{p.take(text)}</p>')
        if i % 4 == 1:
            out.append(f'<div class="artSplitter mol-img-group"><div class="mol-img"><img src="x.jpg"></div><p class="imageCaption">{p.take(w.caption())}</p></div>')
        if i in (4, 8):
            out.append('<div class="related-carousel"><h3>RELATED ARTICLES</h3><ul class="rotator">' + "".join(
                f'<li><a href="/r"><span>{w.teaser().upper()}</span></a></li>' for _ in range(3)) + '</ul><div class="share-this">Share this article</div></div>')
        if i == 6:
            out.append(f'<p><strong>READ MORE: <a href="/r2">{w.teaser()}</a></strong></p>')
    out.append('</div></div><div class="vote"><p>What do you think? Have your say in the poll and tell us in the comments below whether the minister should resign.</p></div><div class="beta" id="sidebar"><h3>DON’T MISS</h3><ul>'
               + "".join(f'<li><a href="/d"><strong>{w.teaser()}</strong> {w.sentence()}</a></li>' for _ in range(12)) + '</ul></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def old_tables(seed, which):
    w = Words(seed)
    p = Page(w)
    body = w.paragraphs(7, 2, 3)
    date_line = f"{w.random.choice(['Halvik', 'Kelm'])}, {w.us_date()}"
    menu = "<br>".join(f'<a href="{i}.htm">{t}</a>' for i, t in enumerate(["Home", "News", "Archive", "Links", "Guestbook", "About us"]))
    text = "<br><br>\n".join(p.take(t) for t in body)
    out = [f'<HTML><HEAD><TITLE>{w.title}</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH=760 BORDER=0><TR><TD COLSPAN=3><IMG SRC=logo.gif>'
           f'<FONT SIZE=1>The Northern Page &middot; since 1997</FONT></TD></TR><TR><TD WIDTH=120 VALIGN=TOP BGCOLOR=#CCCCCC><FONT SIZE=2>{menu}</FONT></TD><TD VALIGN=TOP>'
           f'<FONT SIZE=5><B>{w.title}</B></FONT><BR><FONT SIZE=1>{date_line}</FONT><P>' if which else
           f'<HTML><HEAD><TITLE>{w.title}</TITLE></HEAD><BODY><CENTER><TABLE WIDTH=100%><TR><TD WIDTH=150 VALIGN=TOP>{menu}</TD><TD><H2>{w.title}</H2><I>{w.us_date()}</I><BR><BR>',
           f'<FONT FACE="Arial" SIZE=2>{text}</FONT>',
           f'</TD><TD WIDTH=140 VALIGN=TOP><FONT SIZE=1><B>Other news</B><BR>' + "<BR>".join(f"<A HREF={i}.htm>{w.teaser()}</A>" for i in range(6)) +
           '</FONT></TD></TR></TABLE><HR><FONT SIZE=1>Copyright 2003. Best viewed at 800x600. <A HREF="mailto:web@x.example">Webmaster</A></FONT></BODY></HTML>']
    html = "\n".join(out)
    p.html = html.encode("cp1252", "xmlcharrefreplace")
    return p


def discussion(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<html><head><meta charset="utf-8"><title>{w.title} : {w.outlet}</title>{json_ld(w)}</head><body><div id="wrap"><div id="head"><a href="/">{w.outlet}</a></div><div class="article"><h1>{w.title}</h1>'
           f'<span class="info">{w.long_date()}, by {w.author}</span><div class="text">']
    for text in w.paragraphs(5, 1, 3):
        out.append(f"<p>{p.take(text)}</p>")
    out.append('</div></div><div id="comments-section"><h2>Comments (37)</h2>' + "".join(
        f'<div class="comment" id="c{i}"><span class="commenter">{w.name()}</span> <span class="when">{i + 2} hours ago</span><p>{w.comment()} {w.comment()}</p><p>{w.comment()}</p>'
        f'<a href="#">Reply</a> <a href="#">Report</a></div>' for i in range(14)) + '<p>Comments are closed. Our house rules apply to all contributions.</p></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def cluttered(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html><head><title>{w.outlet} - {w.title}</title><meta name="date" content="{w.iso()}"><meta property="og:title" content="{w.title}"></head><body>'
           '<div id="cookie-law-info-bar"><span>This website uses cookies to improve your experience. We will assume that you are fine with this, but you can opt out if you wish.</span><a>Accept</a><a>Read More</a></div>'
           '<div class="topbar"><span class="weather">Halvik 12°C</span><span>Exchange rates: EUR 1.08</span></div><div class="container"><div class="row"><div class="col-md-8">'
           '<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/p">Politics</a></li><li class="active">' + w.title + '</li></ol>'
           f'<h1>{w.title}</h1><div class="addthis_toolbox"><a>Facebook</a><a>Twitter</a><a>WhatsApp</a><a>Telegram</a></div><div class="post-info">{w.us_date()} 10:22 &nbsp; Views: 1,204 &nbsp; <a href="#">A+</a> <a href="#">A-</a></div>'
           '<div class="post-text">']
    for i, text in enumerate(w.paragraphs(8, 1, 3)):
        out.append(f"<p>{p.take(text)}</p>")
        if i == 2:
            out.append('<div class="adsbygoogle">Advertisement</div>')
        if i == 4:
            out.append('<p><a href="https://t.example/channel">Follow our Telegram channel for more news from the region</a></p>')
    out.append('</div><div class="tag-cloud"><a>treaty</a> <a>river</a> <a>bridge</a> <a>talks</a> <a>mediators</a> <a>customs</a></div><div class="rating">Rate this article: ★★★★☆ (14 votes, average 4.1)</div>'
               '<p class="copyright-note">When using material from this site a link to the source is required.</p>'
               f'<div class="related-news"><h3>Read also</h3>' + "".join(f'<div class="media"><h4><a href="/q">{w.teaser()}</a></h4><p>{w.sentence()}</p></div>' for _ in range(5)) +
               '</div></div><div class="col-md-4"><div class="panel"><div class="panel-heading">News feed</div>' + "".join(f'<div class="feed-item"><span>1{i}:40</span> <a href="/f">{w.teaser()}</a></div>' for i in range(10)) +
               '</div><div class="poll-widget"><h4>Poll</h4><p>Do you expect the treaty to be ratified this year?</p><label>Yes</label><label>No</label></div></div></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def hub(seed, which):
    """A page that holds several short articles in full."""
    w = Words(seed)
    w.title = "The week in diplomacy: four stories to follow"
    p = Page(w)
    out = [f'<html><head><title>{w.title} | {w.outlet}</title>{og(w)}</head><body><div class="nav"><a href="/">Start</a><a href="/week">The week</a></div><div class="collection"><h1>{w.title}</h1><p class="date">{w.us_date()}</p>']
    for i in range(4):
        title = w.teaser()
        out.append(f'<article class="item"><h2><a href="/i{i}">{p.take(title)}</a></h2>' if which else f'<div class="item"><h2>{p.take(title)}</h2>')
        for text in w.paragraphs(3, 2, 3):
            out.append(f"<p>{p.take(text)}</p>")
        out.append('<p class="more"><a href="/full">Read the full story</a></p>' + ("</article>" if which else "</div>"))
    out.append(f'</div><div class="sub-footer"><h3>Earlier weeks</h3><ul>{links(w, 8)}</ul></div></body></html>')
    p.html = "\n".join(out)
    return p


def hashed_classes(seed, which):
    w = Words(seed)
    p = Page(w)
    out = [f'<!DOCTYPE html><html lang="en"><head><title data-rh="true">{w.title} - {w.outlet}</title>{og(w)}{json_ld(w) if which else ""}</head><body><div id="app"><div class="css-1ueoa7z"><div class="css-mt6eok"><div class="css-10bcpzc">'
           '<span class="css-v3rvn2"><a href="/">Sections</a></span></div></div>' f'<main id="site-content"><div><article id="story" class="css-1vxca1d e1lmdhsb0"><div class="css-13xpsjk">'
           f'<h1 class="css-1l8buln e1h9rw200" data-testid="headline">{w.title}</h1></div><p id="article-summary" class="css-w6ymp8 e1wiw3jv0">{p.take(w.sentence())}</p>'
           f'<div class="css-18e8msd"><div class="css-1xwtqow"><p class="css-4anu6l e1jsehar1">By <span class="css-1baulvz" itemprop="name">{w.author}</span></p></div><ul class="css-12yxhmy"><li><time class="css-129k401 e16638kd0" datetime="{w.iso()}T05:00:12-04:00">{w.us_date()}</time></li></ul></div>'
           '<section name="articleBody" class="meteredContent css-1r7ky0e">']
    for i in range(4):
        out.append('<div class="css-1fanzo5 StoryBodyCompanionColumn"><div class="css-53u6y8">')
        for text in w.paragraphs(3, 1, 2):
            out.append(f'<p class="css-g5piaz evys1bk0">{p.take(text)}</p>')
        if i == 2:
            out.append(f'<h2 class="css-ow6j0y eoo0vm40">{p.take(w.heading())}</h2><p class="css-g5piaz evys1bk0">{p.take(w.paragraph())}</p>')
        out.append('</div><aside class="css-ew4tgv" aria-label="companion column"></aside></div><div><div id="story-ad-1-wrapper" class="css-13o6u42"><a class="css-777zgl" href="#after-story-ad-1">Continue reading the main story</a></div></div>')
    out.append('</section><div class="bottom-of-article"><div class="css-vdv0al">A version of this article appears in print, Section A, Page 8 of the national edition. <a href="/o">Order Reprints</a> | <a href="/t">Today’s Paper</a> | <a href="/s">Subscribe</a></div></div></article></div>'
               '<section class="css-1kkgv5x"><h2>Related Content</h2><ol>' + "".join(f'<li><a href="/z"><h3>{w.teaser()}</h3><p>{w.sentence()}</p></a></li>' for _ in range(6)) + '</ol></section></main></div></div></body></html>')
    p.html = "\n".join(out)
    return p


def interview(seed, which):
    w = Words(seed)
    w.title = "“We will not sign at any price”: an interview with " + w.name()
    p = Page(w)
    out = [f'<html><head><meta charset="utf-8"><title>{w.title} – {w.outlet}</title><meta name="DC.date.issued" content="{w.iso()}"><meta name="DC.creator" content="{w.author}"></head><body><div class="header-menu"><ul>{links(w, 6)}</ul></div>'
           f'<div class="content-column"><h1>{w.title}</h1><div class="intro">{p.take(w.sentence())}</div>']
    for _ in range(7):
        q = "What do you say to those who claim that " + w.sentence()[0].lower() + w.sentence()[1:-1] + "?"
        out.append(f"<p><strong>{p.take(q)}</strong></p>")
        for text in w.paragraphs(2 if which else 1, 2, 3):
            out.append(f"<p>{p.take(text)}</p>")
    note = f"Interview: {w.author}"
    out.append(f'<p><em>{p.take(note)}</em></p></div><div class="social-bar"><a>Tweet</a><a>Share</a><a>Pin it</a></div><div class="bottom"><h4>Latest interviews</h4><ul>{links(w, 5)}</ul></div></body></html>')
    p.html = "\n".join(out)
    return p


def report(seed, which):
    """A think tank's report: headings, lists, a table of figures, notes."""
    w = Words(seed)
    p = Page(w)
    out = [f'<html><head><title>{w.title}</title><meta property="og:title" content="{w.title} | Institute for Northern Studies"><meta property="og:site_name" content="Institute for Northern Studies"><meta name="citation_publication_date" content="{w.iso().replace("-", "/")}"></head><body>'
           f'<header role="banner"><nav role="navigation"><ul><li><a href="/r">Research</a></li><li><a href="/e">Experts</a></li><li><a href="/v">Events</a></li></ul></nav></header><div class="page-hero"><span class="type">Report</span><h1>{w.title}</h1>'
           f'<p class="page-date">{w.us_date()}</p></div><div class="page-body"><div class="toc"><h4>Contents</h4><ul><li><a href="#1">Summary</a></li><li><a href="#2">Findings</a></li><li><a href="#3">Recommendations</a></li></ul></div><div class="wysiwyg">']
    for part in ["Summary", "Findings", "Recommendations"]:
        out.append(f"<h2>{p.take(part)}</h2>")
        for text in w.paragraphs(3, 2, 4):
            out.append(f"<p>{p.take(text)}</p>")
        if part == "Findings":
            rows = [(s, str(w.random.randrange(10, 90)), str(w.random.randrange(10, 90))) for s in ["Norland", "Vastria", "Kelmar"]]
            out.append("<table><thead><tr><th>State</th><th>Exports</th><th>Imports</th></tr></thead><tbody>" + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in rows) + "</tbody></table>")
            p.main.append("State Exports Imports")
            p.main += [" ".join(r) for r in rows]
        if part == "Recommendations":
            out.append("<ol>" + "".join(f"<li>{p.take(t[0].upper() + t[1:] + '.')}</li>" for t in w.items(4)) + "</ol>")
    out.append(f'</div></div><section class="authors"><h3>Author</h3><div class="author-card"><h4>{w.author}</h4><p>Senior Fellow in the Security Programme, who has written on the northern seas for many years.</p></div></section>'
               f'<section class="related-research"><h3>Related research</h3><ul>{links(w, 4)}</ul></section><footer role="contentinfo"><p>Subscribe to our newsletter to receive our latest research in your inbox every second Tuesday.</p></footer></body></html>')
    p.html = "\n".join(out)
    return p


TEMPLATES = [broadsheet, wire, ministry, wordpress_blog, amp, liveblog, paywall, tabloid, old_tables, discussion, cluttered, hub,
             hashed_classes, interview, report]
