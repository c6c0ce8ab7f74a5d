public import SourceText

/// One `##` of a lesson: what is on the screen at a time.
public struct Step: Hashable, Sendable {
  /// Stable name, the same in both languages: the anchor in the heading, else made from the heading's words.
  public let id: String
  public let title: [Inline]
  /// The blocks between the pauses (`---`); at least one piece, which may be empty.
  public let pieces: [[Block]]
  /// Changes when the text of the step does; the same for LF and CRLF.
  public let fingerprint: UInt64
  /// From the heading up to the next one.
  public let range: SourceRange

  public init(
    id: String, title: [Inline], pieces: [[Block]], fingerprint: UInt64, range: SourceRange
  ) {
    self.id = id
    self.title = title
    self.pieces = pieces
    self.fingerprint = fingerprint
    self.range = range
  }

  public var blocks: [Block] { pieces.flatMap { $0 } }

  /// Links that tie the step to code, in reading order.
  public var implementations: [Link] {
    blocks.links.filter {
      if case .implementation = $0.target { true } else { false }
    }
  }

  /// Links to exercises, in reading order.
  public var exercises: [Link] {
    blocks.links.filter {
      if case .exercise = $0.target { true } else { false }
    }
  }

  public var experiments: [ExperimentBlock] {
    blocks.flattened.compactMap {
      if case .experiment(let experiment) = $0.kind { experiment } else { nil }
    }
  }
}
