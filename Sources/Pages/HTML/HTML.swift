/// A piece of a page: text, an element, or several pieces one after the other.
///
/// Text reaches the page only through `text` and attribute values, which the writer escapes; names of elements and
/// attributes are literals of this module. So nothing that an author or a learner wrote can become markup.
indirect enum HTML: Hashable, Sendable {
  case text(String)
  case element(Element)
  case several([HTML])
  case raw(RawText)

  struct Element: Hashable, Sendable {
    let tag: Tag
    var attributes: [Attribute]
    var children: [HTML]
  }

  static let nothing = HTML.several([])

  static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ children: [HTML] = []) -> HTML {
    .element(Element(tag: tag, attributes: attributes, children: children))
  }

  static func element(_ tag: Tag, _ attributes: [Attribute] = [], _ text: String) -> HTML {
    .element(Element(tag: tag, attributes: attributes, children: [.text(text)]))
  }

  var isNothing: Bool {
    if case .several(let pieces) = self { pieces.allSatisfy(\.isNothing) } else { false }
  }

  /// The text that a reader sees, without markup.
  var plainText: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.children.map(\.plainText).joined()
    case .several(let pieces): pieces.map(\.plainText).joined()
    case .raw: ""
    }
  }
}

extension HTML: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .text(text) }
}
