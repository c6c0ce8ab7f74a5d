/// A name and a value of an element. Names are this module's literals; values are escaped when written.
struct Attribute: Hashable, Sendable {
  let name: String
  /// Nil for one that is true by standing there.
  let value: String?

  init(_ name: StaticString, _ value: String? = nil) {
    self.name = name.description
    self.value = value
  }

  /// One of a formula's attributes, whose name has been found in the list of those that are allowed.
  init(allowed name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  static func id(_ anchor: Anchor) -> Attribute { Attribute("id", anchor.name) }
  static func href(_ address: Address) -> Attribute { Attribute("href", address.text) }
  static func lang(_ tag: String) -> Attribute { Attribute("lang", tag) }
  /// What a screen reader says in place of the content.
  static func label(_ words: String) -> Attribute { Attribute("aria-label", words) }
  static let isHidden = Attribute("aria-hidden", "true")
  static let isPicture = Attribute("role", "img")
}
