import Course
import SourceText

/// One thing that is asked of an exercise. Each stands in a file of its own and in one line of `all`.
struct ExerciseRule: Sendable {
  let check: @Sendable (Exercise, LintWorld) -> [Finding]

  init(_ check: @escaping @Sendable (Exercise, LintWorld) -> [Finding]) {
    self.check = check
  }

  static let all: [ExerciseRule] = [
    .facts,
    .words,
    .twin,
    .tests,
    .numbers,
  ]
}

extension ExerciseRule {
  /// Unit, difficulty and minutes are said, and there are answers to try it on.
  static let facts = ExerciseRule { exercise, _ in
    var missing: [String] = []
    if exercise.facts.unit == nil { missing.append("unit") }
    if exercise.facts.difficulty == nil { missing.append("difficulty") }
    if exercise.facts.minutes == nil { missing.append("minutes") }
    if exercise.tests.right.isEmpty { missing.append("tests.right") }
    if exercise.tests.wrong.isEmpty { missing.append("tests.wrong") }
    return missing.map { key in
      Finding(
        exercise.source,
        Diagnostic("lint.missing-key", at: SourceRange(0, 3), "'\(key)' is missing in the front matter"))
    }
  }

  /// The formulas can be laid out, the links lead somewhere.
  static let words = ExerciseRule { exercise, world in
    let blocks = exercise.allBlocks
    let check = LinkCheck(path: exercise.words.name, world)
    return (blocks.formulas.compactMap(formulaProblem) + blocks.links.compactMap(check.diagnostic)).map {
      Finding(exercise.words, $0)
    }
  }

  /// The Chinese twin is there, reads, and has the same sections, lists and formulas to answer from.
  static let twin = ExerciseRule { exercise, _ in
    let top = SourceRange(at: 0)
    guard exercise.id.contains("/"), exercise.language == .english else { return [] }
    let path = String(exercise.source.name.dropLast(3)) + ".zh.md"
    guard isFile(path) else {
      return [
        Finding(
          exercise.source,
          Diagnostic("lint.no-twin", at: top, "there is no Chinese twin '\(Path.name(of: path))'"))
      ]
    }
    let twin: Exercise
    do throws(ExerciseError) {
      twin = try Exercise.read(path)
    } catch {
      if case .faulty(let findings) = error { return findings.filter { $0.file.name == path } }
      return []
    }
    var findings = twin.findings.filter { $0.file.name == path }
    let counts: [(String, Int, Int)] = [
      ("hints", twin.hints.count, exercise.hints.count),
      ("claims", twin.allBlocks.allClaims.count, exercise.allBlocks.allClaims.count),
      ("list items", twin.listItemCount, exercise.listItemCount),
    ]
    for (what, own, other) in counts where own != other {
      findings.append(
        Finding(
          twin.words, Diagnostic("lint.twin", at: top, "\(own) \(what) here, \(other) in the English file")))
    }
    findings += twin.allBlocks.formulas.compactMap(formulaProblem).map { Finding(twin.words, $0) }
    return findings
  }
}

extension Exercise {
  /// All that a learner may come to read.
  var allBlocks: [Block] { prompt + hints.flatMap { $0 } + solution + explanation }

  fileprivate var listItemCount: Int {
    prompt.reduce(0) { count, block in
      if case .list(let list) = block.kind { count + list.items.count } else { count }
    }
  }
}
