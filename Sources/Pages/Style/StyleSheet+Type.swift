extension StyleSheet {
  /// Letters, paragraphs, headings, formulas; and what is different in Chinese.
  static let type = """
    @font-face {
      font-family: "Han marks"; unicode-range: U+2014, U+2018-2019, U+201C-201D, U+2026;
      src: local("Noto Serif CJK SC"), local("Source Han Serif SC"), local("Songti SC"), local("SimSun");
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 var(--serif); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; }
    body { margin: 0; overflow-wrap: break-word; font-variant-numeric: lining-nums; font-kerning: normal; }
    main { max-width: 38.6em; margin: 0 auto; }
    p, ul, ol, dl, blockquote, figure, pre, .formula, .table, .answer { margin: 0 0 .75em; }
    p { text-wrap: pretty; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; text-wrap: balance; font-weight: bold; }
    h1 { font-size: 1.9em; margin: 0 0 .8em; }
    h2 { font-size: 1.35em; }
    h3 { font-size: 1.12em; }
    h4, h5, h6 { font-size: 1em; }
    ul, ol { padding-left: 1.6em; }
    li { margin: 0 0 .35em; }
    .tight > li { margin: 0 0 .15em; }
    li > :last-child, blockquote > :last-child, td > :last-child { margin-bottom: 0; }
    blockquote { padding-left: 1em; border-left: 2px solid var(--faint); color: var(--soft); }
    a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .15em; }
    img { max-width: 100%; height: auto; }
    hr { border: 0; border-top: 1px solid var(--faint); margin: 1.5em 0; }
    hr.pause { width: 4em; margin: 1.4em auto; }
    math { font-family: var(--math); font-style: normal; font-weight: normal; }
    .formula { display: block; text-align: center; padding: .1em 0; }
    .formula math { margin: 0; }
    .formula.narrow { display: none; }
    .held { white-space: nowrap; }
    .thin { font-size: .5em; }
    code, pre { font-family: var(--mono); font-size: .8em; font-variant-ligatures: none; }
    p code, li code, td code, figcaption code { overflow-wrap: anywhere; }
    sup { font-size: .7em; line-height: 0; }
    :lang(zh) {
      --serif: "Han marks", "Latin Modern Roman", "STIX Two Text", Cambria, Charter, Georgia, "Noto Serif CJK SC",
        "Source Han Serif SC", "Songti SC", STSong, SimSun, serif;
      --hei: "Latin Modern Roman", "STIX Two Text", Cambria, Georgia, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC",
        "Microsoft YaHei", sans-serif;
    }
    html:lang(zh) { line-height: 1.7; }
    :lang(zh) body { text-autospace: normal; text-spacing-trim: trim-start; line-break: strict; }
    :lang(zh) p { text-align: justify; }
    :lang(zh) :is(h1, h2, h3, h4, h5, h6, th, strong, caption, .what, .ordinal) { font-family: var(--hei); }
    :lang(zh) em { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
    """
}
