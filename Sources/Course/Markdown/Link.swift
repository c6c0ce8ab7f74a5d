public import SourceText

/// Where a link leads.
public struct Link: Hashable, Sendable {
  /// As it was written: `../../Sources/NeuralNetworks/ComputationGraph.swift#backward`.
  public let destination: String
  public let title: String
  public let target: Target
  /// The whole link, from its `[`.
  public let range: SourceRange

  public enum Target: Hashable, Sendable {
    /// A declaration of a Swift file: the path as written and the name behind `#` (`backward`, `Graph.backward`).
    case implementation(path: String, symbol: String)
    /// A Markdown file below a folder `exercises`.
    case exercise(path: String)
    /// Another Markdown file, or a place in this one (`path` is empty).
    case lesson(path: String, fragment: String)
    /// Something else beside the lesson.
    case file(path: String)
    /// `https:`, `mailto:` and other schemes.
    case web
  }

  public init(destination: String, title: String = "", range: SourceRange) {
    self.destination = destination
    self.title = title
    self.range = range
    target = Target(destination)
  }
}

extension Link.Target {
  init(_ destination: String) {
    if Link.hasScheme(destination) || destination.hasPrefix("//") {
      self = .web
      return
    }
    let bytes = destination.utf8
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let path = String(destination[..<hash])
    let fragment = hash == bytes.endIndex ? "" : String(destination[bytes.index(after: hash)...])
    if path.hasSuffix(".swift") && !fragment.isEmpty {
      self = .implementation(path: path, symbol: fragment)
    } else if path.hasSuffix(".md") || path.isEmpty {
      let isExercise = path.split(separator: "/").dropLast().contains("exercises")
      self = isExercise ? .exercise(path: path) : .lesson(path: path, fragment: fragment)
    } else {
      self = .file(path: path)
    }
  }
}

extension Link {
  /// Whether a text begins like `https:`: a letter, then letters, digits, `+`, `-` or `.`, then a colon.
  static func hasScheme(_ text: String) -> Bool {
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return length > 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if length == 0 { return false }
      default: return false
      }
      length += 1
    }
    return false
  }
}
