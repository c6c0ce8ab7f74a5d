internal import Course

/// A whole HTML document: head, style and body, nothing outside itself.
struct HTMLPage {
  let title: String
  let settings: PageSettings
  var style: StyleSheet
  let body: [HTML]
  /// Whether a script of ours is on it.
  var hasScript = false

  init(title: String, settings: PageSettings, runs: [StyleSheet.Run] = [], body: [HTML]) {
    self.title = title
    self.settings = settings
    style = StyleSheet(settings: settings, runs: runs)
    self.body = body
  }

  /// UTF-8.
  func bytes() -> [UInt8] {
    let words = Words(language: settings.language)
    var writer = HTMLWriter(capacity: 1 << 18)
    writer.write(
      .element(.html, [.lang(words.languageTag)], [.element(.head, [], heads), .element(.body, [], body)]))
    return Array("<!DOCTYPE html>\n".utf8) + writer.bytes
  }

  private var heads: [HTML] {
    [
      .element(.meta, [Attribute("charset", "utf-8")]),
      .element(
        .meta, [Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")]),
      // Nothing is loaded and nothing runs, whatever might have got onto the page.
      .element(
        .meta,
        [
          Attribute("http-equiv", "Content-Security-Policy"),
          Attribute(
            "content",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:\(hasScript ? "; script-src 'unsafe-inline'" : "")"
          ),
        ]),
      .element(.meta, [Attribute("name", "generator"), Attribute("content", "Gradus")]),
      .element(.title, [], title),
      .raw(style.text),
    ]
  }
}
