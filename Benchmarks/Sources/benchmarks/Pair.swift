import Algebra
import Derivation
import Glibc
import JSON
import Notation

/// Two formulas with what is known of their names, and whether they are equal.
struct Pair {
  let left: String
  let right: String
  let isEqual: Bool
  var given: [(name: String, formula: String)] = []
  var shapes: [(name: String, shape: String)] = []
  var assume: [String] = []

  enum Outcome { case equal, different, undecided, malformed }

  /// Reads both formulas and compares them, as `gradus equal` does.
  func judged() -> Outcome {
    do {
      let context = try FormulaContext(given: given, shapes: shapes, assume: assume)
      let formulas = (
        try read(left, vocabulary: context.vocabulary), try read(right, vocabulary: context.vocabulary)
      )
      switch try context.judge().compare(formulas.0, formulas.1) {
      case .equal: return .equal
      case .different, .differentShape: return .different
      case .undecided: return .undecided
      }
    } catch { return .malformed }
  }

  /// The pairs of a file, one JSON object a line: `{"left","right","equal","given","shapes","assume"}`.
  static func all(in path: String) throws -> [Pair] {
    try File.lines(path).map { line in
      let object = try JSONValue.read(line)
      func names(_ key: String) -> [(String, String)] {
        guard case .object(let members)? = object[key] else { return [] }
        return members.map { ($0.name, $0.value.text) }
      }
      var pair = Pair(
        left: object["left"]?.text ?? "", right: object["right"]?.text ?? "", isEqual: object["equal"] == true
      )
      pair.given = names("given").map { (name: $0.0, formula: $0.1) }
      pair.shapes = names("shapes").map { (name: $0.0, shape: $0.1) }
      if case .array(let assumptions)? = object["assume"] { pair.assume = assumptions.map(\.text) }
      return pair
    }
  }
}

extension JSONValue {
  fileprivate var text: String {
    if case .string(let text) = self { text } else { "" }
  }
}

/// Files of the benchmarks' own.
enum File {
  /// `Benchmarks/data`, wherever the program runs.
  static let data =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/") + "/data/"

  struct Unreadable: Error, CustomStringConvertible {
    let path: String
    var description: String { "'\(path)' cannot be read" }
  }

  static func lines(_ path: String) throws(Unreadable) -> [String] {
    guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }
}
