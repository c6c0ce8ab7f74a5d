import Algebra
import Derivation
import JSON
import Notation
import SourceText

extension EqualityQuestion {
  /// The question in one line of `gradus equal --jsonl`; the reason where it is none.
  static func asked(by line: JSONValue) -> Result<EqualityQuestion, QuestionError> {
    guard let left = line["left"]?.string, let right = line["right"]?.string else {
      return .failure(QuestionError(message: "'left' and 'right' have to be texts"))
    }
    var question = EqualityQuestion(left: left, right: right)
    let word = line["syntax"]?.string ?? "auto"
    guard let syntax = Syntax(word: word) else {
      return .failure(
        QuestionError(message: "syntax '\(word)' is not one of auto, plain, latex, numpy"))
    }
    question.syntax = syntax
    for (name, value) in line.members("given") { question.given.append((name, value)) }
    for (name, value) in line.members("shapes") { question.shapes.append((name, value)) }
    question.assume = line.texts("assume")
    question.namesSlips = !question.given.isEmpty || !question.shapes.isEmpty
    return .success(question)
  }
}

/// Why a line of a stream asks nothing.
struct QuestionError: Error {
  let message: String
}

extension JSONValue {
  /// The members of an object whose values are texts or numbers.
  func members(_ name: String) -> [(String, String)] {
    guard case .object(let members)? = self[name] else { return [] }
    return members.compactMap { member in
      switch member.value {
      case .string(let text), .number(let text): (member.name, text)
      default: nil
      }
    }
  }

  /// The texts of a list; a single text counts as a list of one.
  func texts(_ name: String) -> [String] {
    switch self[name] {
    case .string(let text)?: [text]
    case .array(let values)?: values.compactMap(\.string)
    default: []
    }
  }
}

extension EqualityQuestion.Answer {
  func json(id: JSONValue?) -> JSONValue {
    var range: JSONValue?
    if let fault {
      range = .members(
        ("side", .string(fault.side)), ("start", .integer(fault.diagnostic.range.lower)),
        ("end", .integer(fault.diagnostic.range.upper)))
    }
    return .members(
      ("id", id), ("verdict", .string(outcome.rawValue)), ("how", how.map { .string($0) }),
      ("at", counterexample.map { $0.point.json }), ("left", counterexample.map { $0.left.json }),
      ("right", counterexample.map { $0.right.json }), ("slip", slip.map { .string($0.name) }),
      ("message", .string(message)), ("range", range), ("help", fault?.diagnostic.help.map { .string($0) }),
      ("warnings", warnings.isEmpty ? nil : .strings(warnings.map(\.message))))
  }
}

extension Rational {
  /// A number where JSON's decimal notation holds it, else the fraction as a text.
  var json: JSONValue {
    if let whole = integer { return .integer(whole) }
    let value = approximation
    return Rational(exactly: value) == self || denominatorIsDecimal ? .double(value) : .string(text)
  }

  private var denominatorIsDecimal: Bool {
    guard var rest = denominator.small else { return false }
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    return rest == 1
  }
}

extension Counterexample.PointValue {
  var json: JSONValue {
    switch self {
    case .exact(let value): value.json
    case .bounds(let low, let high): .double(low / 2 + high / 2)
    case .undefined: .string("undefined")
    case .entry(let row, let column, let value):
      .members(("row", .integer(row)), ("column", .integer(column)), ("value", value.json))
    }
  }
}

extension [Coordinate] {
  /// `{"a": 2}`; the entries of an array are put together: `{"W": [[1, 2], [3, 4]]}`.
  var json: JSONValue {
    var members: [JSONValue.Member] = []
    var arrays: [(name: String, entries: [(row: Int, column: Int, value: JSONValue)])] = []
    for coordinate in self {
      guard let entry = coordinate.name.arrayEntry else {
        members.append(JSONValue.Member(coordinate.name.name, coordinate.value.json))
        continue
      }
      let item = (entry.row, entry.column, coordinate.value.json)
      if let index = arrays.firstIndex(where: { $0.name == entry.name }) {
        arrays[index].entries.append(item)
      } else {
        arrays.append((entry.name, [item]))
      }
    }
    for array in arrays {
      let rows = (array.entries.map(\.row).max() ?? 0) + 1
      let columns = (array.entries.map(\.column).max() ?? 0) + 1
      // An entry that the difference does not depend on is not in the point; any number will do there.
      var grid = [[JSONValue]](
        repeating: [JSONValue](repeating: .integer(0), count: columns), count: rows)
      for entry in array.entries { grid[entry.row][entry.column] = entry.value }
      members.append(JSONValue.Member(array.name, .array(grid.map { .array($0) })))
    }
    return .object(members)
  }
}

extension Symbol {
  /// `W1[0,1]` as an entry of `W1`.
  fileprivate var arrayEntry: (name: String, row: Int, column: Int)? {
    guard name.utf8.last == UInt8(ascii: "]"), let open = name.lastIndex(of: "[") else { return nil }
    let numbers = name[name.index(after: open)...].dropLast().split(separator: ",")
    guard numbers.count == 2, let row = Int(numbers[0]), let column = Int(numbers[1]) else { return nil }
    return (String(name[..<open]), row, column)
  }
}
