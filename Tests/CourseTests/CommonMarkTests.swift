import Foundation
import SourceText
import Testing

@testable import Course

/// The examples of the CommonMark specification, read at test time from where `scripts/commonmark-spec` put them:
/// `make conformance`.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["COMMONMARK_SPEC"] != nil))
struct CommonMarkTests {
  struct Example {
    let number: Int
    let markdown: String
    let html: String
  }

  static func examples() throws -> [Example] {
    let path = ProcessInfo.processInfo.environment["COMMONMARK_SPEC"] ?? ""
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")[...]
    while let line = lines.popFirst() {
      guard line == fence + " example" else { continue }
      let markdown = lines.prefix { $0 != "." }
      lines = lines.dropFirst(markdown.count + 1)
      let html = lines.prefix { $0 != fence }
      lines = lines.dropFirst(html.count + 1)
      let text = { (part: ArraySlice<String>) in
        part.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t")
      }
      examples.append(Example(number: examples.count + 1, markdown: text(markdown), html: text(html)))
    }
    return examples
  }

  /// What our tree says is what the specification says, tag by tag; formulas and claims, which it does not know, occur in none.
  @Test func agreesWithTheSpecification() throws {
    let examples = try CommonMarkTests.examples()
    #expect(examples.count == 652)
    for example in examples {
      let document = Document(SourceFile(name: "\(example.number).md", text: example.markdown))
      let ours = CommonMarkTests.normalized(document.blocks.html)
      #expect(ours == CommonMarkTests.normalized(example.html), "example \(example.number)")
    }
  }

  /// Opened as a lesson, no word of an example is lost.
  @Test func losesNoText() throws {
    for example in try CommonMarkTests.examples() {
      let lesson = Lesson(SourceFile(name: "\(example.number).md", text: example.markdown))
      let seen = lesson.allText.filter { !$0.isWhitespace }
      for word in CommonMarkTests.words(of: example.html) {
        #expect(seen.contains(word), "example \(example.number): \(word)")
      }
    }
  }

  /// The texts between the tags, entities resolved.
  static func words(of html: String) -> [String] {
    var texts: [String] = []
    var text = ""
    var isTag = false
    for character in html {
      switch character {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { text.append(character) }
      }
      if character == "<" || character.isWhitespace {
        if !text.isEmpty { texts.append(text) }
        text = ""
      }
    }
    texts.append(text)
    let entities = ["&quot;": "\"", "&lt;": "<", "&gt;": ">", "&amp;": "&"]
    return texts.map { text in
      entities.sorted { $0.key > $1.key }.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
        .filter { !$0.isWhitespace }
    }.filter { !$0.isEmpty }
  }

  /// Without the white space between tags, and with what HTML leaves open spelled in one way.
  private static func normalized(_ html: String) -> String {
    html.replacingOccurrences(of: "\\s*\n\\s*", with: "\n", options: .regularExpression)
      .replacingOccurrences(of: ">\n<", with: "><").replacingOccurrences(of: "\n</li>", with: "</li>")
      .replacingOccurrences(of: "<li>\n", with: "<li>").replacingOccurrences(of: ">\n", with: ">")
      .replacingOccurrences(of: "\n<", with: "<")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

extension [Block] {
  fileprivate var html: String { map { $0.html(isTight: false) }.joined(separator: "\n") }
}

extension Block {
  fileprivate func html(isTight: Bool) -> String {
    switch kind {
    case .paragraph(let inlines): isTight ? inlines.html : "<p>\(inlines.html)</p>"
    case .heading(let level, let inlines): "<h\(level)>\(inlines.html)</h\(level)>"
    case .quote(let blocks): "<blockquote>\n\(blocks.html)\n</blockquote>"
    case .code(let language, let text):
      "<pre><code\(language.isEmpty ? "" : " class=\"language-\(language.escaped)\"")>\(text.escaped)</code></pre>"
    case .html(let text): text
    case .rule: "<hr />"
    case .list(let list):
      switch list.style {
      case .bullet: "<ul>\n\(list.html)\n</ul>"
      case .ordered(let start): "<ol\(start == 1 ? "" : " start=\"\(start)\"")>\n\(list.html)\n</ol>"
      }
    case .image(let alternative, let source, let title):
      (isTight ? "" : "<p>") + imageHTML(alternative, source, title) + (isTight ? "" : "</p>")
    case .exercise(let link, let text), .implementation(let link, let text):
      "<p>\(linkHTML(text, link))</p>"
    case .math(let math): "<p>$\(math.latex)$</p>"
    case .table, .experiment: "<unexpected>"
    }
  }
}

extension Block.List {
  fileprivate var html: String {
    items.map { item in
      "<li>\n" + item.blocks.map { $0.html(isTight: isTight) }.joined(separator: "\n") + "</li>"
    }.joined(separator: "\n")
  }
}

extension [Inline] {
  fileprivate var html: String { map(\.html).joined() }
}

extension Inline {
  fileprivate var html: String {
    switch kind {
    case .text(let text): text.escaped
    case .emphasis(let inner): "<em>\(inner.html)</em>"
    case .strong(let inner): "<strong>\(inner.html)</strong>"
    case .code(let text): "<code>\(text.escaped)</code>"
    case .math(let math): "$\(math.latex)$"
    case .link(let inner, let link): linkHTML(inner, link)
    case .image(let alternative, let source, let title): imageHTML(alternative, source, title)
    case .softBreak: "\n"
    case .hardBreak: "<br />\n"
    case .html(let text): text
    case .claim: ""
    }
  }
}

private func linkHTML(_ text: [Inline], _ link: Link) -> String {
  "<a href=\"\(link.destination.encoded)\"\(titleHTML(link.title))>\(text.html)</a>"
}

private func imageHTML(_ alternative: [Inline], _ source: String, _ title: String) -> String {
  "<img src=\"\(source.encoded)\" alt=\"\(alternative.plainText.escaped)\"\(titleHTML(title)) />"
}

private func titleHTML(_ title: String) -> String { title.isEmpty ? "" : " title=\"\(title.escaped)\"" }

extension String {
  fileprivate var escaped: String {
    replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }

  /// A destination as cmark writes it into an attribute.
  fileprivate var encoded: String {
    var encoded = ""
    for byte in utf8 {
      let character = Character(Unicode.Scalar(byte))
      switch character {
      case "&": encoded += "&amp;"
      case "'": encoded += "&#x27;"
      case "a"..."z", "A"..."Z", "0"..."9": encoded.append(character)
      default:
        if "-_.+!*(),%#@?=;:/$~".contains(character) {
          encoded.append(character)
        } else {
          encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
      }
    }
    return encoded
  }
}
