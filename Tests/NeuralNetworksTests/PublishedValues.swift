import Foundation
import Testing

@testable import NeuralNetworks
@testable import Numerics

/// One value that the course's notebooks or tests print, with the recipe of its inputs.
///
/// A recipe is a list of lines: `seed 1` starts the random numbers, `X = randn 2 3` draws (`> 0` makes it 0 or 1),
/// `b = 2` and `w = [[1],[2]]` are given.
struct PublishedValue: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let week: Int
  let run: String
  let inputs: [String]
  let expected: [String: Figure]
  let relative: Double
  let absolute: Double
  var testDescription: String { "week \(week): \(name)" }

  /// A number or a table of numbers.
  struct Figure: Decodable, Sendable {
    let matrix: Matrix

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        matrix = [[number]]
      } else if let row = try? container.decode([Double].self) {
        matrix = .row(row)
      } else {
        matrix = Matrix(try container.decode([[Double]].self))
      }
    }
  }

  /// The inputs, made.
  func recipe() throws -> Recipe {
    var recipe = Recipe()
    for line in inputs { try recipe.follow(line) }
    return recipe
  }

  static let all: [PublishedValue] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Golden/published-values.json")
    do {
      return try JSONDecoder().decode([PublishedValue].self, from: Data(contentsOf: url))
    } catch {
      fatalError("published-values.json: \(error)")
    }
  }()
}

/// Named matrices, made line by line.
struct Recipe {
  private var values: [String: Matrix] = [:]
  private var random = RandomState(seed: 0)

  struct Unreadable: Error { let line: String }

  mutating func follow(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    if words[0] == "seed", let seed = UInt32(words[1]) {
      random.seed(seed)
      return
    }
    guard words.count > 2, words[1] == "=" else { throw Unreadable(line: line) }
    if words[2] == "randn", let rows = Int(words[3]), let columns = Int(words[4]) {
      let drawn = random.randn(rows, columns)
      values[words[0]] = words.count > 5 ? drawn.map { $0 > 0 ? 1 : 0 } : drawn
    } else {
      let text = Data(words[2...].joined().utf8)
      values[words[0]] = try JSONDecoder().decode(PublishedValue.Figure.self, from: text).matrix
    }
  }

  /// The matrix of that name; a test that asks for one that is missing is wrong.
  subscript(name: String) -> Matrix {
    guard let value = values[name] else { fatalError("no '\(name)' in the recipe") }
    return value
  }

  func has(_ name: String) -> Bool { values[name] != nil }
  func number(_ name: String) -> Double { self[name][0, 0] }
  func count(_ name: String) -> Int { Int(number(name)) }
}
