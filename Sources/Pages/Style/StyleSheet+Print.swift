internal import Course

extension StyleSheet {
  /// Paper: what may not be parted, and what is only for a screen.
  static let print = """
    @media print {
      :root { color-scheme: light; }
      html { font-size: 11pt; line-height: 1.38; background: none; orphans: 3; widows: 3; }
      html:lang(zh) { line-height: 1.6; font-size: 10.5pt; }
      main { max-width: none; padding: 0; }
      nav.bar, .screen-only { display: none; }
      a { color: inherit; text-decoration: none; }
      a.web:not(.bare)::after { content: " (" attr(href) ")"; font-size: .8em; overflow-wrap: anywhere; color: var(--soft); }
      h1, h2, h3, h4, h5, h6, figcaption, caption, .part-heading, .instruction, .sheet-head, .exercise header { break-after: avoid; }
      h1, h2, h3, h4, h5, h6, figcaption, .formula, .noted, .table tr, .drawing, .write, .options > li, .key, img, svg,
        .finding, .warning, .line, .picture { break-inside: avoid; }
      .code:not(.long), .exercise:not(.long), .hints section, blockquote { break-inside: avoid; }
      .table:not(.tall) { break-inside: avoid; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      code { font-size: .76em; } pre { font-size: .67em; }
      .code { background: none; border: 0; border-left: 1.5px solid var(--faint); padding: 0 0 0 .7em; }
      .exercise.long > .kept { break-after: avoid; }
      .step:last-child > :last-child { break-before: avoid; }
      .step:last-child > :is(ul, ol):nth-last-child(-n+2) > li:last-child { break-before: avoid; }
      .last-page { break-before: page; }
      .write, .sheet-head .field { min-height: 9mm; }
    }
    """

  /// The sheet, its margins, the running heads and the numbers of the pages.
  var paper: String {
    let size = settings.paper == .a4 ? "A4" : "letter"
    // Both sheets have lines of 150 millimetres.
    let side = settings.paper == .a4 ? 30 : 33
    let number =
      settings.language == .chinese
      ? "\"第 \" counter(page) \" 页，共 \" counter(pages) \" 页\""
      : "\"Page \" counter(page) \" of \" counter(pages)"
    let font =
      settings.language == .chinese
      ? "8.5pt \"Latin Modern Roman\", \"STIX Two Text\", Georgia, \"Noto Serif CJK SC\", \"Songti SC\", serif"
      : "8.5pt \"Latin Modern Roman\", \"STIX Two Text\", Cambria, Georgia, serif"
    let bottom = "@bottom-center { content: \(number); font: \(font); color: #444; }"
    var text = "@page { size: \(size); margin: 25mm \(side)mm 27mm; \(bottom) }\n"
    if settings.isTwoSided {
      text += "@media print { .week-page { break-before: recto; } }\n"
      text += "@page :left { margin-left: \(side - 4)mm; margin-right: \(side + 4)mm; }\n"
      text += "@page :right { margin-left: \(side + 4)mm; margin-right: \(side - 4)mm; }\n"
    }
    for run in runs { text += rules(of: run, font: font) }
    return text
  }

  private func rules(of run: Run, font: String) -> String {
    let page = run.name
    let head = { (place: String, words: String) in
      "@\(place) { content: \(StyleSheet.quoted(words)); font: \(font); color: #444; vertical-align: bottom; padding-bottom: 5mm; }"
    }
    var text = ".run-\(page) { page: \(page); }\n"
    if run.isBare {
      return text + "@page \(page) { @bottom-center { content: none; } }\n"
    }
    if settings.isTwoSided {
      text += "@page \(page):left { \(head("top-left", run.left)) }\n"
      text += "@page \(page):right { \(head("top-right", run.right)) }\n"
    } else {
      text += "@page \(page) { \(head("top-left", run.left)) \(head("top-right", run.right)) }\n"
    }
    return text
  }
}
