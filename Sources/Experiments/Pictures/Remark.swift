/// A sentence between the pictures.
public struct Remark: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case plain
    /// What the run shows: the sentence to take away.
    case finding
    /// Something went wrong on purpose, or looks right and is not.
    case warning
  }

  public let text: LocalizedText
  public let kind: Kind

  public init(_ text: LocalizedText, _ kind: Kind = .plain) {
    self.text = text
    self.kind = kind
  }
}
