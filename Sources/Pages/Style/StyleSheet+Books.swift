extension StyleSheet {
  /// Title pages, contents, glossary and index of a book.
  static let books = """
    .title-page { text-align: center; padding: 22vh 0 4em; }
    .title-page h1 { font-size: 2.3em; margin-bottom: .4em; }
    .subtitle { font-size: 1.15em; color: var(--soft); }
    :lang(zh) .title-page p { text-align: center; }
    .imprint { margin-top: 3em; letter-spacing: .08em; }
    .week-page { text-align: center; padding: 6em 0 2em; }
    .week-page h2 { font-size: 1.8em; }
    .week-page .ordinal { display: block; font-size: .6em; font-weight: normal; color: var(--soft); margin-bottom: .4em; }
    .book .lesson .title { font-size: 1.6em; margin: 2.5em 0 .8em; }
    .book .step > :is(h3, h4):first-child { font-size: 1.2em; }
    .unit { font-variant-numeric: lining-nums tabular-nums; }
    .contents ol { list-style: none; padding: 0; margin: 0; }
    .contents li { margin: 0; }
    .contents .week { margin-top: .9em; break-inside: avoid; } .contents .week > a { font-weight: bold; }
    .contents .week ol { padding-left: 1.2em; font-weight: normal; }
    .contents .back:not(.back ~ .back) { margin-top: .9em; }
    .contents-line { display: flex; align-items: baseline; gap: .5em; color: inherit; text-decoration: none; }
    .contents-line .unit { display: inline-block; min-width: 2.2em; }
    .leader { flex: 1; min-width: 1em; border-bottom: 1px dotted var(--soft); }
    .contents-line .page { font-variant-numeric: lining-nums tabular-nums; min-width: 1.6em; text-align: right; }
    .contents-line:has(.page:empty) .leader { visibility: hidden; }
    .glossary { margin: 0; columns: 2 16em; column-gap: 2em; } .glossary .entry { margin: 0 0 .75em; break-inside: avoid; }
    .glossary dt { break-after: avoid; } .glossary .term { font-weight: bold; margin-right: .5em; }
    .glossary dd { margin: 0 0 0 1.4em; } .glossary .facts { font-size: .88em; }
    .contents .back { break-before: avoid; }
    .term-index { columns: 2 14em; column-gap: 2em; font-size: .92em; }
    .term-index ul { list-style: none; padding: 0; margin: 0 0 .6em; }
    .term-index .letter { font-weight: bold; margin: 0 0 .15em; break-after: avoid; }
    .term-index li { break-inside: avoid; padding-left: 1em; text-indent: -1em; margin: 0 0 .15em; }
    .term-index li:first-child { break-before: avoid; }
    .term-index .term::after { content: ","; } .term-index:lang(zh) .term::after { content: ""; }
    @media print {
      .title-page { break-after: page; padding-top: 75mm; }
      .contents { break-after: page; }
      .week-page { break-before: page; break-after: page; padding-top: 80mm; }
      .chapter { break-before: page; }
      .book .lesson .title { margin-top: 0; padding-top: 9mm; }
    }
    """
}
