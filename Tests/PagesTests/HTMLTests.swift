import Testing

@testable import Pages

private func written(_ html: HTML) -> String {
  var writer = HTMLWriter()
  writer.write(html)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct HTMLTests {
  @Test func textAndValuesAreEscaped() {
    let hostile = "<script>alert(\"1\")</script> & 'x' \u{0}\u{B}\u{85}\u{FFFE}\r"
    let page = written(.element(.p, [Attribute("title", hostile)], hostile))
    let escaped =
      "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x' \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\n"
    #expect(page == "<p title=\"\(escaped)\">\(escaped)</p>\n")
  }

  @Test func emptyElementsAreClosedAsTheirLanguageAsks() {
    #expect(written(.element(.br)) == "<br>")
    #expect(written(.element(.rect, [Attribute("width", "1")])) == "<rect width=\"1\"/>")
    #expect(written(.element(.span)) == "<span></span>")
  }

  @Test(arguments: [
    ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
    ("HTTP://example.org", "HTTP://example.org"),
    ("mailto:a@example.org", "mailto:a@example.org"),
    ("https://example.org/中\"<", "https://example.org/%E4%B8%AD%22%3C"),
    ("javascript:alert(1)", nil),
    ("JaVaScRiPt:alert(1)", nil),
    ("java\tscript:alert(1)", nil),
    ("data:text/html,<script>", nil),
    ("file:///etc/passwd", nil),
    ("//example.org", nil),
    ("https:alert(1)", nil),
    ("vbscript:x", nil),
    ("https://a b", nil),
    ("", nil),
  ])
  func onlyWebAndMailLeadOutOfTheCourse(_ link: (written: String, address: String?)) {
    #expect(Address(web: link.written)?.text == link.address)
  }

  @Test func quotedStyleTextCannotEndItsStyleSheet() {
    let quoted = StyleSheet.quoted("\"; } </style><script>\n\\")
    #expect(!quoted.dropFirst().dropLast().contains("\""))
    #expect(!quoted.contains("<") && !quoted.contains("\n") && !quoted.contains("/"))
  }

  @Test func placesAreNamedSafely() {
    #expect(Anchor("week2/08", "reverse walk\"><").name == "week2-08--reverse-walk---")
  }
}
