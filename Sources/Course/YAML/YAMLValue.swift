public import SourceText

/// A piece of YAML with its bytes in the file: scalars are text, whatever they look like.
public struct YAMLValue: Hashable, Sendable {
  public let kind: Kind
  public let range: SourceRange

  public init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind: Hashable, Sendable {
    case scalar(String)
    case list([YAMLValue])
    /// In the order of the file; no key twice.
    case map([Entry])
  }

  public struct Entry: Hashable, Sendable {
    public let key: String
    public let keyRange: SourceRange
    public let value: YAMLValue

    public init(_ key: String, at keyRange: SourceRange, _ value: YAMLValue) {
      self.key = key
      self.keyRange = keyRange
      self.value = value
    }
  }
}

extension YAMLValue {
  public var scalar: String? {
    if case .scalar(let text) = kind { text } else { nil }
  }

  public var list: [YAMLValue]? {
    if case .list(let items) = kind { items } else { nil }
  }

  public var map: [Entry]? {
    if case .map(let entries) = kind { entries } else { nil }
  }

  public subscript(_ key: String) -> YAMLValue? {
    map?.first { $0.key == key }?.value
  }

  /// What it is, for a message: `a list`.
  public var kindName: String {
    switch kind {
    case .scalar: "a single value"
    case .list: "a list"
    case .map: "a map"
    }
  }

  /// One line: a list is its items joined by `, `, a list of lists its rows by `; `.
  public var flattened: String {
    switch kind {
    case .scalar(let text): text
    case .list(let items):
      items.map(\.flattened).joined(separator: items.contains { $0.list != nil } ? "; " : ", ")
    case .map(let entries):
      entries.map { "\($0.key) = \($0.value.flattened)" }.joined(separator: ", ")
    }
  }
}
