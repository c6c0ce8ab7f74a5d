import Algebra
import Notation
import SourceText
import Testing

@testable import Derivation

/// Every line of every right derivation, spoiled by one edit of the catalogue at a time.
struct MutationTests {
  struct Score {
    var tried = 0
    var found = 0
    var named = 0
    var misnamed: [String] = []
    var missed: [String] = []

    mutating func add(_ other: Score) {
      tried += other.tried
      found += other.found
      named += other.named
      misnamed += other.misnamed
      missed += other.missed
    }
  }

  @Test func findsTheSpoiledLineAndNamesTheEdit() async throws {
    let items = try DerivationCase.load("right.txt")
    let score = try await withThrowingTaskGroup(of: Score.self) { group in
      for (number, item) in items.enumerated() {
        group.addTask { try MutationTests.score(item, seed: 20_240_607 + UInt64(number)) }
      }
      return try await group.reduce(into: Score()) { $0.add($1) }
    }
    #expect(score.tried > 100)
    #expect(score.found == score.tried, "not found: \(score.missed.prefix(5).joined(separator: "\n"))")
    #expect(
      score.named * 10 >= score.tried * 9,
      "\(score.named) of \(score.tried)\n\(score.misnamed.sorted().joined(separator: "\n"))")
  }

  private static func score(_ item: DerivationCase, seed: UInt64) throws -> Score {
    var generator = SeededGenerator(seed: seed)
    var score = Score()
    let checker = try item.checker()
    // Every second line, and of the next derivation the others: all of them take half a minute.
    for index in item.lines.indices where (UInt64(index) + seed) % stride == 0 {
      try spoil(item, checker, index, &generator, &score)
    }
    return score
  }

  /// How many edits of one line are tried.
  private static let editsALine = 1
  private static let stride: UInt64 = 2

  private static func spoil(
    _ item: DerivationCase, _ checker: DerivationChecker, _ index: Int, _ generator: inout SeededGenerator,
    _ score: inout Score
  ) throws {
    let entry = item.lines[index]
    var judge = LineJudge(checker, lines: item.lines)
    for line in item.lines[..<index] { _ = judge.judge(line) }
    var scanner = LineScanner(entry) { judge.scope.isKnown(Symbol($0)) }
    let statements = scanner.scan().statements
    guard statements.count == 1, let statement = statements.first,
      let chain = try? readChain(statement.text, vocabulary: judge.vocabulary), let last = chain.sides.last,
      chain.leading != nil || chain.sides.count > 1, chain.links.allSatisfy({ $0.relation == .equal })
    else { return }
    let side = item.shapes.isEmpty ? last.flattened : last
    let report = judge.judge(entry)
    guard report.verdict == .right, let state = judge.chain, let right = state.last else { return }
    var variable: Symbol?
    if case .derivative(_, let variables, _) = state.head.node { variable = variables.names.first }
    let context = SlipContext(judge.scope, wrong: right, lines: [right, state.head], variable: variable)
    var edits: [(name: String, formula: Expression, handle: Int?)] = []
    for (path, spot) in side.spots {
      for slip in Slip.all {
        for edit in slip.spoil(spot, context) {
          edits.append((slip.name, side.replacing(at: path[...], with: edit.result), nil))
        }
      }
    }
    // Several edits may come to the same line: each is a name for it.
    guard var screening = try? Screening(judge.scope.judge, samples: [state.truth, right]) else { return }
    let handles = edits.map { screening.add(judge.scope.resolved($0.formula)) }
    screening.evaluate()
    edits.indices.forEach { edits[$0].handle = handles[$0] }
    let all = edits
    edits.shuffle(using: &generator)
    var taken = 0
    for edit in edits {
      guard taken < editsALine else { return }
      let resolved = judge.scope.resolved(edit.formula)
      guard case .different? = try? judge.scope.judge.compare(state.truth, resolved) else { continue }
      if edit.formula.numericValue != nil && edit.formula == side { continue }
      taken += 1
      let range = side.range.shifted(by: statement.range.lower)
      let bytes = Array(entry.utf8)
      let text =
        String(decoding: bytes[..<range.lower], as: UTF8.self) + write(edit.formula.withPlainNames)
        + String(decoding: bytes[range.upper...], as: UTF8.self)
      let found = checker.check(lines: Array(item.lines[..<index]) + [text])
      score.tried += 1
      if found.verdict == .wrong && found.faultyLine == index + 1 {
        score.found += 1
      } else {
        score.missed.append("\(item.title): \(text) → \(found.summary)")
      }
      let names = all.filter { other in
        guard let a = edit.handle, let b = other.handle else { return other.formula == edit.formula }
        return screening.agreeEverywhere(a, b)
      }.map(\.name)
      if let name = found.slip?.name, names.contains(name) {
        score.named += 1
      } else {
        score.misnamed.append("\(edit.name) → \(found.slip?.name ?? "none"): \(entry) → \(text)")
      }
    }
  }
}

/// SplitMix64: the same numbers on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
