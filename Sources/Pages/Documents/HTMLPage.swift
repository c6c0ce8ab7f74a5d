internal import Course

/// A whole HTML document: head, style and body, nothing outside itself.
struct HTMLPage {
  let title: String
  let settings: PageSettings
  var style: StyleSheet
  let body: [HTML]
  /// What else belongs into the head.
  var head: [HTML] = []

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
      .element(.meta, [Attribute("name", "generator"), Attribute("content", "Gradus")]),
      .element(.title, [], title),
      .raw(style.text),
    ] + head
  }
}
