// Pages as sites make them, invented from first to last.

/// A news page with JSON-LD and everything that stands around an article.
let newsPage = """
  <!DOCTYPE html>
  <html lang="en"><head><meta charset="utf-8"><title>Harrowmoor asks for inquiry | Westerby Gazette</title>
  <meta property="og:title" content="Another headline for elsewhere">
  <script>var page = { "text": "<p>Not this.</p>" };</script>
  <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
  {"@type":["NewsArticle"],"headline":"Harrowmoor asks for an inquiry","datePublished":"2026-03-04T07:30:00.000Z",
  "author":[{"@type":"Person","name":"Ines Calloway"},{"@type":"Person","name":"Tobias Fenn"}],
  "isAccessibleForFree":true}]}</script></head>
  <body class="article-page with-sidebar">
  <header class="masthead"><a href="/">Westerby Gazette</a><nav><ul><li><a href="/news">News</a></li></ul></nav></header>
  <div class="cookie-banner"><p>We use cookies to make the site work. Accept all or manage cookies.</p></div>
  <main>
    <article>
      <header><h1>Harrowmoor asks for an inquiry</h1><p class="standfirst">Councillors want answers about the reservoir.</p>
      <div class="byline">By <a rel="author" href="/ines">Ines Calloway</a></div><time datetime="2026-03-04">4 March</time></header>
      <figure><img src="a.jpg" alt=""><figcaption>The reservoir in May. Photograph: Gazette</figcaption></figure>
      <div class="share-tools"><button>Share</button><a href="#">Copy link</a></div>
      <div class="article-body">
        <p>Councillors in <b>Harrowmoor</b> voted on Tuesday to ask ministers for a public inquiry into the reservoir.</p>
        <p>&ldquo;People deserve to know what happened,&rdquo; said the council&rsquo;s leader, Petra Lindqvist.</p>
        <div class="ad-slot"><p>Advertisement</p></div>
        <p>The water company said it would <q>help in every way</q>, but called an inquiry needless and slow.</p>
        <aside class="related"><h2>Related</h2><ul><li><a href="/1">Reservoir closed for a year</a></li></ul></aside>
        <blockquote>We were never asked, and nobody came to see us.</blockquote>
        <p><a href="/2">Read more: how the reservoir was built</a></p>
        <p>Ministers are to answer within a month, a spokesman said on Wednesday morning.</p>
        <p hidden>Hidden words that nobody sees.</p><p style="display: none">More of them.</p>
      </div>
      <div class="newsletter-signup"><p>Sign up to our newsletter and never miss a story from the valley again.</p></div>
      <h2>More on this story</h2><ul><li><a href="/3">Valley floods</a></li><li><a href="/4">Dam repaired</a></li></ul>
    </article>
    <section id="comments"><h2>Comments</h2><p>What a farce this council has become, and not for the first time.</p></section>
  </main>
  <footer><p>Westerby Gazette is published by nobody in particular. All rights reserved.</p></footer>
  </body></html>
  """

/// A page without semantic tags or structured data, as of twenty years ago.
let tablePage = """
  <html><head><title>Westerby Evening Post - Ferry plan put off</title></head><body bgcolor=white>
  <table width="100%"><tr><td width=150><a href=/>Home</a><br><a href=/n>News</a><br><a href=/s>Sport</a><br>
  <a href=/w>Weather</a><br><a href=/j>Jobs</a></td>
  <td><font size=5><b>Ferry plan put off</b></font><br>
  <div class="author">By Alma Reyes</div>
  <p>The plan for a second ferry across the Tarn has been put off until next year, the harbor board said yesterday.
  <p>Traders in Westerby had asked for it to start in spring, when the road bridge closes for repairs, and were angry.
  <p>"It is a bad day for the town," said Rufus Hale, who keeps a shop by the quay, "and a worse one for the island."
  <p>The board wants an independent review of the costs, which have doubled since the plan was first made, it said.
  </td><td width=200><b>Other stories</b><br><a href=/a>Market opens</a><br><a href=/b>Choir sings again</a><br>
  <a href=/c>School wins prize</a></td></tr></table>
  <center><font size=1>Copyright the Post. <a href=/c>Contact</a> <a href=/p>Privacy</a></font></center>
  </body></html>
  """

/// A running report: each entry is an article within the page.
let liveBlog = """
  <!DOCTYPE html><html><head><title>Vote on the inquiry - live</title><script type="application/ld+json">
  {"@type":"LiveBlogPosting","headline":"Vote on the inquiry: as it happened","datePublished":"2026-05-06",
  "author":{"name":"Gazette staff"},"liveBlogUpdate":[{"@type":"BlogPosting","headline":"One entry"}]}
  </script></head><body><div id="feed">
  <article class="entry"><time datetime="2026-05-06T12:10:00Z">12.10</time><h2>The vote is over</h2>
    <p>The motion for an inquiry has passed by four votes after a debate of nearly three hours in the chamber.</p></article>
  <article class="entry"><time>11.40</time><h2>Minister speaks</h2>
    <p>The minister says that an inquiry would take years, and that families have waited for long enough already.</p></article>
  <article class="entry"><time>10.05</time><h2>Crowds outside</h2>
    <p>Some two hundred people stand outside of the assembly with banners, most of them from the villages of the valley.</p>
  </article></div><div class="sidebar"><p>Most read this week: the ten best walks along the coast of Westerby.</p></div>
  </body></html>
  """

/// The beginning of an article, and a wall.
let paywalledPage = """
  <html><head><title>Behind the reservoir</title><script type="application/ld+json">{"@type":"NewsArticle",
  "headline":"Behind the reservoir","isAccessibleForFree":"False"}</script></head><body><article><h1>Behind the reservoir</h1>
  <p>For six years the people of Harrowmoor have asked one question, and for six years nobody has answered it.</p></article>
  <div class="offer"><p>One month for one crown.</p></div></body></html>
  """

/// The same, said in words only.
let wordedPaywall = """
  <html><head><title>Behind the reservoir</title></head><body><article><h1>Behind the reservoir</h1>
  <p>For six years the people of Harrowmoor have asked one question, and for six years nobody has answered it.</p>
  <p>This article is for subscribers only. Already a subscriber? Log in.</p></article></body></html>
  """

let cookieWall = """
  <html><head><title>Westerby Gazette</title></head><body><div class="dialog"><h2>Before you go on</h2>
  <p>We and our partners use cookies. With your consent we store cookies to measure reading.</p>
  <button>Accept all</button><button>Manage cookies</button></div></body></html>
  """

let scriptShell = """
  <!doctype html><html><head><title>Gazette</title><script src="/app.js"></script></head><body>
  <noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>
  """

let errorPage = """
  <html><head><title>404 Not Found</title></head><body><h1>Page not found</h1><p>We could not find that page.</p></body></html>
  """

let frontPage =
  "<html><head><title>News</title></head><body><main>"
  + (1...60).map { "<div><h3><a href='/\($0)'>A headline of several words for story number \($0)</a></h3></div>" }
  .joined()
  + "</main></body></html>"
